import type { Composer, Post } from "./discourse";
import type { OfficialStampPayload, ReplyKind } from "./payloads";

export interface OfficialPost extends Post {
  official?: OfficialStampPayload;
}

/** What the composer remembers of an official reply, on its model and in its draft. */
export interface OfficialComposer extends Composer {
  post?: OfficialPost;
  houseRulesOrganizationId?: number | null;
  houseRulesReplyKind?: ReplyKind | null;
  houseRulesPromisedAt?: string | null;
}

/** Composer property → parameter of POST /posts. */
export const OFFICIAL_PARAMS = {
  houseRulesOrganizationId: "house_rules_organization_id",
  houseRulesReplyKind: "house_rules_reply_kind",
  houseRulesPromisedAt: "house_rules_promised_at",
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
}
