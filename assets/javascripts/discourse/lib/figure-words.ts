import { i18n } from "discourse-i18n";
import { number } from "./figure-cards";
import { durationText } from "./inquiry-words";
import type { FiguresPayload } from "./payloads";
import { fullDate } from "./rule-words";

const say = (key: string, values: object = {}) =>
  i18n(`house_rules.figures.${key}`, { ...values });

/** How much was asked, and how much of it before the rules. */
export function askedText(figures: FiguresPayload) {
  const { asked, answered, never_answered, history: count } = figures;
  const counts = say("asked", {
    asked: number(asked),
    answered: number(answered),
    never: number(never_answered),
  });
  return count
    ? `${counts}; ${say("history", { count, number: number(count) })}.`
    : `${counts}.`;
}

/** Of which days these figures are, by the question; whole days, as they were chosen. */
export function periodText({ from, to }: FiguresPayload) {
  const key =
    from && to
      ? from === to
        ? "day"
        : "within"
      : from
        ? "since"
        : to
          ? "until"
          : "all";
  return say(`period.${key}`, {
    from: from && wholeDay(from),
    to: to && wholeDay(to),
  });
}

/** A day is the same one in every zone. */
function wholeDay(day: string) {
  return fullDate(`${day}T12:00`);
}

/** What is counted beside the cards. */
export function alsoText(figures: FiguresPayload) {
  const { promises, reopened, pauses, not_let_through } = figures;
  const sentences = [
    promises.made !== null && say("also", { ...promises, reopened }),
    Boolean(pauses.inquiries) &&
      say("pauses", {
        count: pauses.inquiries ?? 0,
        time: durationText(pauses.seconds ?? 0),
      }),
    not_let_through !== null &&
      say("not_let_through", { count: not_let_through }),
  ];
  return sentences.filter(Boolean).join(" ");
}

/** When the rules were off: those days have no figures. */
export function rulesOffText({ rules_off }: FiguresPayload) {
  const periods = rules_off.map(({ from, to }) =>
    say("rules_off_period", { from: fullDate(from), to: fullDate(to) })
  );
  return periods.length
    ? say("rules_off", { periods: periods.join("; ") })
    : null;
}
