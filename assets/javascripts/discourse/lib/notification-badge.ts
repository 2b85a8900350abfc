import type { PluginApi } from "discourse/lib/plugin-api";
import { i18n } from "discourse-i18n";
import { activeOrganizations, type SiteWithRules } from "./organizations";

interface NotificationType {
  notification: { data: { display_username?: string; group_name?: string } };
  site: SiteWithRules;
  label: string;
}

type Class<T> = new (...args: never[]) => T;

// Those that name who wrote, and that core leaves to its base class.
const TYPES = [
  "linked",
  "mentioned",
  "posted",
  "quoted",
  "replied",
  "watching_category_or_tag",
];

/** The badge beside an official account's name in notifications, in words. */
export function badgeOnNotifications(api: PluginApi) {
  for (const type of TYPES) {
    api.registerNotificationTypeRenderer(
      type,
      (Base: Class<NotificationType>) =>
        class extends Base {
          override get label(): string {
            return marked(super.label, this);
          }
        }
    );
  }
}

function marked(label: string, { notification, site }: NotificationType) {
  const organization = activeOrganizations(site).find(
    ({ username }) => username === notification.data.display_username
  );
  return organization
    ? `${label} ✓ ${i18n(`house_rules.organization_kind.${organization.kind}`)}`
    : label;
}
