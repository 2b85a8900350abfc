import I18n, { i18n } from "discourse-i18n";
import { date as dateText } from "discourse/plugins/discourse-house-rules/discourse/lib/office-hours";
import { type Hours, type Interval, WEEKDAYS } from "./organizations-admin";

/** How a day differs from its week, for showing it; what counts are its hours. */
export type DayKind = "week" | "off" | "short" | "work" | "own";

const DAY = 24 * 60 * 60 * 1000;

/** Dates are strings like "2026-12-31", counted in UTC, where every day is as long. */
export function moment(date: string) {
  return new Date(`${date}T00:00:00Z`);
}

export function addDays(date: string, days: number) {
  return new Date(moment(date).getTime() + days * DAY)
    .toISOString()
    .slice(0, 10);
}

export function weekdayOf(date: string) {
  return WEEKDAYS[(moment(date).getUTCDay() + 6) % 7] as string;
}

/** The dates of a month (1 to 12). */
export function datesOf(year: number, month: number) {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

export function dayKind(date: string, week: Hours, days: Hours): DayKind {
  const hours = days[date];
  if (!hours) {
    return "week";
  }
  const usual = week[weekdayOf(date)] ?? [];
  if (!hours.length) {
    return "off";
  }
  if (!usual.length) {
    return "work";
  }
  return minutes(hours) < minutes(usual) ? "short" : "own";
}

function minutes(hours: Interval[]) {
  const clock = (text: string) => {
    const [hour = 0, minute = 0] = text.split(":").map(Number);
    return hour * 60 + minute;
  };
  return hours.reduce((sum, [from, to]) => sum + clock(to) - clock(from), 0);
}

export function hoursText(hours: Interval[]) {
  return hours.length
    ? hours.map(([from, to]) => `${from}–${to}`).join(", ")
    : i18n("house_rules.admin.calendar.closed");
}

const NAMES = new Map<string, string>();

/** "Thursday 31 December", «четверг, 31 декабря»; a year asks for hundreds. */
export function dayName(date: string) {
  const locale = intlLocale();
  const key = `${locale} ${date}`;
  const known = NAMES.get(key);
  if (known) {
    return known;
  }
  const name = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(moment(date));
  NAMES.set(key, name);
  return name;
}

export function shortName(date: string) {
  return dateText(moment(date), "UTC");
}

function intlLocale() {
  const locale = I18n.currentLocale().replace("_", "-");
  return locale === "en" ? "en-GB" : locale;
}

export function monthName(year: number, month: number) {
  return new Intl.DateTimeFormat(intlLocale(), {
    month: "long",
    timeZone: "UTC",
  }).format(new Date(Date.UTC(year, month - 1, 1)));
}

/** Exceptional days of a year, by kind, in order. */
export function byKind(days: Hours, week: Hours, year?: number) {
  const kinds: Record<Exclude<DayKind, "week">, string[]> = {
    off: [],
    short: [],
    work: [],
    own: [],
  };
  for (const date of Object.keys(days).sort()) {
    const kind = dayKind(date, week, days);
    if (kind !== "week" && (!year || date.startsWith(`${year}-`))) {
      kinds[kind].push(date);
    }
  }
  return kinds;
}
