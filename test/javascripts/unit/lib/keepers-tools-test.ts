import { module, test } from "qunit";
import type { PluginApi } from "discourse/lib/plugin-api";
import type { CurrentUser } from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";
import offerKeepersTools from "discourse/plugins/discourse-house-rules/discourse/lib/keepers-tools";
import { organization, rules } from "../../helpers/organizations";

module("Unit | Lib | keepers-tools", function () {
  test("no official account is offered as a spammer, nor is the system", function (assert) {
    const voice = organization();
    const retired = { ...organization(), id: 2, user_id: 78, retired: true };
    const buttons: ((post: object) => { label: string } | undefined)[] = [];
    const api = {
      container: {
        lookup: () => ({ house_rules: rules(voice, retired) }),
      },
      addBulkActionButton() {},
      addPostAdminMenuButton: (button: (typeof buttons)[0]) =>
        buttons.push(button),
    };
    offerKeepersTools(
      api as unknown as PluginApi,
      { staff: true } as CurrentUser
    );
    const offered = (user_id: number) =>
      buttons
        .map((button) =>
          button({ user_id, topic: { house_rules_protected: true } })
        )
        .some((button) => button?.label === "house_rules.spammer.button");
    assert.true(offered(5));
    assert.false(offered(voice.user_id as number));
    assert.false(offered(78));
    assert.false(offered(-1));
  });
});
