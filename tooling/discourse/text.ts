/** HTML-escapes text for the helpers that return markup. */
export function escape(text: string) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const DATE = { day: "numeric", month: "short" } as const;

/** A `<span>` as Discourse's date helpers write it, in plain words. */
export function shortDate(value: string | Date) {
  return dated(value, (date, locale) =>
    date.toLocaleString(locale, { ...DATE, hour: "2-digit", minute: "2-digit" })
  );
}

/** The same as an age, as lists and posts show it: 5m, 3h, 4d, then the date. */
export function tinyDate(value: string | Date) {
  return dated(value, (date, locale) => {
    const minutes = Math.max(1, Math.round((Date.now() - +date) / 60_000));
    const days = minutes / 1440;
    const [count, unit] =
      minutes < 60
        ? [minutes, "minute"]
        : days < 1
          ? [minutes / 60, "hour"]
          : [days, "day"];
    const style = { style: "unit", unit, unitDisplay: "narrow" } as const;
    return days < 30
      ? Math.floor(count).toLocaleString(locale, style)
      : date.toLocaleDateString(locale, DATE);
  });
}

function dated(
  value: string | Date,
  write: (date: Date, locale: string) => string
) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    return "—";
  }
  const locale = document.documentElement.lang || "en";
  const title = escape(date.toLocaleString(locale));
  return `<span class="relative-date date" title="${title}" data-time="${date.getTime()}">${write(date, locale)}</span>`;
}
