import { i18n } from "discourse-i18n";
import type { RequestOptions } from "./discourse";
import { momentText, type Reader } from "./inquiry-words";
import type { InquiryAct, InquiryPayload, Verdict } from "./payloads";

/** A button of an act; without a verb it opens something. */
export interface ActButton {
  act: InquiryAct;
  name: string;
  label: string;
  verb?: RequestOptions["type"];
  path: string;
  data: object;
  /** What is said once it is done. */
  done?: string;
  disabled?: boolean;
  title?: string;
}

/** The buttons of an act; two where it is a choice. */
export function buttonsOf(
  act: InquiryAct,
  inquiry: InquiryPayload,
  reader: Reader
): ActButton[] {
  const button = (name: string, rest: Partial<ActButton> = {}): ActButton => ({
    act,
    name: name.replaceAll("_", "-"),
    label: `house_rules.inquiry.${name}`,
    path: "",
    data: {},
    ...rest,
  });

  switch (act) {
    case "judge":
      return verdicts(inquiry).map((verdict) =>
        button(verdict, {
          label: `house_rules.inquiry.${verdictLabel(verdict, inquiry)}`,
          verb: "PUT",
          path: "verdict",
          data: { verdict },
        })
      );
    case "look_at":
      return ["needs_answer", "thanks"].map((decision) =>
        button(decision, {
          verb: "PUT",
          path: "look-at",
          data: { decision, ...lastRead(decision, inquiry) },
        })
      );
    case "nudge":
      return [button("nudge", nudge(inquiry, reader))];
    case "same_here": {
      const { said_same_here: said } = inquiry;
      const name = said ? "same_here_undo" : "same_here";
      const verb = said ? "DELETE" : "POST";
      return [button(name, { verb, path: "same-here" })];
    }
    case "take_back":
      return [
        button("take_back", {
          verb: "DELETE",
          path: "hand-over",
          done: "house_rules.inquiry.taken_back",
        }),
      ];
    default:
      return [button(act)];
  }
}

/** Thanks are what this page shows, and nothing that came after it. */
function lastRead(decision: string, { look_at }: InquiryPayload) {
  return decision === "thanks" && look_at?.post_id
    ? { post_id: look_at.post_id }
    : {};
}

function verdicts({ verdict }: InquiryPayload): Verdict[] {
  return verdict ? ["not_solved"] : ["solved", "not_solved"];
}

function verdictLabel(verdict: Verdict, { verdict: former }: InquiryPayload) {
  if (former) {
    return "not_solved_after_all";
  }
  return verdict === "solved" ? "solved_yes" : "solved_no";
}

function nudge(inquiry: InquiryPayload, reader: Reader): Partial<ActButton> {
  const { nudge_from } = inquiry;
  const early =
    Boolean(nudge_from) && Date.parse(nudge_from ?? "") > reader.now;
  const moment = early && nudge_from ? momentText(nudge_from, reader) : "";
  return {
    verb: "POST",
    path: "nudge",
    done: "house_rules.inquiry.nudged",
    disabled: early,
    title: early
      ? i18n("house_rules.inquiry.nudge_from", { moment })
      : undefined,
  };
}
