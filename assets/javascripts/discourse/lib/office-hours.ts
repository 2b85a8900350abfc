import I18n from "discourse-i18n";

const DAY = 24 * 60 * 60 * 1000;

/** "27 November", "27 ноября". */
export function date(moment: Date, timeZone?: string) {
  const locale = I18n.currentLocale().replace("_", "-");
  return format(moment, locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: "long",
    timeZone,
  });
}

export function clock(moment: Date, timeZone?: string) {
  return format(moment, "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
}

export function weekday(moment: Date, timeZone?: string) {
  return format(moment, "en-US", { weekday: "short", timeZone }).toLowerCase();
}

export function daysBetween(from: Date, to: Date, timeZone?: string) {
  return (midnight(to, timeZone) - midnight(from, timeZone)) / DAY;
}

/** The date in that zone as if it were one in UTC, where every day is as long. */
function midnight(moment: Date, timeZone?: string) {
  return Date.parse(format(moment, "en-CA", { timeZone, dateStyle: "short" }));
}

function format(
  moment: Date,
  locale: string,
  options: Intl.DateTimeFormatOptions
) {
  try {
    return new Intl.DateTimeFormat(locale, options).format(moment);
  } catch {
    // A zone or locale that this browser does not know.
    return new Intl.DateTimeFormat("en-GB", {
      ...options,
      timeZone: undefined,
    }).format(moment);
  }
}
