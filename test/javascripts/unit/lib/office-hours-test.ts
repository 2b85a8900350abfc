import { module, test } from "qunit";
import I18n from "discourse-i18n";
import type { OpeningPayload } from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";
import {
  presenceAt,
  presenceText,
} from "discourse/plugins/discourse-house-rules/discourse/lib/presence";

const MOSCOW = "Europe/Moscow";

function opening(opens_at: string, closes_at: string | null): OpeningPayload {
  return { opens_at, closes_at };
}

// Wednesday and Thursday 10:00 to 20:00 in Moscow, then the Monday after next.
const HOURS = [
  opening("2026-11-18T07:00:00Z", "2026-11-18T17:00:00Z"),
  opening("2026-11-19T07:00:00Z", "2026-11-19T17:00:00Z"),
  opening("2026-11-30T07:00:00Z", "2026-11-30T17:00:00Z"),
];

function textAt(moment: string, hours = HOURS, timeZone = MOSCOW) {
  const now = Date.parse(moment);
  return presenceText(presenceAt(hours, now), now, timeZone);
}

/** Inside Discourse a test page has one language. */
function inRussian(check: () => void) {
  if (I18n.lookup("house_rules.presence.away", { locale: "ru" })) {
    I18n.locale = "ru";
    check();
    I18n.locale = "en";
  }
}

const TEXTS: [string, string, string][] = [
  [
    "2026-11-18T06:59:59Z",
    "back today at 10:00",
    "снова на связи сегодня в 10:00",
  ],
  ["2026-11-18T07:00:00Z", "answers until 20:00", "отвечает до 20:00"],
  ["2026-11-18T16:59:59Z", "answers until 20:00", "отвечает до 20:00"],
  [
    "2026-11-18T17:00:00Z",
    "back on Thursday at 10:00",
    "снова на связи в четверг в 10:00",
  ],
  [
    "2026-11-19T17:00:00Z",
    "back on 30 November at 10:00",
    "снова на связи 30 ноября в 10:00",
  ],
  [
    "2026-11-24T07:00:00Z",
    "back on Monday at 10:00",
    "снова на связи в понедельник в 10:00",
  ],
  ["2026-11-30T17:00:00Z", "is away for now", "пока не на связи"],
];

module("Unit | Lib | office-hours", function (hooks) {
  hooks.afterEach(() => {
    I18n.locale = "en";
  });

  for (const [moment, english, russian] of TEXTS) {
    test(`at ${moment}`, function (assert) {
      assert.strictEqual(textAt(moment), english);
      inRussian(() => assert.strictEqual(textAt(moment), russian));
    });
  }

  test("every weekday in Russian has its preposition and case", function (assert) {
    const said = () =>
      [16, 17, 18, 19, 20, 21, 22].map((day) =>
        textAt("2026-11-15T12:00:00Z", [
          opening(`2026-11-${day}T07:00:00Z`, `2026-11-${day}T17:00:00Z`),
        ])
      );
    const expected = [
      "снова на связи в понедельник в 10:00",
      "снова на связи во вторник в 10:00",
      "снова на связи в среду в 10:00",
      "снова на связи в четверг в 10:00",
      "снова на связи в пятницу в 10:00",
      "снова на связи в субботу в 10:00",
      "снова на связи 22 ноября в 10:00",
    ];
    inRussian(() => assert.deepEqual(said(), expected));
    assert.strictEqual(said()[0], "back on Monday at 10:00");
  });

  test("days are those of the reader's zone", function (assert) {
    const hours = [opening("2026-11-18T21:30:00Z", "2026-11-19T01:00:00Z")];
    assert.strictEqual(
      textAt("2026-11-18T20:00:00Z", hours, "UTC"),
      "back today at 21:30"
    );
    assert.strictEqual(
      textAt("2026-11-18T20:00:00Z", hours, MOSCOW),
      "back on Thursday at 00:30"
    );
  });

  test("an office that never closes, and one open for days", function (assert) {
    assert.strictEqual(
      textAt("2026-11-18T20:00:00Z", [opening("2026-11-18T07:00:00Z", null)]),
      "answers round the clock"
    );
    assert.strictEqual(
      textAt("2026-11-18T20:00:00Z", [
        opening("2026-11-18T07:00:00Z", "2026-11-20T17:00:00Z"),
      ]),
      "answers until 20:00 on 20 November"
    );
  });

  test("a zone that the browser does not know", function (assert) {
    assert.true(
      /^answers until \d\d:\d\d$/.test(
        textAt("2026-11-18T16:00:00Z", HOURS, "Mars/Olympus")
      )
    );
  });
});
