import { module, test } from "qunit";
import I18n from "discourse-i18n";
import { settingName } from "discourse/plugins/discourse-house-rules/discourse/lib/rule-words";

module("Unit | Lib | rule-words", function (hooks) {
  let locale: string;

  hooks.beforeEach(() => {
    locale = I18n.locale;
  });

  hooks.afterEach(() => {
    I18n.locale = locale;
  });

  test("a setting has its name in words, in English where the reader's language lacks it", function (assert) {
    const setting = "house_rules_warning_hours";
    const words = settingName(setting);
    assert.strictEqual(words, "hours of warning before an answer is due");
    I18n.locale = "de";
    assert.strictEqual(settingName(setting), words);
    assert.strictEqual(settingName("min_post_length"), "min_post_length");
  });
});
