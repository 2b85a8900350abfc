import type Owner from "@ember/owner";
import { setupRenderingTest as emberSetup } from "ember-qunit";
import pluginServices from "virtual:services";
import I18n from "../../../discourse-i18n.ts";
import { setCurrentOwner } from "../../../owner.ts";
import { resetRegistry } from "../../../registry.ts";
import { services, siteSettings } from "../../services.ts";

interface Context {
  owner: Owner;
  siteSettings: object;
  site: unknown;
  session: object;
  currentUser?: object;
}

/** The services of Discourse, those of the plugin, and somebody signed in. */
export function setupRenderingTest(
  hooks: NestedHooks,
  { anonymous = false } = {}
) {
  emberSetup(hooks);

  hooks.beforeEach(function (this: object) {
    const test = this as Context;
    const { owner } = test;
    setCurrentOwner(owner);

    for (const [name, factory] of Object.entries({
      ...services,
      ...pluginServices,
    })) {
      owner.register(`service:${name}`, factory as never);
    }
    test.siteSettings = siteSettings();
    test.session = {};
    const values = {
      "site-settings": test.siteSettings,
      session: test.session,
    };
    for (const [name, value] of Object.entries(values)) {
      owner.register(`service:${name}`, value as never, { instantiate: false });
    }
    test.site = owner.lookup("service:site");

    // The same person as in Discourse's own component tests.
    if (!anonymous) {
      test.currentUser = {
        id: 19,
        username: "eviltrout",
        name: "Robin Ward",
        admin: false,
        moderator: false,
        staff: false,
        groups: [{ id: 10 }, { id: 11 }],
        user_option: { timezone: "Australia/Brisbane" },
      };
    }
    owner.register(
      "service:current-user",
      (test.currentUser ?? null) as never,
      {
        instantiate: false,
      }
    );
  });

  hooks.afterEach(() => {
    I18n.locale = "en";
    resetRegistry();
  });
}
