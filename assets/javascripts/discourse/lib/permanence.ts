import { i18n } from "discourse-i18n";
import type { Post, Topic } from "./discourse";
import type {
  FoldedPayload,
  MovedPayload,
  NoticePayload,
  WithheldPayload,
} from "./payloads";

/** A topic whose posts are never deleted says so. */
export interface KeptTopic extends Topic {
  house_rules_protected?: boolean;
  details: Topic["details"] & { created_by?: { id: number } };
}

export interface KeptPost extends Post {
  topic?: KeptTopic;
  action_code?: string;
  canRecover?: boolean;
  canRecoverTopic?: boolean;
  isRecovering?: boolean;
  isRecoveringTopic?: boolean;
  withheld?: WithheldPayload | null;
  folded?: FoldedPayload | null;
  /** Its author may fold it, or take that back. */
  house_rules_can_withdraw?: boolean;
  house_rules_notice?: NoticePayload | null;
  house_rules_moved?: MovedPayload | null;
}

/** Nothing of it was deleted before, so that there is nothing to recover. */
export function standing(post: KeptPost) {
  return !(
    post.canRecover ||
    post.canRecoverTopic ||
    post.isRecovering ||
    post.isRecoveringTopic
  );
}

export function canMove(post: KeptPost) {
  return !!post.topic?.details?.can_move_posts;
}

export function reasonText(reason: string) {
  return i18n(`house_rules.move_reason.${reason}`);
}

export function groundText(ground: string) {
  return i18n(`house_rules.withhold_ground.${ground}`);
}

/** A topic's title as a link (of one that is not there yet, without), safe as HTML; words when the reader cannot see it. */
export function topicLink(topic: NoticePayload["topic"]) {
  if (!topic) {
    return i18n("house_rules.out_of_sight.topic");
  }
  const link = document.createElement("a");
  if (topic.url) {
    link.href = topic.url;
  }
  link.textContent = topic.title;
  return link.outerHTML;
}

/** A section's name, safe as HTML; words when the reader cannot see it. */
export function categoryName(name: string | null | undefined) {
  const text = document.createElement("b");
  text.textContent = name ?? i18n("house_rules.out_of_sight.category");
  return text.outerHTML;
}

/** An author may correct the section of a topic that nobody else has written in. */
export function correcting(topic: KeptTopic, user?: { id: number }) {
  return topic.posts_count === 1 && topic.details.created_by?.id === user?.id;
}
