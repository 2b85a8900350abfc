import type { RecordFilters } from "./payloads";

export const NO_FILTERS: RecordFilters = {
  kind: null,
  topic_id: null,
  from: null,
  to: null,
};

/** What is asked for, without what is not. */
export function given(filters: RecordFilters) {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value)
  ) as Partial<Record<keyof RecordFilters, string>>;
}

/** The same for the server, where a day begins and ends by the reader's own clock. */
export function asked(filters: RecordFilters) {
  const { from, to, ...others } = given(filters);
  return {
    ...others,
    ...(from ? { from: midnight(from, 0) } : {}),
    ...(to ? { to: midnight(to, 1) } : {}),
  };
}

function midnight(day: string, later: number) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
