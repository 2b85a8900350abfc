/** HTML-escapes text for the helpers that return markup. */
export function escape(text: string) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A `<span>` as Discourse's date helpers write it, in plain words. */
export function shortDate(value: string | Date) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    return "—";
  }
  return (
    `<span class="relative-date date" data-time="${date.getTime()}">` +
    `${date.toLocaleString(document.documentElement.lang || "en", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}</span>`
  );
}
