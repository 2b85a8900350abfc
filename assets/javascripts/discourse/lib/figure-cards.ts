import I18n, { i18n } from "discourse-i18n";
import { durationText } from "./inquiry-words";
import type { FigureName, FiguresPayload } from "./payloads";

export interface FigureCard {
  name: FigureName;
  title: string;
  value: string | null;
  target: string;
  short: boolean;
  /** By how much of its target it falls short: from 0 to 1. */
  shortfall: number;
  n?: string;
}

export interface WorkingDayTargets {
  first: number;
  full: number;
}

/** Fewer rated closings than this give no verdict. */
const ENOUGH = 10;

const WELL = 0.7;

const say = (key: string, values: object = {}) =>
  i18n(`house_rules.figures.${key}`, { ...values });

/** The six cards of the page. A share is never rounded up to its target. */
export function figureCards(
  figures: FiguresPayload,
  days: WorkingDayTargets
): FigureCard[] {
  return [
    inTime("first_response", figures.first_response, days.first),
    inTime("full_answer", figures.full_answer, days.full),
    share("closed", figures.closed.count, figures.closed.due, percent(1)),
    started(figures),
    negative(figures),
    verdict(figures),
  ];
}

function card(
  name: FigureName,
  rest: Omit<FigureCard, "name" | "title" | "short">
): FigureCard {
  return { name, title: say(name), short: rest.shortfall > 0, ...rest };
}

/** The card that falls short most; the first where none does. */
export function worst(cards: FigureCard[]) {
  return cards.reduce((found, card_) =>
    card_.shortfall > found.shortfall ? card_ : found
  );
}

function share(
  name: FigureName,
  part: number | null,
  total: number | null,
  target: string,
  more: (string | undefined)[] = [],
  wanted = 1
) {
  const measured = Boolean(total) && part !== null && total !== null;
  const ratio = measured ? part / total : null;
  const counts = measured
    ? say("of", { part: number(part), total: number(total) })
    : undefined;
  return card(name, {
    value: ratio === null ? null : percent(ratio),
    target,
    shortfall:
      ratio === null || !wanted ? 0 : Math.max(wanted - ratio, 0) / wanted,
    n: [counts, ...more].filter(Boolean).join(" · ") || undefined,
  });
}

function inTime(
  name: "first_response" | "full_answer",
  figure: FiguresPayload["full_answer"],
  days: number
) {
  const { due, within_target, median_seconds, p90_seconds, undisputed } =
    figure;
  const disputed = undisputed != null && undisputed !== within_target;
  return share(
    name,
    undisputed ?? within_target,
    due,
    say("within_days", { count: days }),
    [
      disputed ? say("undisputed", { count: within_target }) : undefined,
      median_seconds === null || p90_seconds === null
        ? undefined
        : say("median", {
            median: durationText(median_seconds),
            p90: durationText(p90_seconds),
          }),
    ]
  );
}

function started(figures: FiguresPayload) {
  const { initiated, supported, initiated_with_residents } = figures;
  const spoke = initiated + supported > 0;
  return card("started", {
    value: spoke ? `${number(initiated)} : ${number(supported)}` : null,
    target: "2 : 1",
    shortfall:
      spoke && supported > 0 ? Math.max(1 - initiated / (2 * supported), 0) : 0,
    n: spoke
      ? say("started_n", {
          started: number(initiated),
          joined: number(supported),
          replied: number(initiated_with_residents),
        })
      : undefined,
  });
}

function negative({ negative: figure }: FiguresPayload) {
  const enough = (figure.rated ?? 0) >= ENOUGH;
  const n =
    figure.closed === null
      ? undefined
      : say("negative_n", { rated: figure.rated, closed: figure.closed });
  return {
    ...share(
      "negative",
      enough ? figure.good_or_excellent : null,
      figure.rated,
      "70–100 %",
      [],
      WELL
    ),
    n,
  };
}

function verdict({ verdict: figure }: FiguresPayload) {
  const { solved, not_solved, silent } = figure;
  const answered = (solved ?? 0) + (not_solved ?? 0);
  return {
    ...share("verdict", solved, answered, say("as_high"), [], 0),
    n: solved === null ? undefined : say("verdict_n", { answered, silent }),
  };
}

export function percent(ratio: number) {
  return new Intl.NumberFormat(locale(), {
    style: "percent",
    maximumFractionDigits: 1,
  }).format(Math.floor(ratio * 1000) / 1000);
}

export function number(value: number) {
  return new Intl.NumberFormat(locale()).format(value);
}

function locale() {
  return I18n.currentLocale().replace("_", "-");
}
