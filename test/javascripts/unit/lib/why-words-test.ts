import { module, test } from "qunit";
import type {
  InquiryResponse,
  MeasurePayload,
} from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";
import { measureLines } from "discourse/plugins/discourse-house-rules/discourse/lib/why-words";
import { inquiry } from "../../helpers/inquiries";

const READER = {
  now: Date.parse("2026-11-23T14:50:00Z"),
  timeZone: "Europe/Moscow",
};

function promise(state: Partial<MeasurePayload>): MeasurePayload {
  return {
    kind: "promise",
    cycle: 1,
    from: "2026-11-23T09:00:00Z",
    target_seconds: null,
    due_at: "2026-11-24T12:00:00Z",
    at: null,
    counted_seconds: 0,
    stood_seconds: 0,
    owed: true,
    replaced: false,
    missed: false,
    ...state,
  };
}

module("Unit | Lib | why-words", function () {
  test("what a later date replaced is not waited for", function (assert) {
    const answer: InquiryResponse = {
      inquiry: inquiry(),
      measures: [
        promise({ owed: false, replaced: true }),
        promise({ due_at: "2026-11-27T12:00:00Z" }),
      ],
    };
    assert.deepEqual(measureLines(answer, READER), [
      {
        what: "promised answer",
        outcome: "due Tue 15:00 · another date was given instead",
        icon: "arrow-right",
      },
      {
        what: "promised answer",
        outcome: "due Fri 15:00 · not given yet",
        icon: "hourglass-half",
      },
    ]);
  });
});
