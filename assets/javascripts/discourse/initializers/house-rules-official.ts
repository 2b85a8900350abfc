import type Owner from "@ember/owner";
import { type PluginApi, withPluginApi } from "discourse/lib/plugin-api";
import HouseRulesBadge from "../components/house-rules-badge";
import HouseRulesOfficialPost from "../components/house-rules-official-post";
import { lookup, type SiteSettings } from "../lib/discourse";
import { markAvatars } from "../lib/official-avatars";
import {
  missingFrom,
  OFFICIAL_PARAMS,
  type OfficialComposer,
} from "../lib/official-draft";
import { activeOrganizations, type SiteWithRules } from "../lib/organizations";

function badgeOnPosts(api: PluginApi) {
  api.addTrackedPostProperties("official");
  api.renderAfterWrapperOutlet(
    "post-meta-data-poster-name",
    HouseRulesOfficialPost
  );
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

interface Decorator {
  renderGlimmer?: (
    element: Element,
    component: object,
    data: Record<string, unknown>
  ) => void;
}

/** The server marks the quotes that really are an organisation's words; a reworded one says so and gets no badge. */
function badgeOnQuotes(api: PluginApi, site: SiteWithRules) {
  api.decorateCookedElement((element: HTMLElement, helper?: Decorator) => {
    const quotes = element.querySelectorAll<HTMLElement>(
      "aside.quote[data-house-rules-official]:not(.quote-modified, .quote-post-not-found)"
    );
    for (const quote of quotes) {
      const organization = activeOrganizations(site).find(
        ({ id }) => String(id) === quote.dataset.houseRulesOfficial
      );
      const title = quote.querySelector(":scope > .title");
      if (organization && title) {
        const place = document.createElement("span");
        title.append(place);
        helper?.renderGlimmer?.(place, HouseRulesBadge, { ...organization });
      }
    }
  });
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
      badgeOnQuotes(api, site);
      composer(api);
    });
    markAvatars(site);
  },
};
