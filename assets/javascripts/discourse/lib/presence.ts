import { i18n } from "discourse-i18n";
import { clock, date, daysBetween, weekday } from "./office-hours";
import type { OpeningPayload } from "./payloads";

/** Open until a moment (or without end), or closed until one (or for good). */
export interface Presence {
  open: boolean;
  until: Date | null;
}

const DAY = 24 * 60 * 60 * 1000;

/** Who is in at a moment, from the openings that the server sent. */
export function presenceAt(hours: OpeningPayload[], now: number): Presence {
  const opening = hours.find(
    ({ closes_at }) => !closes_at || Date.parse(closes_at) > now
  );
  if (!opening) {
    return { open: false, until: null };
  }
  const open = Date.parse(opening.opens_at) <= now;
  const until = open ? opening.closes_at : opening.opens_at;
  return { open, until: until ? new Date(until) : null };
}

/** "answers until 20:00", "back on Monday at 10:00", on the reader's own clock. */
export function presenceText(
  { open, until }: Presence,
  now: number,
  timeZone?: string
) {
  if (!until) {
    return i18n(`house_rules.presence.${open ? "always" : "away"}`);
  }
  const time = clock(until, timeZone);
  const days = daysBetween(new Date(now), until, timeZone);
  if (open) {
    return until.getTime() - now < DAY
      ? i18n("house_rules.presence.open_until", { time })
      : i18n("house_rules.presence.open_until_date", {
          date: date(until, timeZone),
          time,
        });
  }
  if (days === 0) {
    return i18n("house_rules.presence.back_today", { time });
  }
  if (days < 7) {
    return i18n(`house_rules.presence.back_on.${weekday(until, timeZone)}`, {
      time,
    });
  }
  return i18n("house_rules.presence.back_on_date", {
    date: date(until, timeZone),
    time,
  });
}
