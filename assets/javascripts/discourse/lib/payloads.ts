/**
 * What the server sends, as interfaces; the only place that casts. Times are ISO 8601 in UTC,
 * durations are working seconds. The client shows these and repeats no rule.
 */

/** One stretch of opening hours; the first in a list may have begun. */
export interface OpeningPayload {
  opens_at: string;
  closes_at: string | null;
}

export type OrganizationKind = "developer" | "partner";

/** An official participant, as everybody sees it. From `site.house_rules`. */
export interface OrganizationPayload {
  id: number;
  name: string;
  kind: OrganizationKind;
  /** What it is in its own words, in place of its kind. */
  label?: string | null;
  color: string;
  user_id: number;
  username: string;
  avatar_template: string;
  retired: boolean;
  category_ids: number[];
  time_zone?: string | null;
  hours: OpeningPayload[];
}

/** One of `/house-rules/signatures.json`: how the reader is named for an organisation. */
export interface SignaturePayload {
  organization_id: number;
  name: string;
  /** Does it sign, and does the reader speak for it still? */
  offered: boolean;
  text: string | null;
}

/** `/house-rules/hours.json`: of organisations that have not retired. */
export interface HoursPayload {
  organizations: { id: number; hours: OpeningPayload[] }[];
}

export type ReplyKind =
  | "first_response"
  | "interim"
  | "question"
  | "full_answer"
  | "correction"
  | "announcement";

export type Grade = "satisfactory" | "good" | "excellent";
export type Verdict = "solved" | "not_solved";

/** `site.house_rules` */
export interface SitePayload {
  organizations: OrganizationPayload[];
  move_reasons: string[];
  withhold_grounds: string[];
  reply_kinds: ReplyKind[];
  grades: Grade[];
}

/** `currentUser.house_rules` */
export interface CurrentUserPayload {
  speaks_for: number[];
  /** May publish outside office hours, with a reason. */
  overrides: boolean;
  expert: boolean;
  /** A resident who may write. */
  can_ask: boolean;
  can_withhold: boolean;
}

/** The stamp of an official post, as it was on publishing. `post.official` */
export interface OfficialStampPayload {
  organization_id: number;
  name: string;
  kind: OrganizationKind;
  label?: string;
  color: string;
  reply_kind: ReplyKind;
  promised_at: string | null;
  /** Only when it went out outside office hours. */
  outside_hours?: true;
  override_reason?: string | null;
  /** Both only for staff and that organisation's spokespeople. */
  unaddressed_reason?: string | null;
  /** How the writer agreed to be named. */
  signature?: string;
  writer?: { id: number; username: string; name: string | null };
}

/** `/house-rules/voice.json`: what stands in the way of an official reply. */
export interface VoicePayload {
  objection: "not_addressed" | "not_competent" | null;
  /** Then no reason helps. */
  refused: boolean;
  /** Who answers in this category. */
  other: string | null;
  /** What a colleague published since. */
  meanwhile: {
    post_number: number;
    writer: string | null;
    excerpt: string;
  } | null;
}

/** A name in the review queue that resembles an organisation's, or equals it. */
export interface LookAlikePayload {
  payload: {
    field: "username" | "name" | "title" | "full_name";
    value: string;
    organization: string;
    verdict: "equal" | "resembling";
  };
  target_name: string | null;
  target_path: string | null;
}

/** A post whose text was withheld. `post.withheld` */
export interface WithheldPayload {
  id: number;
  ground: string;
  status: "pending" | "confirmed";
  withheld_at: string;
}

/** Of Discourse's own payload of a revision, and what this reader may do about the text before it. */
export interface RevisionPayload {
  post_id: number;
  current_revision: number;
  house_rules_withhold?: "former" | "ask_former";
}

/** What waits for somebody's decision. */
export interface OpenWithholdingPayload {
  id: number;
  ground: string;
  status: "requested" | "pending";
  since: string;
  note: string | null;
  /** One earlier version; null for all of the text. */
  version: number | null;
  text: boolean;
  title: boolean;
  /** What lies sealed. */
  words: string | null;
  post_id: number;
  post_url: string;
  topic_title: string | null;
  can_confirm: boolean;
}

/** `/house-rules/withholdings.json` */
export interface OpenWithholdingsPayload {
  withholdings: OpenWithholdingPayload[];
}

