import type {
  OfficialStampPayload,
  OrganizationPayload,
  SitePayload,
} from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";

/** Northbank Homes, open on Wednesday, 18 November 2026, 10:00 to 20:00 in Moscow. */
export function organization(
  state: Partial<OrganizationPayload> = {}
): OrganizationPayload {
  return {
    id: 1,
    name: "Northbank Homes",
    kind: "developer",
    color: "0b5c8a",
    user_id: 50,
    username: "northbank",
    avatar_template: "/letter_avatar/{size}.png",
    retired: false,
    category_ids: [3],
    hours: [
      { opens_at: "2026-11-18T07:00:00Z", closes_at: "2026-11-18T17:00:00Z" },
      { opens_at: "2026-11-23T07:00:00Z", closes_at: "2026-11-23T17:00:00Z" },
    ],
    ...state,
  };
}

export function rules(...organizations: OrganizationPayload[]): SitePayload {
  return {
    organizations,
    move_reasons: [],
    withhold_grounds: [],
    reply_kinds: [
      "first_response",
      "interim",
      "question",
      "full_answer",
      "correction",
      "announcement",
    ],
    grades: ["satisfactory", "good", "excellent"],
  };
}

export function stamp(
  state: Partial<OfficialStampPayload> = {}
): OfficialStampPayload {
  return {
    organization_id: 1,
    name: "Northbank Homes",
    kind: "developer",
    color: "0b5c8a",
    reply_kind: "full_answer",
    promised_at: null,
    ...state,
  };
}
