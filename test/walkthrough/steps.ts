import type { Page } from "playwright-core";
import type { Walk } from "./run.ts";

interface Step {
  /** As in the sandbox's list of steps. */
  name: string;
  live(walk: Walk): Promise<void>;
}

const WORDS = {
  en: {
    reply:
      "It was the circulation pump. A plumber is there, we expect heat by noon.",
    note: "For the other risers too.",
    found: "Riser 4: what was found",
  },
  ru: {
    reply:
      "Встал циркуляционный насос. Слесарь на месте, тепло ожидаем к полудню.",
    note: "Касается и других стояков.",
    found: "Стояк 4: что нашли",
  },
};

/** The eight steps; each begins at the list and ends where a person would look. */
export const steps: Step[] = [
  {
    name: "asked",
    async live(walk) {
      await become(walk, "resident");
      await frame(walk);
      await walk.page.click("[data-go=asked]");
      await walk.page.waitForSelector("#reply-control input[name=title]");
      await walk.page.click("#reply-control .create");
      await walk.page.waitForSelector(".house-rules-inquiry");
    },
  },
  {
    name: "too_late",
    async live(walk) {
      await turn(walk, "hour");
      await become(walk, "spokesperson");
      await openQuestion(walk);
      await replyAs(walk.page, "first_response", WORDS[walk.locale].reply);
      await walk.page.waitForSelector(".dialog-content");
    },
  },
  {
    name: "sent",
    async live(walk) {
      await turn(walk, "opening");
      await become(walk, "spokesperson");
      await openQuestion(walk);
      await replyAs(walk.page, "first_response", WORDS[walk.locale].reply);
      await walk.page.waitForSelector(".house-rules-official-post");
    },
  },
  {
    name: "late",
    async live(walk) {
      await turn(walk, "working_day");
      await turn(walk, "working_day");
      await become(walk, "resident");
      await walk.page.waitForSelector(".house-rules-chip.--abandoned");
    },
  },
  {
    name: "delete_refused",
    async live(walk) {
      await become(walk, "resident");
      await openQuestion(walk);
      await walk.page.click(".post-action-menu__house-rules-why");
      await walk.page.waitForSelector(".house-rules-why-kept");
      await walk.page.keyboard.press("Escape");
      await walk.page
        .click(".house-rules-why-kept .modal-close")
        .catch(() => undefined);
      await frame(walk);
      await walk.page.click("[data-attempt=delete_post]");
      await walk.page.waitForSelector(".steps [role=status]");
    },
  },
  {
    name: "moved",
    async live(walk) {
      const { page, locale } = walk;
      await become(walk, "moderator");
      await openQuestion(walk);
      await page.click(
        ".topic-post >> nth=1 >> .post-action-menu__house-rules-move"
      );
      await page.waitForSelector(".house-rules-move-reason");
      await page.click(".house-rules-move-reason .select-kit-header");
      await page.click(".select-kit-row[data-value=own_topic] .name");
      const { note, found } = WORDS[locale];
      await page.fill(".house-rules-move-reason input[type=text]", note);
      await page.fill(".d-modal input[name=title]", found);
      await page.click(".d-modal__footer .btn-primary");
      await page.click(".house-rules-notice a");
      await page.click(".house-rules-notice .house-rules-undo");
      await page.click(".dialog-footer .btn-primary");
      await page.waitForSelector(".house-rules-notice >> nth=1");
    },
  },
  {
    name: "rated",
    async live(walk) {
      const { page, locale } = walk;
      await turn(walk, "opening");
      await become(walk, "spokesperson");
      await openQuestion(walk);
      await replyAs(page, "full_answer", WORDS[locale].reply);
      await page.waitForSelector(".house-rules-inquiry.--answered");
      await page.click(".house-rules-inquiry__close");
      await page.fill(".d-modal textarea", WORDS[locale].reply);
      await page.click(".d-modal .btn-primary");
      await page.waitForSelector(".house-rules-inquiry.--closed");
      await become(walk, "resident");
      await openQuestion(walk);
      await page.click(".house-rules-inquiry__solved");
      await page.waitForSelector(".house-rules-inquiry__solved", {
        state: "detached",
      });
      await become(walk, "expert");
      await openQuestion(walk);
      await page.click(".house-rules-inquiry__rate");
      await page.locator(".d-modal input[type=radio]").last().check();
      await page.fill(".d-modal textarea", WORDS[locale].reply);
      await page.click(".d-modal .btn-primary");
      await page.waitForSelector(".d-modal", { state: "detached" });
    },
  },
  {
    name: "dishonest",
    async live(walk) {
      const { page } = walk;
      await become(walk, "head");
      await openQuestion(walk);
      await frame(walk);
      const attempts = page.locator("[data-attempt^=head_]");
      for (let index = 0; index < (await attempts.count()); index++) {
        await attempts.nth(index).click();
        await page
          .locator(".attempts li")
          .nth(index)
          .locator("[role=status]")
          .waitFor();
      }
      const answers = await page
        .locator(".attempts [role=status]")
        .allInnerTexts();
      const through = answers.filter((text) =>
        /went through|Получилось/.test(text)
      );
      if (through.length) {
        throw new Error(
          `${through.length} of ${answers.length} attempts went through`
        );
      }
    },
  },
];

/** On a phone story and clock are behind a button. */
async function frame({ page, phone }: Walk) {
  const toggle = page.locator(".story-toggle[aria-expanded]");
  if (phone && (await toggle.getAttribute("aria-expanded")) === "false") {
    await toggle.click();
  }
}

async function become(walk: Walk, role: string) {
  const { page } = walk;
  if ((await page.inputValue("select[name=person]")) !== role) {
    await frame(walk);
    await Promise.all([
      page.waitForEvent("load"),
      page.selectOption("select[name=person]", role),
    ]);
    await page.waitForSelector("main h1");
  }
}

async function turn(walk: Walk, to: string) {
  await frame(walk);
  await Promise.all([
    walk.page.waitForEvent("load"),
    walk.page.click(`[data-turn=${to}]`),
  ]);
  await walk.page.waitForSelector("main h1");
}

/** The question of the story, from the list. */
async function openQuestion({ page, locale }: Walk) {
  const title = { en: "No heating in riser 4", ru: "нет отопления в стояке 4" }[
    locale
  ];
  await page.click(".brand");
  await page.click(`.topic-list-item .title:text("${title}")`);
  await page.waitForSelector(".topic-post");
}

async function replyAs(page: Page, kind: string, text: string) {
  await page.click(".reply");
  await page.selectOption(".house-rules-reply-as__voice", { index: 1 });
  await page.selectOption(".house-rules-reply-as__kind", kind);
  await page.fill("#reply-control textarea", text);
  await page.click("#reply-control .create");
}
