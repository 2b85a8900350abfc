import { module, test } from "qunit";
import { markOfficialWords } from "discourse/plugins/discourse-house-rules/discourse/lib/official-marks";
import type { SiteWithRules } from "discourse/plugins/discourse-house-rules/discourse/lib/organizations";
import { organization, rules } from "../../helpers/organizations";

function sheet() {
  return document.getElementById("house-rules-marks")?.textContent ?? "";
}

function site(...organizations: ReturnType<typeof organization>[]) {
  return { house_rules: rules(...organizations) } as unknown as SiteWithRules;
}

module("Unit | Lib | official-marks", function (hooks) {
  hooks.afterEach(() => document.getElementById("house-rules-marks")?.remove());

  test("marks avatars by username and quotes by the server's word", function (assert) {
    markOfficialWords(site(organization()));
    assert.true(sheet().includes('[data-user-card="northbank"]::after'));
    assert.true(
      sheet().includes(
        'aside.quote[data-house-rules-official="1"]:not(.quote-modified, .quote-post-not-found)'
      )
    );
    assert.true(
      sheet().includes("Official account: Northbank Homes, developer")
    );
  });

  test("a name cannot leave its string", function (assert) {
    markOfficialWords(site(organization({ name: 'X"; } body { top: 0' })));
    const style = document.getElementById("house-rules-marks");
    const rulesOfSheet = [
      ...((style as HTMLStyleElement).sheet?.cssRules ?? []),
    ].map((rule) => (rule as CSSStyleRule).selectorText);
    assert.strictEqual(rulesOfSheet.length, 3);
    assert.false(rulesOfSheet.includes("body"));
  });

  test("nobody is marked who has retired, or while the rules are off", function (assert) {
    markOfficialWords(site(organization({ retired: true })));
    assert.strictEqual(sheet(), "");
    markOfficialWords({} as SiteWithRules);
    assert.strictEqual(sheet(), "");
  });
});
