import type Owner from "@ember/owner";
import {
  type DialogService,
  lookup,
  type Site,
  type SiteSettings,
  type User,
} from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";

/**
 * What `setupRenderingTest` leaves on `this`, since its published types do not
 * say: declare it as `function (this: RenderingContext, assert)`.
 */
export interface RenderingContext {
  owner: Owner;
  currentUser: User;
  site: Site;
  siteSettings: SiteSettings;
}

/** An answer for Pretender; Discourse's `response` has no type that fits. */
export function respond(
  body: object,
  status = 200
): [number, Record<string, string>, string] {
  return [status, { "Content-Type": "application/json" }, JSON.stringify(body)];
}

/** Discourse's dialog, that asks before what cannot be undone: what it said, and what to answer. */
export function answerDialog(owner: Owner) {
  const answer = { asked: [] as string[], yes: false };
  const dialog = lookup<DialogService>(owner, "service:dialog");
  dialog.deleteConfirm = async ({ message, didConfirm }) => {
    answer.asked.push(String(message));
    if (answer.yes) {
      await didConfirm?.();
    }
  };
  return answer;
}
