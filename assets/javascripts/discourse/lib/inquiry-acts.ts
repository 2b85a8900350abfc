import type { InquiryAct, InquiryPayload } from "./payloads";

/** The next step first; all before `hand_over` may stand on the line. */
const ORDER: InquiryAct[] = [
  "judge",
  "look_at",
  "close",
  "rate",
  "answer",
  "nudge",
  "same_here",
  "hand_over",
  "take_back",
  "pass_on",
  "change_promise",
];

const NEXT = ORDER.indexOf("hand_over");

/** What this reader may do now, by what the server allows: the next step, and the rest. */
export function actsOf(inquiry: InquiryPayload) {
  const acts = ORDER.filter((act) => {
    const role = inquiry.acts[act];
    return role && inquiry.roles.includes(role);
  });
  const next = acts.find(
    (act) => ORDER.indexOf(act) < NEXT && !(act === "judge" && inquiry.verdict)
  );
  return { next, others: acts.filter((act) => act !== next) };
}
