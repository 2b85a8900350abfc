import { module, test } from "qunit";
import I18n from "discourse-i18n";
import {
  chipText,
  inquiryLine,
  inquiryNotes,
  momentText,
  spentText,
} from "discourse/plugins/discourse-house-rules/discourse/lib/inquiry-words";
import type { InquiryPayload } from "discourse/plugins/discourse-house-rules/discourse/lib/payloads";
import { chip, inquiry } from "../../helpers/inquiries";

// Monday, 23 November 2026, 17:50 in Moscow.
const READER = {
  now: Date.parse("2026-11-23T14:50:00Z"),
  timeZone: "Europe/Moscow",
  handedTo: "Northbank Care",
};

const STATES: [string, Partial<InquiryPayload>, string, string][] = [
  [
    "waiting for the first response",
    { remaining_seconds: 7800 },
    "Waiting for Northbank Homes · first response due Mon 20:00, 2 h 10 min of working time left",
    "Ждём ответа · «Northbank Homes» · первый ответ — до 20:00 понедельника, осталось 2 ч 10 мин рабочего времени",
  ],
  [
    "waiting for the first response, with days left",
    { remaining_seconds: 75_000, due_at: "2026-12-01T12:00:00Z" },
    "Waiting for Northbank Homes · first response due 1 December, 15:00, 2 working days left",
    "Ждём ответа · «Northbank Homes» · первый ответ — до 15:00 1 декабря, осталось 2 рабочих дня",
  ],
  [
    "waiting with a day and some hours left",
    {
      state: "waiting_full_answer",
      remaining_seconds: 36_000 + 3 * 3600 + 600,
      due_at: "2026-11-24T15:00:00Z",
    },
    "Northbank Homes is on it · full answer due Tue 18:00, 1 d 3 h of working time left",
    "В работе · «Northbank Homes» · полный ответ — до 18:00 вторника, осталось 1 дн. 3 ч рабочего времени",
  ],
  [
    "waiting for the full answer",
    { state: "waiting_full_answer", due_at: "2026-11-25T12:00:00Z" },
    "Northbank Homes is on it · full answer due Wed 15:00, 2 h 10 min of working time left",
    "В работе · «Northbank Homes» · полный ответ — до 15:00 среды, осталось 2 ч 10 мин рабочего времени",
  ],
  [
    "waiting for the answer to a later question",
    { state: "waiting_full_answer", due_rule: "next_response" },
    "Waiting for Northbank Homes · answer due Mon 20:00, 2 h 10 min of working time left",
    "Ждём ответа · «Northbank Homes» · ответ — до 20:00 понедельника, осталось 2 ч 10 мин рабочего времени",
  ],
  [
    "handed over to another organisation",
    {
      state: "handed_over",
      handed_to: { organization_id: 2, department: null },
      promised_at: "2026-11-27T17:00:00Z",
    },
    "Handed over: Northbank Care · answer by 27 November",
    "Передано: «Northbank Care» · ответ — до 27 ноября",
  ],
  [
    "handed over to a department",
    {
      state: "handed_over",
      handed_to: { organization_id: null, department: "Legal service" },
      promised_at: "2026-11-27T17:00:00Z",
    },
    "Handed over: Legal service · answer by 27 November",
    "Передано: Legal service · ответ — до 27 ноября",
  ],
  [
    "set aside",
    { set_aside: true, owes: null, due_at: null },
    "The question cannot be read at the moment, so that no time counts",
    "Вопрос сейчас нельзя прочитать, поэтому срок не идёт",
  ],
  [
    "promised",
    {
      state: "promised",
      due_at: "2026-11-27T17:00:00Z",
      promised_at: "2026-11-27T17:00:00Z",
    },
    "Answer promised by 27 November · Northbank Homes",
    "Ответ обещан до 27 ноября · «Northbank Homes»",
  ],
  [
    "waiting for the author",
    {
      state: "waiting_author",
      owes: "author",
      due_at: null,
      waiting_author_since: "2026-11-20T12:00:00Z",
    },
    "Details needed from the author · asked on 20 November",
    "Нужны уточнения от автора · вопрос задан 20 ноября",
  ],
  [
    "abandoned",
    {
      abandoned: true,
      due_at: "2026-11-20T12:00:00Z",
      remaining_seconds: -36_000,
    },
    "Abandoned: the answer of Northbank Homes was due 20 November, 15:00 · late by 1 working day",
    "Тема брошена: ответ ожидался до 15:00 20 ноября · «Northbank Homes» · просрочка — 1 рабочий день",
  ],
  [
    "abandoned for an hour, though promised",
    {
      state: "promised",
      promised_at: "2026-11-23T13:50:00Z",
      abandoned: true,
      due_at: "2026-11-23T13:50:00Z",
      remaining_seconds: -3600,
    },
    "Abandoned: the answer of Northbank Homes was due Mon 16:50 · late by 1 h of working time",
    "Тема брошена: ответ ожидался до 16:50 понедельника · «Northbank Homes» · просрочка — 1 ч рабочего времени",
  ],
  [
    "answered",
    { state: "answered", due_at: null, full_answer_seconds: 18_000 },
    "Answered after 5 working hours",
    "Ответ дан через 5 рабочих часов",
  ],
  [
    "answered after it was reopened",
    {
      state: "answered",
      due_at: null,
      full_answer_seconds: 18_000,
      cycle: 2,
    },
    "Answered again",
    "Дан новый ответ",
  ],
  [
    "settled by its author",
    { state: "answered", due_at: null },
    "The author needs no further answer",
    "Автору больше не нужен ответ",
  ],
  [
    "closed",
    {
      state: "closed",
      due_at: null,
      closures: [
        {
          id: 1,
          cycle: 1,
          summary: "heating adjusted",
          closed_at: "",
          verdict: null,
          verdict_at: null,
          ratings: [],
        },
      ],
    },
    "Question closed, replies open: «heating adjusted»",
    "Вопрос закрыт, писать можно: «heating adjusted»",
  ],
  [
    "history",
    { history: true, owes: null, first_response_seconds: 79_000 },
    "Asked before the rules came into force · first response after 2 working days",
    "Вопрос задан до введения правил · первый ответ — через 2 рабочих дня",
  ],
  [
    "history without an answer",
    { history: true, owes: null },
    "Asked before the rules came into force · Northbank Homes has not answered",
    "Вопрос задан до введения правил · ответа нет · «Northbank Homes»",
  ],
  [
    "an organisation that is never in",
    { due_at: null, remaining_seconds: null },
    "Waiting for Northbank Homes",
    "Ждём ответа · «Northbank Homes»",
  ],
];

