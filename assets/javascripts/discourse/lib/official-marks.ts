import { i18n } from "discourse-i18n";
import { activeOrganizations, type SiteWithRules } from "./organizations";
import type { OrganizationPayload } from "./payloads";

// Where core shows an avatar without its name.
const AVATARS = [
  ".topic-list-item",
  ".latest-topic-list-item",
  ".topic-map",
  ".fps-result .author",
];

/**
 * The badge where core has no place for a component: on avatars in lists, by
 * usernames, which are unique; in the titles of quotes that the server has
 * found to be an organisation's words and core has not found to be reworded.
 */
export function markOfficialWords(site: SiteWithRules) {
  document.getElementById("house-rules-marks")?.remove();
  const rules = activeOrganizations(site).flatMap(rulesFor);
  if (rules.length > 0) {
    const sheet = document.createElement("style");
    sheet.id = "house-rules-marks";
    sheet.textContent = rules.join("\n");
    document.head.append(sheet);
  }
}

function rulesFor(organization: OrganizationPayload) {
  const { id, username, name, kind, label, color } = organization;
  const avatar = `:is(${AVATARS.join()}) [data-user-card=${JSON.stringify(username)}]`;
  const quote = `aside.quote[data-house-rules-official="${id}"]:not(.quote-modified, .quote-post-not-found) > .title`;
  const kindText = label || i18n(`house_rules.organization_kind.${kind}`);
  const words = i18n("house_rules.badge.title", {
    organization: name,
    kind: kindText,
  });
  return [
    `${avatar}, ${quote} { position: relative; --house-rules-color: #${color}; }`,
    `${avatar}::after { content: "✓" / ${JSON.stringify(words)}; }`,
    `${quote}::after { content: ${JSON.stringify(`✓ ${name} · ${kindText}`)} / ${JSON.stringify(words)}; }`,
  ];
}