/** A post behind a click. Its text is in the page, except in quarantine. `post.folded` */
export interface FoldedPayload {
  kind: "withdrawn" | "flagged" | "returned" | "quarantine" | "quarantine_spam";
  at?: string;
}

/** A notice of a move, as this reader may see it. `post.house_rules_notice` */
export interface NoticePayload {
  kind: string;
  count: number;
  reason: string | null;
  note: string | null;
  /** The topic at the other end; null when there is none, or out of the reader's sight. */
  topic: { id: number; title: string; url: string } | null;
  authors: string[];
  /** How many more there are. */
  more_authors?: number;
  from: string | null;
  to: string | null;
  /** Of the move, for who may take it back. */
  move_id?: number;
}

/** A post that was moved. `post.house_rules_moved` */
export interface MovedPayload {
  /** Where from; null when that is out of the reader's sight. */
  topic: NoticePayload["topic"];
  at: string;
  reason: string | null;
}

/** `/house-rules/moves/preview.json` */
export interface MovePreviewPayload {
  /** Why the move will be refused, in the reader's words; then there is nothing else. */
  refused?: string;
  /** How many people will be told. */
  told?: number;
  /** What they will read, but for the note; without a topic while that is not there yet. */
  notice?: NoticePayload;
}

/** `/house-rules/moves/:id.json`: what taking a move back would do. */
export interface UndoPayload {
  id: number;
  kind: string;
  count: number;
  /** What has moved on since and stays where it is. */
  elsewhere: number;
  /** What finds its number taken. */
  renumbered: number;
  /** What was written since and comes along. */
  along: number;
  /** What was edited in both places and keeps both texts. */
  apart: number;
  possible: boolean;
  /** Why not, in the reader's words. */
  obstacle?: string | null;
  /** Not taken back yet, and not too late. */
  standing: boolean;
  until: string;
}

export type InquiryState =
  | "waiting_first_response"
  | "waiting_full_answer"
  | "promised"
  | "waiting_author"
  | "handed_over"
  | "answered"
  | "closed";

export interface RatingPayload {
  grade: Grade;
  reason: string;
  created_at: string;
}

export interface ClosurePayload {
  id: number;
  cycle: number;
  summary: string;
  closed_at: string;
  verdict: Verdict | null;
  verdict_at: string | null;
  /** The newest first; the first stands, the others are its history. */
  ratings: RatingPayload[];
}

/** Which clock is due; a promise and a hand-over are dates that were given. */
export type Rule =
  | "first_response"
  | "next_response"
  | "full_answer"
  | "promise"
  | "hand_over";

export type InquiryRole = "author" | "spokesperson" | "expert" | "resident";

export type InquiryAct =
  | "answer"
  | "close"
  | "judge"
  | "rate"
  | "nudge"
  | "same_here"
  | "pass_on"
  | "hand_over"
  | "take_back"
  | "change_promise"
  | "look_at";

/** Who answers now: one of the two is null. */
export interface HandedToPayload {
  organization_id: number | null;
  department: string | null;
}

/** On `/house-rules/topic/:id`: what changed, whole; null once it is part of another inquiry. */
export interface InquiryMessage {
  inquiry_id: number;
  inquiry: PublicInquiryPayload | null;
}

/** What everybody sees of an inquiry alike. */
export interface PublicInquiryPayload {
  id: number;
  organization_id: number;
  history: boolean;
  state: InquiryState;
  owes: "organization" | "author" | null;
  abandoned: boolean;
  asked_at: string;
  due_at: string | null;
  due_rule: Rule | null;
  /**
   * Written after the answer: since when it lies there, when it counts as an address, and the newest
   * post of it.
   */
  look_at: {
    since: string;
    until: string;
    post_id: number | null;
    post_number: number | null;
  } | null;
  handed_to: HandedToPayload | null;
  /** Organisations of which nobody can read the topic: it cannot be given to them. */
  shut_out: number[];
  /** Nobody can read the question, so nobody owes. */
  set_aside: boolean;
  promises_made: number;
  promises_kept: number;
  same_here_count: number;
  nudged_at: string | null;
  /** When the author may say again that they are waiting; null: at once. */
  nudge_from: string | null;
  /** What its state allows, and whose act it is: a reader may do what one of their roles may. */
  acts: Partial<Record<InquiryAct, InquiryRole>>;
  /** Working seconds left until due, or late by when negative; null when nothing is due. */
  remaining_seconds: number | null;
  working_day_seconds: number;
  first_response_at: string | null;
  first_response_seconds: number | null;
  full_answer_at: string | null;
  full_answer_seconds: number | null;
  promised_at: string | null;
  waiting_author_since: string | null;
  /** 1 until the author has it reopened; the figures above are those of the first. */
  cycle: number;
  /** The author's, in the current cycle. */
  verdict: "solved" | null;
  /** The newest first. */
  closures: ClosurePayload[];
}