/** Discourse's own test page loads one language only. */
function inRussian(check: () => void) {
  if (I18n.lookup("house_rules.abandoned", { locale: "ru" })) {
    I18n.locale = "ru";
    check();
  }
}

module("Unit | Lib | inquiry-words", function (hooks) {
  let locale: string;

  hooks.beforeEach(() => {
    locale = I18n.locale;
  });

  hooks.afterEach(() => {
    I18n.locale = locale;
  });

  for (const [name, state, en, ru] of STATES) {
    test(`a line that is ${name}`, function (assert) {
      const line = () => inquiryLine(inquiry(state), "Northbank Homes", READER);
      I18n.locale = "en";
      assert.strictEqual(line(), en);
      inRussian(() => assert.strictEqual(line(), ru));
    });
  }

  test("what else there is to say", function (assert) {
    const notes = (state: Partial<InquiryPayload>) =>
      inquiryNotes(inquiry(state), { ...READER, handedTo: undefined });
    I18n.locale = "en";
    assert.deepEqual(notes({}), []);
    const said = {
      handed_to: { organization_id: null, department: "Legal service" },
      nudged_at: "2026-11-23T09:00:00Z",
      same_here_count: 2,
      look_at: {
        since: "2026-11-23T09:00:00Z",
        until: "2026-11-24T09:00:00Z",
        post_id: 12,
        post_number: 3,
      },
    };
    assert.deepEqual(notes(said), [
      "first response due Mon 20:00",
      "a reply came after the answer; unless someone looks at it, it counts as a question from Tue 12:00",
      "the author said Mon 12:00: still waiting",
      "2 more have the same question",
    ]);
    assert.deepEqual(notes({ ...said, abandoned: true, look_at: null }), [
      "handed over: Legal service",
      "the author said Mon 12:00: still waiting",
      "2 more have the same question",
    ]);
    inRussian(() =>
      assert.deepEqual(notes({ same_here_count: 21 }), [
        "такой же вопрос ещё у 21 человека",
      ])
    );
  });

  test("a weekday is one that comes, what is past has its date", function (assert) {
    I18n.locale = "en";
    const text = (moment: string) => momentText(moment, READER);
    assert.strictEqual(text("2026-11-23T05:00:00Z"), "Mon 08:00", "today");
    assert.strictEqual(text("2026-11-22T18:00:00Z"), "22 November, 21:00");
    assert.strictEqual(text("2026-11-24T05:00:00Z"), "Tue 08:00");
    assert.strictEqual(text("2026-11-28T05:00:00Z"), "Sat 08:00");
    assert.strictEqual(text("2026-11-29T05:00:00Z"), "29 November, 08:00");
  });

  test("plurals and cases", function (assert) {
    I18n.locale = "en";
    assert.strictEqual(spentText(60, 36_000), "1 working minute");
    assert.strictEqual(spentText(75_000, 36_000), "2 working days");
    inRussian(() => {
      const texts = [60, 120, 300, 3600, 7200, 36_000, 180_000].map((seconds) =>
        spentText(seconds, 36_000)
      );
      assert.deepEqual(texts, [
        "1 рабочую минуту",
        "2 рабочие минуты",
        "5 рабочих минут",
        "1 рабочий час",
        "2 рабочих часа",
        "1 рабочий день",
        "5 рабочих дней",
      ]);
    });
  });

  test("chips", function (assert) {
    const text = (state: Parameters<typeof chip>[0]) =>
      chipText(chip(state), "Europe/Moscow");

    assert.strictEqual(text({ remaining_seconds: 7800 }), "due in 2 h");
    assert.strictEqual(text({ remaining_seconds: 600 }), "due in 10 min");
    assert.strictEqual(text({ remaining_seconds: 80_000 }), "due in 2 d");
    assert.strictEqual(
      text({ abandoned: true, remaining_seconds: -36_000 }),
      "abandoned 1 d"
    );
    assert.strictEqual(
      text({ state: "promised", promised_at: "2026-11-27T17:00:00Z" }),
      "promised 27 November"
    );
    assert.strictEqual(text({ state: "waiting_author" }), "details needed");
    assert.strictEqual(text({ state: "answered" }), "answered");
    assert.strictEqual(text({ state: "closed", grade: "good" }), "good");
    assert.strictEqual(text({ due_at: null }), null);
    assert.strictEqual(text({ state: null, unanswered: true }), "unanswered");
    assert.strictEqual(text({ state: "answered", look_at: true }), "new reply");
    assert.strictEqual(
      text({ state: "closed", grade: "good", look_at: true }),
      "new reply",
      "also where it was rated"
    );
    assert.strictEqual(
      text({
        state: "handed_over",
        handed_to: { organization_id: 2, department: null },
        promised_at: "2026-11-27T17:00:00Z",
      }),
      "handed over, 27 November"
    );

    inRussian(() => {
      assert.strictEqual(text({ remaining_seconds: 7800 }), "до срока 2 ч");
      assert.strictEqual(
        text({ abandoned: true, remaining_seconds: -72_000 }),
        "брошена 2 дн."
      );
      assert.strictEqual(
        text({ state: "closed", grade: "excellent" }),
        "отлично"
      );
    });
  });
});
