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

type RequestListener = (
  event: unknown,
  answer: { status: number; responseJSON: object },
  sent: { url: string }
) => void;

/** jQuery's events of requests, as if Discourse had sent some. */
export function pretendRequests() {
  const listeners = new Set<RequestListener>();
  const page = window as unknown as { jQuery?: unknown };
  const { jQuery } = page;
  page.jQuery = () => ({
    on: (_event: string, listener: RequestListener) => listeners.add(listener),
    off: (_event: string, listener: RequestListener) =>
      listeners.delete(listener),
  });
  return {
    listeners,
    answer(url: string, status: number, responseJSON: object) {
      listeners.forEach((listener) =>
        listener({}, { status, responseJSON }, { url })
      );
    },
    restore: () => (page.jQuery = jQuery),
  };
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
