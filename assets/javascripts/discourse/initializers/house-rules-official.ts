import type Owner from "@ember/owner";
import { type PluginApi, withPluginApi } from "discourse/lib/plugin-api";
import HouseRulesAskButton from "../components/house-rules-ask-button";
import HouseRulesOfficialPost from "../components/house-rules-official-post";
import SignedBy from "../components/house-rules-signed-by";
import { type AskingUser, mayAsk } from "../lib/asking";
import { lookup, type SiteSettings } from "../lib/discourse";
import {
  missingFrom,
  OFFICIAL_PARAMS,
  type OfficialComposer,
} from "../lib/official-draft";
import { markOfficialWords } from "../lib/official-marks";
import type { SiteWithRules } from "../lib/organizations";

function badgeOnPosts(api: PluginApi) {
  api.addTrackedPostProperties("official");
  api.renderAfterWrapperOutlet(
    "post-meta-data-poster-name",
    HouseRulesOfficialPost
  );
}

function signatureUnderPosts(api: PluginApi) {
  api.renderAfterWrapperOutlet("post-content-cooked-html", SignedBy);
}

function composer(api: PluginApi) {
  for (const [property, param] of Object.entries(OFFICIAL_PARAMS)) {
    api.serializeOnCreate(param, property);
    api.serializeToDraft(property, property);
  }
  api.registerValueTransformer(
    "composer-service-cannot-submit-post",
    ({
      value,
      context,
    }: {
      value: boolean;
      context: { model?: OfficialComposer };
    }) => value || !!missingFrom(context.model)
  );
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
      signatureUnderPosts(api);
      composer(api);
      askButton(api, site);
    });
    markOfficialWords(site);
  },
};
