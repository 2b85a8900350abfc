/* eslint-disable no-console */
// The story's eight steps in a browser, on the sandbox, as people would do them: a desktop in English
// and light, a phone in Russian and dark. Also fails on any console error, any accessibility violation
// and any text that is missing in its language. Node runs it as it is, types stripped by ts-blank-space:
//   node --import ./test/walkthrough/strip.mjs test/walkthrough/run.ts [ADDRESS [desktop|phone]]
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { steps } from "./steps.ts";

const require = createRequire(import.meta.url);
const address = process.argv[2] ?? "http://localhost:3100";
const chosen = process.argv[3];
const pictures = process.env.PICTURES;
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

export interface Walk {
  page: Page;
  phone: boolean;
  locale: "en" | "ru";
}

const WALKS = [
  {
    name: "desktop",
    locale: "en",
    phone: false,
    size: { width: 1280, height: 900 },
  },
  {
    name: "phone",
    locale: "ru",
    phone: true,
    size: { width: 390, height: 844 },
  },
] as const;

const count = { passed: 0, failed: 0 };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});
for (const walk of WALKS) {
  if (!chosen || chosen === walk.name) {
    await live(browser, walk);
  }
}
await browser.close();
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);

async function live(
  on: Browser,
  { name, locale, phone, size }: (typeof WALKS)[number]
) {
  const context = await on.newContext({
    viewport: size,
    hasTouch: phone,
    isMobile: phone,
    colorScheme: phone ? "dark" : "light",
  });
  await context.addCookies([
    { name: "sandbox_locale", value: locale, url: address },
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  const problems: string[] = [];
  page.on("console", (message) => {
    // A refusal is an answer with 403; the browser reports each as an error of its own.
    if (
      message.type() === "error" &&
      !/status of (403|422)/.test(message.text())
    ) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => problems.push(`page: ${error.message}`));

  const walk: Walk = { page, phone, locale };
  for (const [index, step] of steps.entries()) {
    const title = `${name}, ${locale}: ${index + 1} ${step.name}`;
    try {
      await page.goto(address);
      await step.live(walk);
      await done(page, step.name);
      problems.push(...(await lookOver(page)));
    } catch (error) {
      problems.push(
        String((error as Error).message)
          .split("\n")
          .slice(0, 3)
          .join(" ")
      );
    }
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({
        path: `${pictures}/${name}-${index + 1}-${step.name}.png`,
      });
    }
    const failed = problems.splice(0);
    count[failed.length ? "failed" : "passed"]++;
    console.log(`${failed.length ? "not ok" : "ok"} ${title}`);
    failed.forEach((problem) => console.log(`    ${problem}`));
  }
  for (const path of [
    "/",
    "/house-rules/rules",
    "/house-rules/figures",
    "/house-rules/record",
    "/house-rules/desk",
  ]) {
    await page.goto(address + path);
    await page.waitForSelector("main h1");
    const failed = [...problems.splice(0), ...(await lookOver(page))];
    count[failed.length ? "failed" : "passed"]++;
    console.log(
      `${failed.length ? "not ok" : "ok"} ${name}, ${locale}: ${path}`
    );
    failed.forEach((problem) => console.log(`    ${problem}`));
    if (pictures) {
      await page.screenshot({
        path: `${pictures}/${name}-page${path.replaceAll("/", "-")}.png`,
      });
    }
  }
  await context.close();
}

/** The sandbox itself says, from its database, whether the step was really done. */
function done(page: Page, step: string) {
  return page.waitForSelector(`[data-step=${step}].--done`, {
    state: "attached",
  });
}

/** What axe finds, and texts that are missing. */
async function lookOver(page: Page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run(): Promise<{
            violations: { id: string; nodes: { html: string }[] }[];
          }>;
        };
      }
    ).axe.run();
    const missing =
      document.body.innerText.match(
        /\[(?:en|ru)\.[^\]]*\]|\[missing[^\]]*\]|translation missing[^\n]*/gi
      ) ?? [];
    return [
      ...violations.map(
        ({ id, nodes }) =>
          `axe ${id}: ${nodes
            .map(({ html }) => html.slice(0, 140))
            .slice(0, 2)
            .join(" ")}`
      ),
      ...missing.map((text) => `missing text: ${text}`),
    ];
  });
  return found;
}
