import type { Site } from "./discourse";
import type { OrganizationPayload, SitePayload } from "./payloads";

/** The site as the server sends it while the house rules are in force. */
export interface SiteWithRules extends Site {
  house_rules?: SitePayload;
}

export function organizationsOf(site: SiteWithRules): OrganizationPayload[] {
  return site.house_rules?.organizations ?? [];
}

/** Those that speak today; who has retired keeps its badge on its posts only. */
export function activeOrganizations(site: SiteWithRules) {
  return organizationsOf(site).filter(({ retired }) => !retired);
}

/** Those that a question may be given to: not to whoever has it, nor to who cannot read it. */
export function othersThan(
  site: SiteWithRules,
  has: (number | null | undefined)[],
  shutOut: number[]
) {
  return activeOrganizations(site).filter(
    ({ id }) => !has.includes(id) && !shutOut.includes(id)
  );
}

/** Whose official account this is. By id: no name, title or flair counts. */
export function organizationOfAccount(site: SiteWithRules, userId?: number) {
  return activeOrganizations(site).find(({ user_id }) => user_id === userId);
}

/** Who answers in a category. */
export function organizationAnswering(
  site: SiteWithRules,
  categoryId?: number | null
) {
  return activeOrganizations(site).find(({ category_ids }) =>
    category_ids.some((id) => id === categoryId)
  );
}
