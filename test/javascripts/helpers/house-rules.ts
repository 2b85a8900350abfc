import type Owner from "@ember/owner";
import type {
  Site,
  SiteSettings,
  User,
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
