import type { InquiryPayload, OpeningPayload } from "./payloads";

const received = new WeakMap<InquiryPayload, number>();

const MINUTE = 60;

/**
 * The inquiry as it stands at a moment: of the working seconds that the server counted, those are gone that
 * the office has been open since this page first showed it. Where none is left, the moment itself counts, which
 * may lie outside office hours.
 */
export function asOf(
  inquiry: InquiryPayload,
  hours: OpeningPayload[],
  now: number
): InquiryPayload {
  const since = received.get(inquiry) ?? now;
  received.set(inquiry, since);
  if (inquiry.remaining_seconds === null) {
    return inquiry;
  }
  const remaining = inquiry.remaining_seconds - openSeconds(hours, since, now);
  const late =
    remaining < 0 ||
    (remaining < MINUTE && Date.parse(inquiry.due_at as string) < now);
  return {
    ...inquiry,
    remaining_seconds: late ? Math.min(remaining, 0) : remaining,
    abandoned: inquiry.abandoned || (late && !inquiry.history),
  };
}

function openSeconds(hours: OpeningPayload[], from: number, to: number) {
  const spans = hours.map(({ opens_at, closes_at }) => {
    const until = closes_at ? Date.parse(closes_at) : to;
    return Math.min(until, to) - Math.max(Date.parse(opens_at), from);
  });
  return spans.reduce((sum, span) => sum + Math.max(span, 0), 0) / 1000;
}
