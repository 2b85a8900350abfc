import type {
  Category,
  Site,
} from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";
import type { OrganizationKind } from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";
import {
  type CalendarDraft,
  type CalendarPayload,
  type Hours,
  type OrganizationAdminPayload,
  WEEKDAYS,
} from "./organizations-admin";

/** An organisation as its form has it. */
export interface OrganizationDraft {
  name: string;
  kind: OrganizationKind;
  label: string;
  color: string;
  username: string;
  group_id: string;
  approver_group_id: string;
  signatures: boolean;
  categories: Category[];
  tags: string[];
  calendar: CalendarDraft;
  retired: boolean;
}

const HOUR = 3600;

export const DEFAULT_WEEK: Hours = Object.fromEntries(
  WEEKDAYS.slice(0, 5).map((day) => [day, [["10:00", "20:00"]]])
);

export function draftOf(
  organization: OrganizationAdminPayload | undefined,
  site: Site
): OrganizationDraft {
  const ids = organization?.category_ids ?? [];
  return {
    name: organization?.name ?? "",
    kind: organization?.kind ?? "developer",
    label: organization?.label ?? "",
    color: `#${organization?.color ?? "0b5c8a"}`,
    username: organization?.username ?? "",
    group_id: String(organization?.group_id ?? ""),
    approver_group_id: String(organization?.approver_group_id ?? ""),
    signatures: organization?.signatures ?? false,
    categories: site.categories.filter(({ id }) => ids.includes(id)),
    tags: organization?.tags ?? [],
    calendar: calendarDraft(organization?.calendar),
    retired: organization?.retired ?? false,
  };
}

export function calendarDraft(calendar?: CalendarPayload): CalendarDraft {
  const seconds = calendar?.working_day_seconds ?? 0;
  return {
    time_zone:
      calendar?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    week: calendar?.week ?? DEFAULT_WEEK,
    days: calendar?.days ?? {},
    sources: calendar?.sources ?? {},
    years: calendar?.years ?? {},
    working_day_hours:
      calendar && seconds !== longestDay(calendar.week)
        ? String(seconds / HOUR)
        : "",
  };
}

/** As the server wants it. */
export function organizationOf(draft: OrganizationDraft) {
  const { categories, group_id, approver_group_id, ...rest } = draft;
  return {
    ...rest,
    group_id: Number(group_id),
    approver_group_id: Number(approver_group_id) || null,
    category_ids: categories.map(({ id }) => id),
  };
}

function longestDay(week: Hours) {
  const clock = (text: string) => {
    const [hours = 0, minutes = 0] = text.split(":").map(Number);
    return hours * HOUR + minutes * 60;
  };
  const lengths = Object.values(week).map((hours) =>
    hours.reduce((sum, [from, to]) => sum + clock(to) - clock(from), 0)
  );
  return Math.max(0, ...lengths);
}
