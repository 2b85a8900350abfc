// How much everybody downloads: the public client and its styles, minified and
// gzipped, without what comes from Discourse. Pages are bundles of their own there
// (they load when opened), so they are left out here.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { compile, filesIn, pluginName, root } from "./chain.mjs";

const BUDGET = { client: 12 * 1024, styles: 2 * 1024 };
const LAZY = /\/(routes|templates|controllers)\//;

const all = await filesIn(["assets/javascripts/discourse"]);
const eager = all.filter(
  // Components and libraries count when something that is loaded imports them.
  (file) => !LAZY.test(file) && !/\/(components|lib)\//.test(file)
);
const pages = all.filter((file) => LAZY.test(file));
const sheets = await filesIn(["assets/stylesheets"], [".scss", ".css"]);

const client = await bundle(eager);
const withPages = await bundle([...eager, ...pages]);
const styles = await styleBytes(sheets);

report("client for everybody", client, BUDGET.client);
report("styles for everybody", styles, BUDGET.styles);
report("pages, when opened", withPages - client);
process.exitCode = client > BUDGET.client || styles > BUDGET.styles ? 1 : 0;

function report(name, bytes, budget) {
  const limit = budget ? ` of ${budget}` : "";
  console.log(`${name.padEnd(22)} ${String(bytes).padStart(6)} bytes${limit}`);
}

async function bundle(files) {
  const own = `discourse/plugins/${pluginName}/`;
  const result = await build({
    stdin: {
      contents: files
        .map((file, index) => `export * as m${index} from "./${file}";`)
        .join("\n"),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    // What is imported when it is opened is no part of what everybody downloads.
    splitting: true,
    outdir: "tmp/size",
    minify: true,
    target: "es2022",
    resolveExtensions: [".gts", ".ts", ".js"],
    metafile: true,
    write: false,
    plugins: [
      {
        name: "discourse-outside",
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
            name.startsWith(own)
              ? { path: ownFile(name.slice(own.length), all) }
              : { path: name, external: true }
          );
          onLoad({ filter: /\.g?ts$/ }, async (args) => ({
            contents: await compile(
              args.path,
              await readFile(args.path, "utf8")
            ),
            loader: "js",
          }));
        },
      },
    ],
  });
  const wanted = loadedAtOnce(result.metafile.outputs);
  const loaded = result.outputFiles.filter((file) =>
    wanted.has(path.relative(root, file.path))
  );
  return gzipSync(Buffer.concat(loaded.map((file) => file.contents)), {
    level: 9,
  }).length;
}

/** The entry and every chunk that it imports, but not what it imports later. */
function loadedAtOnce(outputs) {
  const wanted = new Set();
  const queue = Object.keys(outputs).filter((file) =>
    outputs[file].entryPoint?.includes("<stdin>")
  );
  for (const file of queue) {
    wanted.add(file);
    queue.push(
      ...outputs[file].imports
        .filter(
          ({ kind, path: to }) => kind === "import-statement" && outputs[to]
        )
        .map(({ path: to }) => to)
        .filter((to) => !wanted.has(to))
    );
  }
  return wanted;
}

function ownFile(name, files) {
  const file = files.find(
    (candidate) =>
      candidate.replace(/\.g?ts$/, "") === `assets/javascripts/${name}`
  );
  return path.join(root, file);
}

async function styleBytes(files) {
  const contents = await Promise.all(
    files.map((file) => readFile(path.join(root, file), "utf8"))
  );
  if (!contents.length) {
    return 0;
  }
  // Plain CSS nesting and SCSS differ little in weight; no compiler is needed.
  const text = contents
    .join("\n")
    .replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "")
    .replace(/\s+/g, " ")
    .replace(/\s*([{};:,])\s*/g, "$1");
  return gzipSync(text, { level: 9 }).length;
}
