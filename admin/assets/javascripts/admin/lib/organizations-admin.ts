import { request } from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";
import type {
  OpeningPayload,
  OrganizationKind,
} from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";

/** "10:00" to "20:00"; "24:00" is the end of a day. */
export type Interval = [string, string];

/** Intervals by weekday ("mon") or date ("2026-12-31"). */
export type Hours = Record<string, Interval[]>;

/** May the year's exceptional days still change? */
export type YearState = "confirmed" | "provisional";

export interface CalendarPayload {
  time_zone: string;
  week: Hours;
  days: Hours;
  /** Where an exceptional day comes from, by date. */
  sources: Record<string, string>;
  years: Record<string, YearState>;
  working_day_seconds: number;
}

/** A calendar as the form has it; without hours a working day is the longest weekday. */
export type CalendarDraft = Omit<CalendarPayload, "working_day_seconds"> & {
  working_day_hours?: string;
};

/** An organisation as its administrators see it. */
export interface OrganizationAdminPayload {
  id: number;
  name: string;
  kind: OrganizationKind;
  label: string | null;
  color: string;
  username: string;
  group_id: number;
  group_name: string | null;
  approver_group_id: number | null;
  signatures: boolean;
  signed: { username: string; text: string; consented_at: string }[];
  category_ids: number[];
  tags: string[];
  retired: boolean;
  used: boolean;
  calendar: CalendarPayload;
  hours: OpeningPayload[];
  /** In lists: not settled, and open deadlines fall into them. */
  unsettled_years?: number[];
}

/** What hours that are not saved yet would mean. */
export interface CalendarPreview {
  hours: OpeningPayload[];
  working_day_seconds: number;
  deadlines: {
    moved: number;
    moves: {
      topic: { id: number; title: string; url: string } | null;
      from: string;
      to: string | null;
    }[];
    /** Not settled, and deadlines fall into them. */
    years: number[];
  } | null;
}

/** What a text says about days. */
export interface DaysRead {
  days: Hours;
  sources: Record<string, string>;
  problems: { line: number; text: string; message: string }[];
}

/** What the server says is wrong, by field. */
export type Problems = Record<string, string[]>;

const ROOT = "/admin/plugins/discourse-house-rules";
const PATH = `${ROOT}/organizations`;

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

export function removeOrganization(id: number) {
  return request(`${PATH}/${id}.json`, { type: "DELETE" });
}

export function setUp(answers: Record<string, unknown>) {
  return send<{ organization: OrganizationAdminPayload }>(
    `${ROOT}/set-up.json`,
    "POST",
    { set_up: answers }
  );
}

export function previewCalendar(
  calendar: CalendarDraft,
  organizationId?: number
) {
  return send<CalendarPreview>(`${ROOT}/calendars/preview.json`, "POST", {
    calendar,
    organization_id: organizationId,
  });
}

/** The days that a text says; `year` is that of dates that name none. */
export function readDays(text: string, week: Hours, year: number) {
  return send<DaysRead>(`${ROOT}/calendars/days.json`, "POST", {
    text,
    year,
    calendar: { week },
  });
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

/** What a refused request says, if it says something. */
export function messageIn(error: unknown) {
  const { jqXHR } = error as {
    jqXHR?: { responseJSON?: { errors?: string[] } };
  };
  return jqXHR?.responseJSON?.errors?.join(" ");
}
