import { popupAjaxError } from "discourse/lib/ajax-error";
import { request } from "./discourse";
import type { FoldedPayload } from "./payloads";
import type { KeptPost } from "./permanence";

/** An author folds their own post (POST), or takes that back (DELETE). */
export async function withdraw(post: KeptPost, type: "POST" | "DELETE") {
  try {
    const path = `/house-rules/posts/${post.id}/withdrawal.json`;
    const { folded } = await request<{ folded: FoldedPayload | null }>(path, {
      type,
    });
    post.set("folded", folded);
  } catch (error) {
    popupAjaxError(error);
  }
}

/** The text of what is in quarantine, for people who are logged in. Says whether it came. */
export async function uncover(post: KeptPost) {
  try {
    const path = `/house-rules/posts/${post.id}/quarantined.json`;
    const { cooked } = await request<{ cooked: string }>(path);
    post.set("cooked", cooked);
    return true;
  } catch (error) {
    popupAjaxError(error);
    return false;
  }
}
