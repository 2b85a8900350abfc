import { set } from "@ember/object";
import { request } from "./discourse";
import { organizationsOf, type SiteWithRules } from "./organizations";
import type { HoursPayload } from "./payloads";

/** Puts the coming openings in place of those that the page was sent with. Does nothing when out of reach. */
export async function refreshHours(site: SiteWithRules) {
  try {
    const path = "/house-rules/hours.json";
    const { organizations } = await request<HoursPayload>(path);
    for (const { id, hours } of organizations) {
      const known = organizationsOf(site).find((o) => o.id === id);
      if (known) {
        set(known, "hours", hours);
      }
    }
  } catch {
    // What is known does until the next day.
  }
}
