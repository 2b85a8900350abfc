import type Owner from "@ember/owner";
import { type PluginApi, withPluginApi } from "discourse/lib/plugin-api";
import HouseRulesOfficialPost from "../components/house-rules-official-post";
import { type CurrentUser, lookup, type SiteSettings } from "../lib/discourse";
import { badgeOnNotifications } from "../lib/notification-badge";
import { markOfficialWords } from "../lib/official-marks";
import type { SiteWithRules } from "../lib/organizations";

function badgeOnPosts(api: PluginApi) {
  api.addTrackedPostProperties("official", "employee_of");
  api.renderAfterWrapperOutlet(
    "post-meta-data-poster-name",
    HouseRulesOfficialPost
  );
}

async function teachComposer(api: PluginApi) {
  const user = api.getCurrentUser() as CurrentUser | null;
  if (user?.house_rules?.speaks_for.length) {
    (await import("../lib/spokesperson")).default(api);
  }
}

export default {
  name: "house-rules-official",

  initialize(owner: Owner) {
    const settings = lookup<SiteSettings>(owner, "service:site-settings");
    if (!settings.house_rules_enabled) {
      return;
    }
    withPluginApi((api) => {
      badgeOnPosts(api);
      badgeOnNotifications(api);
      void teachComposer(api);
    });
    markOfficialWords(lookup<SiteWithRules>(owner, "service:site"));
  },
};
