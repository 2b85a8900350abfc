import KeyValueStore from "discourse/lib/key-value-store";
import type { Composer, CurrentUser, User } from "./discourse";
import type { OfficialComposer } from "./official-draft";
import {
  activeOrganizations,
  organizationAnswering,
  organizationOfAccount,
  type SiteWithRules,
} from "./organizations";
import type { OrganizationPayload, ReplyKind } from "./payloads";

const store = new KeyValueStore("house-rules-voice-");

/** For whom this user may speak. */
export function voicesOf(site: SiteWithRules, user?: CurrentUser | null) {
  const ids = user?.house_rules?.speaks_for ?? [];
  return activeOrganizations(site).filter(({ id }) => ids.includes(id));
}

/** Replies and new topics; an organisation writes no messages. */
export function mayBeOfficial(model: Composer) {
  return Boolean(
    (model.get("replyingToTopic") || model.get("creatingTopic")) &&
    !model.get("topic.isPrivateMessage")
  );
}

/** Whose official post is being edited. */
export function editedVoice(site: SiteWithRules, model: OfficialComposer) {
  return model.get("editingPost")
    ? organizationOfAccount(site, model.post?.user_id)
    : undefined;
}

/** Who answers where somebody writes. */
export function answeringHere(site: SiteWithRules, model: Composer) {
  return organizationAnswering(
    site,
    (model.get("creatingTopic")
      ? model.get("categoryId")
      : model.get("topic.category_id")) as number | null
  );
}

/** A topic that the organisation starts is an announcement; nobody else's is. */
export function kindsFor(
  site: SiteWithRules,
  model: Composer,
  voice?: OrganizationPayload
): ReplyKind[] {
  const kinds = site.house_rules?.reply_kinds ?? [];
  if (model.get("creatingTopic")) {
    return kinds.filter((kind) => kind === "announcement");
  }
  const starter = model.get("topic.user_id");
  return kinds.filter(
    (kind) => kind !== "announcement" || starter === voice?.user_id
  );
}

/** As whom this user last wrote in a topic: an id, or nothing. */
export function rememberedVoice(model: Composer) {
  return Number(store.get(String(model.get("topic.id")))) || null;
}

export function rememberVoice(topicId: unknown, id: number | null) {
  if (topicId) {
    store.set({ key: String(topicId), value: String(id ?? 0) });
  }
}

/**
 * Whose name a post bears while it is on its way: core puts it up at once, as
 * the composer's user's.
 */
export function bearer(user: User, voice?: OrganizationPayload) {
  return voice
    ? {
        id: voice.user_id,
        username: voice.username,
        name: voice.name,
        avatar_template: voice.avatar_template,
        trust_level: user.trust_level,
      }
    : user;
}
