import type { Composer, Post } from "./discourse";
import type { OfficialStampPayload, ReplyKind, VoicePayload } from "./payloads";

export interface OfficialPost extends Post {
  official?: OfficialStampPayload;
  /** The organisation whose people its author is one of. */
  employee_of?: string;
}

/** What the composer remembers of an official reply, on its model and in its draft. */
export interface OfficialComposer extends Composer {
  post?: OfficialPost;
  houseRulesOrganizationId?: number | null;
  houseRulesReplyKind?: ReplyKind | null;
  houseRulesPromisedAt?: string | null;
  /** Why it goes out outside office hours. */
  houseRulesOverrideReason?: string | null;
  /** Why it is said where nobody asked. */
  houseRulesUnaddressedReason?: string | null;
  /** The topic's last post when the writer began, or last looked. */
  houseRulesSeen?: number | null;
  /** What the server said stands in the way; not kept in the draft. */
  houseRulesVoice?: VoicePayload | null;
}

/** Composer property → parameter of POST /posts. */
export const OFFICIAL_PARAMS = {
  houseRulesOrganizationId: "house_rules_organization_id",
  houseRulesReplyKind: "house_rules_reply_kind",
  houseRulesPromisedAt: "house_rules_promised_at",
  houseRulesOverrideReason: "house_rules_override_reason",
  houseRulesUnaddressedReason: "house_rules_unaddressed_reason",
  houseRulesSeen: "house_rules_seen",
} as const;

/** What is still to be said before it can be sent, or nothing. */
export function missingFrom(model: OfficialComposer | null | undefined) {
  if (!model?.get("houseRulesOrganizationId") || model.get("editingPost")) {
    return;
  }
  const kind = model.get("houseRulesReplyKind");
  if (!kind) {
    return "kind";
  }
  if (kind === "interim" && !model.get("houseRulesPromisedAt")) {
    return "promise";
  }
  return objectionTo(model);
}

function objectionTo(model: OfficialComposer) {
  const voice = model.get("houseRulesVoice") as VoicePayload | null | undefined;
  if (voice?.objection) {
    if (voice.refused) {
      return "occasion";
    }
    if (!model.get("houseRulesUnaddressedReason")) {
      return "reason";
    }
  }
  if (voice?.meanwhile) {
    return "meanwhile";
  }
}
