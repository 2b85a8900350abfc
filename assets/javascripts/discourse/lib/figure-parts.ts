import { i18n } from "discourse-i18n";
import { number, percent } from "./figure-cards";
import type { FigureName, FiguresWeeksPayload, Share } from "./payloads";

/** What stands behind each card, what is wrong first. */
export const PARTS: Record<FigureName, string[]> = {
  first_response: ["first_late", "first_within", "first_due"],
  full_answer: ["full_late", "full_disputed", "full_undisputed", "full_due"],
  closed: ["not_closed", "closed", "full_due"],
  started: ["supported", "initiated", "initiated_with_residents"],
  negative: ["negative_poor", "negative_good", "negative_closed"],
  verdict: ["not_solved", "solved", "silent"],
};

/** What is counted beside the cards. */
export const OTHERS = [
  "asked",
  "answered",
  "never_answered",
  "history",
  "promised",
  "promise_broken",
  "reopened",
  "paused",
];

/** What is wanted, as a share; nothing of the residents' verdict. */
const WANTED: Partial<Record<FigureName, number>> = {
  first_response: 1,
  full_answer: 1,
  closed: 1,
  started: 2 / 3,
  negative: 0.7,
};

/** Of started and joined: how many were started. */
export function ratio(name: FigureName, [part, other]: Share) {
  const total = name === "started" ? part + other : other;
  return total ? part / total : null;
}

/** "up from 82% in the four weeks before". */
export function trendOf(name: FigureName, { trend }: FiguresWeeksPayload) {
  const now = ratio(name, trend[name].now);
  const before = ratio(name, trend[name].before);
  if (now === null || before === null) {
    return null;
  }
  const way = now > before ? "up" : now < before ? "down" : "same";
  const text = i18n(`house_rules.figures.trend.${way}`, {
    before: percent(before),
    now: percent(now),
  });
  const icon = { up: "arrow-up", down: "arrow-down", same: "arrow-right" }[way];
  return { text, icon };
}

/** The weeks of one figure, for the chart and for those who cannot see it. */
export function weeksOf(name: FigureName, { weeks }: FiguresWeeksPayload) {
  return weeks.map((week) => {
    const share = ratio(name, week[name]);
    const [part, other] = week[name];
    const total = name === "started" ? part + other : other;
    return {
      week: week.week,
      share,
      text:
        share === null
          ? i18n("house_rules.figures.none")
          : `${percent(share)} (${i18n("house_rules.figures.of", {
              part: number(part),
              total: number(total),
            })})`,
    };
  });
}

export function wanted(name: FigureName) {
  return WANTED[name];
}
