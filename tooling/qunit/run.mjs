// QUnit for the plugin's components without Discourse, in headless Chromium:
//   npm run test:qunit [-- FILE…] [-- --filter WORDS]
// The same files run inside Discourse. Acceptance tests need its whole application
// and run only there.
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { discourseClient } from "../bundle.mjs";
import { filesIn, root } from "../chain.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { filter: { type: "string" }, screenshot: { type: "string" } },
});

const all = await filesIn(
  ["test/javascripts/unit", "test/javascripts/integration"],
  ["-test.ts", "-test.gts"]
);
const files = positionals.length
  ? all.filter((file) =>
      positionals.some((given) => file.startsWith(path.normalize(given)))
    )
  : all;
if (!files.length) {
  console.log(positionals.length ? "No such test" : "No tests yet");
  console.log("0 passed, 0 failed");
  process.exit(positionals.length ? 1 : 0);
}

const { script, map } = await bundle(files).catch((error) => {
  // esbuild has already said what and where.
  console.log(error.errors ? "The tests could not be built" : error);
  console.log(`0 passed, ${files.length} failed`);
  process.exit(1);
});
const { passed, failed } = await run(script);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

async function bundle(tests) {
  const here = path.relative(root, import.meta.dirname);
  const result = await build({
    stdin: {
      contents: [`${here}/setup.mjs`, ...tests]
        .map((file) => `import ${JSON.stringify(`./${file}`)};`)
        .concat(`import * as QUnit from "qunit"; QUnit.start();`)
        .join("\n"),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    target: "es2022",
    sourcemap: "external",
    outdir: "tmp",
    define: { "process.env.NODE_ENV": '"development"', global: "window" },
    loader: { ".css": "empty" },
    resolveExtensions: [".gts", ".ts", ".mjs", ".js"],
    nodePaths: [path.join(root, "node_modules")],
    plugins: [discourseClient()],
    write: false,
    logLevel: "error",
  });
  const [maps, code] = result.outputFiles;
  return { script: code.text, map: new SourceMap(JSON.parse(maps.text)) };
}

async function run(tests) {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
  const page = await browser.newPage();
  const count = { passed: 0, failed: 0 };
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));

  await page.exposeFunction("report", (test) => {
    if (!test) {
      return finish();
    }
    // Skipped tests and todos count as neither.
    if (test.status === "passed") {
      count.passed++;
      return;
    }
    if (test.status === "failed") {
      count.failed++;
      console.log(`not ok ${test.name}`);
      test.errors.forEach(explain);
    }
  });
  page.on("console", (message) => {
    if (["error", "log"].includes(message.type())) {
      console.log(`  ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => {
    console.log(error.message);
    ownFrames(error.stack).forEach((frame) => console.log(`    at ${frame}`));
    count.failed++;
    finish();
  });

  // Nothing leaves the page: its three resources are answered here.
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>QUnit</title>
    <link rel="icon" href="data:,"><body>
    <div id="qunit-fixture"></div><div id="ember-testing-container"></div>
    <script type="module" src="/tests.js"></script></body></html>`;
  await page.route("**/*", (route) => {
    const isScript = route.request().url().endsWith("/tests.js");
    return route.fulfill({
      contentType: isScript ? "text/javascript" : "text/html",
      body: isScript ? tests : html,
    });
  });

  const query = values.filter
    ? `?filter=${encodeURIComponent(values.filter)}`
    : "";
  await page.goto(`http://localhost/${query}`);
  await finished;
  if (values.screenshot) {
    await page.screenshot({ path: values.screenshot });
  }
  await browser.close();
  return count;
}

function explain({ message, actual, expected, stack }) {
  console.log(`  ${message ?? ""}`.trimEnd());
  if (expected !== "undefined" || actual !== "undefined") {
    console.log(`    expected: ${expected}\n    actual:   ${actual}`);
  }
  ownFrames(stack).forEach((frame) => console.log(`    at ${frame}`));
}

/** Where in our own files it happened: the browser only knows the bundle. */
function ownFrames(stack = "") {
  return [...stack.matchAll(/tests\.js:(\d+):(\d+)/g)]
    .map(([, line, column]) => map.findEntry(line - 1, column - 1))
    .filter(({ originalSource }) => originalSource)
    .map(
      ({ originalSource, originalLine }) =>
        `${path.relative(root, path.resolve(root, "tmp", originalSource))}:${originalLine + 1}`
    )
    .filter((frame) => !/node_modules|qunit\/setup/.test(frame))
    .slice(0, 4);
}

function chromiumPath() {
  const found = [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((file) => file && existsSync(file));
  if (!found) {
    console.log("No Chromium: install the package chromium, or set CHROMIUM");
    process.exit(1);
  }
  return found;
}
