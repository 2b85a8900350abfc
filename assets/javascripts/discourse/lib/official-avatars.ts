import { i18n } from "discourse-i18n";
import { activeOrganizations, type SiteWithRules } from "./organizations";

// Where core shows an avatar without its name; it has no outlets in there.
const PLACES = [
  ".topic-list-item",
  ".latest-topic-list-item",
  ".topic-map",
  ".fps-result .author",
];

/**
 * A check mark on official accounts' avatars in topic lists and topic maps, by
 * a style sheet of their usernames: they are unique, so nobody forges them.
 */
export function markAvatars(site: SiteWithRules) {
  const rules = activeOrganizations(site).flatMap(
    ({ username, name, kind, color }) => {
      const user = `[data-user-card=${JSON.stringify(username)}]`;
      const words = i18n("house_rules.badge.title", {
        organization: name,
        kind: i18n(`house_rules.organization_kind.${kind}`),
      });
      return [
        `:is(${PLACES.join()}) ${user} { position: relative; --house-rules-color: #${color}; }`,
        `:is(${PLACES.join()}) ${user}::after { content: "✓" / ${JSON.stringify(words)}; }`,
      ];
    }
  );
  if (rules.length > 0) {
    const sheet = document.createElement("style");
    sheet.id = "house-rules-avatars";
    sheet.textContent = rules.join("\n");
    document.getElementById(sheet.id)?.remove();
    document.head.append(sheet);
  }
}
