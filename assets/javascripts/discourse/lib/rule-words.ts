import { i18n } from "discourse-i18n";
import { date } from "./office-hours";

const SWITCHED = ["true", "false"];

/** "27 November 2026" */
export function fullDate(moment: Date | string) {
  const day = new Date(moment);
  return `${date(day)} ${day.getFullYear()}`;
}

/** What a setting of ours means, in words. */
export function settingName(setting: string) {
  const key = `house_rules.rules.settings.${setting}`;
  // Discourse asks for it in English too, where the reader's language lacks it.
  return i18n(key, { translatedFallback: setting });
}

export function settingValue(value: unknown) {
  const text = String(value ?? "");
  const word = SWITCHED.find((known) => text === known[0] || text === known);
  return word || !text
    ? i18n(`house_rules.rules.values.${word ?? "none"}`)
    : text;
}
