import type {
  FiguresPayload,
  InquiryChipPayload,
  InquiryPayload,
  OrganizationPayload,
} from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";

/** A question that waits for its first response, unless told otherwise. */
export function inquiry(state: Partial<InquiryPayload> = {}): InquiryPayload {
  return {
    id: 7,
    organization_id: 1,
    history: false,
    state: "waiting_first_response",
    owes: "organization",
    abandoned: false,
    asked_at: "2026-11-23T07:00:00Z",
    due_at: "2026-11-23T17:00:00Z",
    remaining_seconds: 7800,
    working_day_seconds: 36_000,
    first_response_at: null,
    first_response_seconds: null,
    full_answer_at: null,
    full_answer_seconds: null,
    promised_at: null,
    waiting_author_since: null,
    cycle: 1,
    verdict: null,
    closures: [],
    due_rule: "first_response",
    look_at: null,
    handed_to: null,
    shut_out: [],
    set_aside: false,
    promises_made: 0,
    promises_kept: 0,
    same_here_count: 0,
    nudged_at: null,
    nudge_from: null,
    acts: {},
    roles: [],
    said_same_here: false,
    ...state,
  };
}

export function chip(
  state: Partial<InquiryChipPayload> = {}
): InquiryChipPayload {
  return {
    organization_id: 1,
    state: "waiting_first_response",
    abandoned: false,
    due_at: "2026-11-23T17:00:00Z",
    remaining_seconds: 7800,
    working_day_seconds: 36_000,
    promised_at: null,
    full_answer_at: null,
    grade: null,
    verdict: null,
    ...state,
  };
}

export const NORTHBANK: OrganizationPayload = {
  id: 1,
  name: "Northbank Homes",
  kind: "developer",
  color: "0b5c8a",
  user_id: 100,
  username: "northbank",
  avatar_template: "",
  retired: false,
  category_ids: [5],
  hours: [],
};

export function siteRules(organizations = [NORTHBANK]) {
  return {
    organizations,
    move_reasons: [],
    withhold_grounds: [],
    reply_kinds: [],
    grades: [],
  };
}

export function figures(given: Partial<FiguresPayload> = {}): FiguresPayload {
  const nothing = {
    due: null,
    within_target: null,
    median_seconds: null,
    p90_seconds: null,
  };
  return {
    from: null,
    to: null,
    organization: 1,
    asked: 0,
    answered: 0,
    never_answered: 0,
    history: 0,
    first_response: nothing,
    full_answer: { ...nothing, undisputed: null },
    closed: { due: null, count: null },
    initiated: 0,
    initiated_with_residents: 0,
    supported: 0,
    negative: { closed: null, rated: null, good_or_excellent: null },
    verdict: { solved: null, not_solved: null, silent: null },
    promises: { made: null, kept: null },
    reopened: null,
    pauses: { inquiries: null, seconds: null },
    not_let_through: null,
    rules_off: [],
    ...given,
  };
}
