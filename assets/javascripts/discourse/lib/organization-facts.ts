import { i18n } from "discourse-i18n";
import { date } from "./office-hours";

// More days than anybody reads in one line.
const DATES = 12;

interface Details {
  added?: (string | null)[];
  removed?: (string | null)[];
  time_zone?: string;
  week?: boolean;
  working_day_seconds?: number;
  days?: string[];
  years?: Record<string, string>;
}

/** What an entry of the record says of an organisation beyond its sentence. */
export function organizationFacts(given: Record<string, unknown>) {
  const details = given as Details;
  const say = (key: string, values: object = {}) =>
    i18n(`house_rules.record.organization.${key}`, { ...values });
  const facts: string[] = [];
  for (const key of ["added", "removed"] as const) {
    if (details[key]?.length) {
      facts.push(say(key, { categories: names(details[key]) }));
    }
  }
  if (details.time_zone) {
    facts.push(say("time_zone", { zone: details.time_zone }));
  }
  if (details.week) {
    facts.push(say("week"));
  }
  if (details.working_day_seconds) {
    const hours = details.working_day_seconds / 3600;
    facts.push(say("working_day", { hours }));
  }
  if (details.days?.length) {
    facts.push(
      say("days", { count: details.days.length, dates: dates(details.days) })
    );
  }
  for (const [year, state] of Object.entries(details.years ?? {})) {
    facts.push(say(`year.${state}`, { year }));
  }
  return facts;
}

/** Safe as HTML. */
export function bold(name: unknown) {
  const text = document.createElement("b");
  text.textContent = typeof name === "string" ? name : "";
  return text.outerHTML;
}

function names(categories: (string | null)[]) {
  return categories
    .map((name) => name ?? i18n("house_rules.out_of_sight.category"))
    .join(", ");
}

function dates(days: string[]) {
  const shown = days.slice(0, DATES).map((iso) => {
    const moment = new Date(`${iso}T00:00:00Z`);
    return `${date(moment, "UTC")} ${moment.getUTCFullYear()}`;
  });
  return [...shown, ...(days.length > DATES ? ["…"] : [])].join(", ");
}
