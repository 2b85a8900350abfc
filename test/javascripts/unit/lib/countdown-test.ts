import { module, test } from "qunit";
import { asOf } from "discourse/plugins/discourse-house-rules/discourse/lib/countdown";
import { inquiry } from "../../helpers/inquiries";

const HOURS = [
  { opens_at: "2026-11-23T07:00:00Z", closes_at: "2026-11-23T17:00:00Z" },
  { opens_at: "2026-11-24T07:00:00Z", closes_at: "2026-11-24T17:00:00Z" },
];

const at = (moment: string) => Date.parse(moment);

module("Unit | Lib | countdown", function () {
  test("the office's hours alone count", function (assert) {
    const waiting = inquiry({ remaining_seconds: 7800 });
    const left = (moment: string) =>
      asOf(waiting, HOURS, at(moment)).remaining_seconds;

    assert.strictEqual(left("2026-11-23T14:50:00Z"), 7800, "as it came");
    assert.strictEqual(left("2026-11-23T15:50:00Z"), 4200);
    assert.strictEqual(left("2026-11-23T17:00:00Z"), 0);
    assert.strictEqual(left("2026-11-24T06:00:00Z"), 0, "the night is free");
    assert.strictEqual(left("2026-11-24T08:00:00Z"), -3600);
  });

  test("it is abandoned when its time is up", function (assert) {
    const waiting = inquiry({ remaining_seconds: 60 });
    const abandoned = (moment: string) =>
      asOf(waiting, HOURS, at(moment)).abandoned;

    assert.false(abandoned("2026-11-23T10:00:00Z"));
    assert.false(abandoned("2026-11-23T10:01:00Z"), "to the second");
    assert.true(abandoned("2026-11-23T10:02:00Z"));
  });

  test("a moment outside office hours is one like any other", function (assert) {
    const promised = inquiry({
      state: "promised",
      remaining_seconds: 0.4,
      due_at: "2026-11-23T20:00:00Z",
    });
    const now = (moment: string) => asOf(promised, HOURS, at(moment));

    assert.false(now("2026-11-23T18:00:00Z").abandoned);
    assert.false(now("2026-11-23T20:00:00Z").abandoned, "to the second");
    const late = now("2026-11-23T20:01:00Z");
    assert.true(late.abandoned, "not first in the morning");
    assert.strictEqual(late.remaining_seconds, 0, "of no working time yet");
    assert.true(now("2026-11-24T08:00:00Z").abandoned);
  });

  test("what is not owed stays as it is", function (assert) {
    const answered = inquiry({ due_at: null, remaining_seconds: null });
    asOf(answered, HOURS, at("2026-11-23T10:00:00Z"));
    assert.strictEqual(
      asOf(answered, HOURS, at("2026-11-24T10:00:00Z")),
      answered
    );
    const open = [{ opens_at: "2026-11-23T07:00:00Z", closes_at: null }];
    const waiting = inquiry({ remaining_seconds: 100 });
    asOf(waiting, open, at("2026-11-23T10:00:00Z"));
    assert.strictEqual(
      asOf(waiting, open, at("2026-11-23T10:01:00Z")).remaining_seconds,
      40,
      "round the clock"
    );
  });
});
