import { i18n } from "discourse-i18n";
import { durationText, momentText, type Reader } from "./inquiry-words";
import type {
  ExplanationStepPayload,
  InquiryResponse,
  MeasurePayload,
} from "./payloads";

const say = (key: string, values: object = {}) =>
  i18n(`house_rules.why.${key}`, { ...values });

const days = (count = 0) => i18n("house_rules.rules.working_days", { count });

/** The targets that were in force when it was asked. */
export function ruleText({ targets }: InquiryResponse) {
  return say("rule", {
    first: days(targets?.first_response),
    full: days(targets?.full_answer),
    next: days(targets?.next_response),
  });
}

/** Each event, the time counted and the time that stood still, and what is due since. */
export function stepLines(answer: InquiryResponse, reader: Reader) {
  const day = answer.inquiry.working_day_seconds;
  const steps = answer.explanation ?? [];
  return steps.map((step, index) => ({
    when: momentText(step.at, reader),
    what: say(
      step.kind === "official_reply" ? String(step.reply_kind) : step.kind
    ),
    notes: [
      ...passed(step),
      step.note && say(`note.${step.note}`),
      step.since && say("since", { when: momentText(step.since, reader) }),
      dueSince(step, steps[index - 1], day, reader),
    ]
      .filter(Boolean)
      .join(" · "),
  }));
}

function passed(step: ExplanationStepPayload) {
  const time = (seconds: number) => ({ time: durationText(seconds) });
  const counted = step.kind === "due" ? "to_go" : "counted";
  return [
    step.counted_seconds > 0 && say(counted, time(step.counted_seconds)),
    step.stood_seconds > 0 && say("stood", time(step.stood_seconds)),
  ];
}

function dueSince(
  step: ExplanationStepPayload,
  former: ExplanationStepPayload | undefined,
  day: number,
  reader: Reader
) {
  if (!step.due_at || step.kind === "due" || step.due_at === former?.due_at) {
    return null;
  }
  const due = momentText(step.due_at, reader);
  return step.rule_seconds && step.rule_from && step.rule
    ? say("due_by_rule", {
        due,
        what: say(`kind.${step.rule}`),
        time: workingTime(step.rule_seconds, day),
        from: momentText(step.rule_from, reader),
      })
    : say("due_then", { due });
}

function workingTime(seconds: number, day: number) {
  return seconds % day === 0 ? days(seconds / day) : durationText(seconds);
}

/** Everything that was owed: by when, when it was given, and whether that was in time. */
export function measureLines({ measures }: InquiryResponse, reader: Reader) {
  return (measures ?? []).map((measure) => ({
    what: say(`kind.${measure.kind}`),
    outcome: outcome(measure, reader),
    icon: measure.missed
      ? "triangle-exclamation"
      : measure.at
        ? "check"
        : measure.replaced
          ? "arrow-right"
          : "hourglass-half",
  }));
}

function outcome(measure: MeasurePayload, reader: Reader) {
  const { due_at, at, missed, owed, replaced } = measure;
  return [
    due_at && say("was_due", { due: momentText(due_at, reader) }),
    at && say("given", { at: momentText(at, reader) }),
    owed && !at && say("not_given"),
    replaced && say("replaced"),
    missed ? say("missed") : at && due_at && say("in_time"),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How often the author was asked, and for how long the clock stood. */
export function pausesText({ pauses }: InquiryResponse) {
  const count = pauses?.length;
  const seconds = pauses?.reduce((sum, pause) => sum + pause.seconds, 0) ?? 0;
  return count ? say("pauses", { count, time: durationText(seconds) }) : null;
}