/** `topic.house_rules_inquiries` on the topic page, for one reader. */
export interface InquiryPayload extends PublicInquiryPayload {
  roles: InquiryRole[];
  said_same_here: boolean;
}

/** What changed at a moment, and the working time since the step before. */
export interface ExplanationStepPayload {
  kind: "asked" | "official_reply" | "due" | (string & {});
  reply_kind: ReplyKind | null;
  at: string;
  /** Since when that waits, of what is heard of later. */
  since: string | null;
  owes: "organization" | "author" | null;
  note:
    | "pause"
    | "no_pause_left"
    | "promise"
    | "promise_changed"
    | "goes_on"
    | "new_cycle"
    | "counted_already"
    | "recounted"
    | "lapsed"
    | null;
  /** Where `due_at` comes from: so many working seconds from a moment, or a date (no seconds). */
  rule: Rule | null;
  rule_from: string | null;
  rule_seconds: number | null;
  cycle: number;
  counted_seconds: number;
  stood_seconds: number;
  state: InquiryState;
  due_at: string | null;
}

/** One thing owed, measured. */
export interface MeasurePayload {
  kind: Rule;
  cycle: number;
  from: string;
  /** Null where a date was given. */
  target_seconds: number | null;
  due_at: string | null;
  /** When it was given. */
  at: string | null;
  counted_seconds: number;
  stood_seconds: number;
  owed: boolean;
  /** A later date is waited for in its place. */
  replaced: boolean;
  missed: boolean;
}

export interface BreachPayload {
  kind: Rule;
  cycle: number;
  due_at: string;
  at: string | null;
}

export interface PausePayload {
  cycle: number;
  from: string;
  to: string | null;
  seconds: number;
}

/** `/house-rules/inquiries/:id.json`; the acts on an inquiry answer without the explanation. */
export interface InquiryResponse {
  inquiry: InquiryPayload;
  explanation?: ExplanationStepPayload[];
  measures?: MeasurePayload[];
  breaches?: BreachPayload[];
  pauses?: PausePayload[];
  /** Working days, as they were when it was asked. */
  targets?: Record<"first_response" | "full_answer" | "next_response", number>;
}

/** `topic.house_rules_inquiry` in topic lists: the inquiry with the worst news. */
export interface InquiryChipPayload {
  organization_id: number;
  state: InquiryState | null;
  abandoned: boolean;
  due_at: string | null;
  remaining_seconds: number | null;
  working_day_seconds: number;
  promised_at: string | null;
  full_answer_at: string | null;
  full_answer_seconds?: number | null;
  handed_to?: HandedToPayload | null;
  /** Something was written after the answer that nobody has looked at. */
  look_at?: boolean;
  /** Nobody at all has replied; where there is no inquiry, only this is there and `state` is null. */
  unanswered?: boolean;
  /** The lower one where there are several. */
  grade: Grade | null;
  verdict: Verdict | null;
}

/** A line of `/house-rules/record.json`. */
export interface RecordEntryPayload {
  id: number;
  kind: string;
  at: string;
  actor_role: string;
  organization: string | null;
  topic: { id: number; title: string; url: string } | null;
  other_topic: { id: number; title: string; url: string } | null;
  post_url: string | null;
  reason: string | null;
  note: string | null;
  authors: string[];
  count: number | null;
  details: Record<string, unknown>;
  /** In a topic's history: the move that this reader may take back. */
  undo?: number;
  /** What the law erased from it, and on which ground. */
  erased: { at: string; ground: string } | null;
}

export interface RecordPayload {
  entries: RecordEntryPayload[];
  next_before: number | null;
  kinds: string[];
  /** The one that was asked for, when this reader can see it. */
  topic: { id: number; title: string; url: string } | null;
}

/** What the record is narrowed to, as its address has it; days as 2026-11-30. */
export interface RecordFilters {
  kind: string | null;
  topic_id: string | null;
  from: string | null;
  to: string | null;
}

