import type Owner from "@ember/owner";
import { withPluginApi } from "discourse/lib/plugin-api";
import { lookup, type SiteSettings, type User } from "../lib/discourse";

export default {
  name: "house-rules-admin-nav",

  initialize(owner: Owner) {
    const user = lookup<User | undefined>(owner, "service:current-user");
    const settings = lookup<SiteSettings>(owner, "service:site-settings");
    if (!user?.admin || !settings.house_rules_enabled) {
      return;
    }
    withPluginApi((api) => {
      api.addAdminPluginConfigurationNav("discourse-house-rules", [
        {
          label: "house_rules.admin.organizations.title",
          route: "adminPlugins.show.discourse-house-rules-organizations",
        },
        {
          label: "house_rules.admin.in_force.title",
          route: "adminPlugins.show.discourse-house-rules-in-force",
        },
      ]);
    });
  },
};
