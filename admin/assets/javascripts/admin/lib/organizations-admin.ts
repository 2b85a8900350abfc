import { request } from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";
import type {
  OpeningPayload,
  OrganizationKind,
} from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";

/** "10:00" to "20:00"; "24:00" is the end of a day. */
export type Interval = [string, string];

/** Intervals by weekday ("mon") or date ("2026-12-31"). */
export type Hours = Record<string, Interval[]>;

export interface CalendarPayload {
  time_zone: string;
  week: Hours;
  days: Hours;
}

/** An organisation as its administrators see it. */
export interface OrganizationAdminPayload {
  id: number;
  name: string;
  kind: OrganizationKind;
  color: string;
  username: string;
  group_id: number;
  group_name: string | null;
  category_ids: number[];
  retired: boolean;
  used: boolean;
  calendar: CalendarPayload;
  hours: OpeningPayload[];
}

/** What the server says is wrong, by field. */
export type Problems = Record<string, string[]>;

const PATH = "/admin/plugins/discourse-house-rules/organizations";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export async function listOrganizations() {
  const { organizations } = await request<{
    organizations: OrganizationAdminPayload[];
  }>(`${PATH}.json`);
  return organizations;
}

export async function findOrganization(id: string) {
  const { organization } = await request<{
    organization: OrganizationAdminPayload;
  }>(`${PATH}/${id}.json`);
  return organization;
}

export function saveOrganization(
  id: number | undefined,
  organization: Record<string, unknown>
) {
  return send<{ organization: OrganizationAdminPayload }>(
    id ? `${PATH}/${id}.json` : `${PATH}.json`,
    id ? "PUT" : "POST",
    { organization }
  );
}

export function previewCalendar(calendar: CalendarPayload) {
  return send<{ hours: OpeningPayload[] }>(
    `${PATH}/preview-calendar.json`,
    "POST",
    { calendar }
  );
}

/** As JSON: days that are closed are empty lists, which a form cannot say. */
function send<T>(path: string, type: "POST" | "PUT", body: object) {
  return request<T>(path, {
    type,
    contentType: "application/json",
    data: JSON.stringify(body),
  });
}

/** The problems in a refused request, if it is one. */
export function problemsIn(error: unknown): Problems | undefined {
  const { jqXHR } = error as {
    jqXHR?: { responseJSON?: { fields?: Problems } };
  };
  return jqXHR?.responseJSON?.fields;
}