export interface TargetFigurePayload {
  due: number | null;
  within_target: number | null;
  median_seconds: number | null;
  p90_seconds: number | null;
  undisputed?: number | null;
}

/** `/house-rules/figures.json` */
export interface FiguresPayload {
  from: string | null;
  to: string | null;
  organization: number | null;
  asked: number;
  answered: number;
  never_answered: number;
  history: number;
  first_response: TargetFigurePayload;
  full_answer: TargetFigurePayload;
  closed: { due: number | null; count: number | null };
  initiated: number;
  /** Of those, how many got a resident's reply. */
  initiated_with_residents: number;
  supported: number;
  negative: {
    closed: number | null;
    rated: number | null;
    good_or_excellent: number | null;
  };
  verdict: {
    solved: number | null;
    not_solved: number | null;
    silent: number | null;
  };
  promises: { made: number | null; kept: number | null };
  reopened: number | null;
  /** How many inquiries stood because their author was asked, and for how long in all. */
  pauses: { inquiries: number | null; seconds: number | null };
  not_let_through: number | null;
  /** When the rules were off: those days have no figures. */
  rules_off: { from: string; to: string }[];
}

export type FigureName =
  | "first_response"
  | "full_answer"
  | "closed"
  | "started"
  | "negative"
  | "verdict";

/** A part and its total; of *started* how many were started and how many joined. */
export type Share = [number, number];

/** `/house-rules/figures/weeks.json` */
export interface FiguresWeeksPayload {
  weeks: ({ week: string } & Record<FigureName, Share>)[];
  /** The last four weeks, and the four before them. */
  trend: Record<FigureName, { now: Share; before: Share }>;
}

/** `/house-rules/figures/topics.json`: of how many, those that this reader may see. */
export interface FiguresTopicsPayload {
  figure: string;
  count: number;
  rows: {
    id: number;
    organization_id: number;
    topic: { id: number; title: string; url: string };
    asked_at: string;
    first_response_due_at: string | null;
    first_response_seconds: number | null;
    full_answer_due_at: string | null;
    full_answer_seconds: number | null;
    working_day_seconds: number | null;
    state: InquiryState | null;
  }[];
  next_offset: number | null;
}

/** `/house-rules/figures/people.json`, for staff. */
export interface FiguresPeoplePayload {
  people: {
    user: { id: number; username: string; name?: string | null };
    replies: number;
    outside_hours: number;
    kinds: Record<ReplyKind, number>;
  }[];
}

/** `/house-rules/desk.json` */
export interface DeskRowPayload {
  id: number;
  organization_id: number;
  state: InquiryState;
  abandoned: boolean;
  asked_at: string;
  due_at: string | null;
  remaining_seconds: number | null;
  working_day_seconds: number;
  promised_at: string | null;
  topic: { id: number; title: string; url: string };
  author: string | null;
}

export interface DeskPayload {
  inquiries: DeskRowPayload[];
}

export type Hours = [string, string][];

/** An organisation on the rules page. */
export interface OrganizationRulesPayload {
  id: number;
  name: string;
  kind: OrganizationKind;
  color: string;
  username: string | null;
  time_zone: string;
  week: Partial<Record<Weekday, Hours>>;
  /** Exceptional days that are still ahead; without hours: closed. */
  days: { date: string; hours: Hours }[];
  working_day_seconds: number;
  since: string;
  categories: { id: number; name: string; url: string; color: string }[];
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export interface RuleChangePayload {
  at: string;
  setting: string;
  from: string;
  to: string;
  /** Why the rules were switched off. */
  note?: string | null;
  reason?: string | null;
}

export type RuleNumber =
  | "first_response_working_days"
  | "full_answer_working_days"
  | "next_response_working_days"
  | "unanswered_working_days"
  | "edit_grace_seconds"
  | "max_asks_per_day"
  | "dispute_working_days";

/** `/house-rules/rules.json` */
export interface RulesPayload {
  targets: Record<RuleNumber, number>;
  /** Since when each number is what it is; null before the rules were in force. */
  since: Record<RuleNumber, string | null>;
  organizations: OrganizationRulesPayload[];
  experts: string[];
  withhold_grounds: string[];
  move_reasons: string[];
  formal_claim_url: string | null;
  in_force_since: string | null;
  changes: RuleChangePayload[];
}
