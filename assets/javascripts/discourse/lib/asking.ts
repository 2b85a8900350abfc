import type { ModalService, Post, User } from "./discourse";
import { activeOrganizations, type SiteWithRules } from "./organizations";
import type {
  CurrentUserPayload,
  InquiryPayload,
  OrganizationPayload,
} from "./payloads";

export interface AskingUser extends User {
  house_rules?: CurrentUserPayload;
}

/** About which post, or in general; one organisation, or the reader chooses. */
export interface Asking {
  post?: Post;
  organization?: OrganizationPayload;
}

/** Does this reader see a way to ask? Whether they may is for the server to say. */
export function mayAsk(site: SiteWithRules, user?: AskingUser | null) {
  return !!user?.house_rules?.can_ask && activeOrganizations(site).length > 0;
}

export function askable({ post }: { post: Post }) {
  return (
    !post.topic?.isPrivateMessage &&
    !post.topic?.closed &&
    !post.topic?.archived
  );
}

/** Where somebody was asked already, the button stands back. */
export function asked(post: Post) {
  const topic = post.topic as { house_rules_inquiries?: InquiryPayload[] };
  return !!topic?.house_rules_inquiries?.length;
}

export async function openAsking(modal: ModalService, model: Asking) {
  const dialog = await import("../components/modal/ask-company");
  return modal.show(dialog.default, { model });
}
