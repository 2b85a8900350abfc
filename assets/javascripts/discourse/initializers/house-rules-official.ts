import type Owner from "@ember/owner";
import { type PluginApi, withPluginApi } from "discourse/lib/plugin-api";
import HouseRulesAskButton from "../components/house-rules-ask-button";
import HouseRulesOfficialPost from "../components/house-rules-official-post";
import SignedBy from "../components/house-rules-signed-by";
import { addAnswerColumn } from "../lib/answer-column";
import { type AskingUser, mayAsk } from "../lib/asking";
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

function signatureUnderPosts(api: PluginApi) {
  api.renderAfterWrapperOutlet("post-content-cooked-html", SignedBy);
}

async function teachComposer(api: PluginApi) {
  const user = api.getCurrentUser() as CurrentUser | null;
  if (user?.house_rules?.speaks_for.length) {
    (await import("../lib/spokesperson")).default(api);
  }
}

interface PostMenuChange {
  value: { add(key: string, component: object, position: object): void };
  context: { buttonKeys: { REPLY: string } };
}

function askButton(api: PluginApi, site: SiteWithRules) {
  if (!mayAsk(site, api.getCurrentUser() as AskingUser | null)) {
    return;
  }
  api.registerValueTransformer(
    "post-menu-buttons",
    ({ value: buttons, context }: PostMenuChange) =>
      buttons.add("house-rules-ask", HouseRulesAskButton, {
        before: context.buttonKeys.REPLY,
      })
  );
}

export default {
  name: "house-rules-official",

  initialize(owner: Owner) {
    const settings = lookup<SiteSettings>(owner, "service:site-settings");
    if (!settings.house_rules_enabled) {
      return;
    }
    const site = lookup<SiteWithRules>(owner, "service:site");
    withPluginApi((api) => {
      badgeOnPosts(api);
      badgeOnNotifications(api);
      signatureUnderPosts(api);
      void teachComposer(api);
      askButton(api, site);
      addAnswerColumn(api);
    });
    markOfficialWords(site);
  },
};
