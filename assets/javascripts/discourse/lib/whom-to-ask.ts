import type { Asking } from "./asking";
import {
  activeOrganizations,
  organizationAnswering,
  type SiteWithRules,
} from "./organizations";
import type { OrganizationPayload } from "./payloads";

/** Whoever is meant, answers there, or speaks first. */
export function firstToAsk(
  site: SiteWithRules,
  { organization, post }: Asking
) {
  return (
    organization ??
    organizationAnswering(site, post?.topic?.category_id) ??
    activeOrganizations(site)[0]
  );
}

/** The sections where it answers, as far as the reader sees them. */
export function sectionsOf(
  site: SiteWithRules,
  organization?: OrganizationPayload
) {
  const ids: number[] = organization?.category_ids ?? [];
  return site.categories.filter(({ id }) => ids.includes(id));
}
