// Builds the sandbox's client: the plugin's components through the compiler chain of Discourse, our
// pages around them, the style sheets with their fonts, and the icons that are used.
import { build } from "esbuild";
import { rmSync } from "node:fs";
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { discourseClient } from "../../tooling/bundle.mjs";
import { clientFolders, filesIn, root } from "../../tooling/chain.mjs";

const here = path.join(root, "sandbox/client");
const served = path.join(root, "tmp/sandbox/public");
const out = `${served}-${process.pid}`;
const require = createRequire(path.join(root, "sandbox/package.json"));
const sass = require("sass");

/** The plugin's style sheet, compiled where ours imports it. */
const scss = {
  name: "scss",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.scss$/ }, (args) => ({
      contents: sass.compile(args.path, { silenceDeprecations: ["import"] })
        .css,
      loader: "css",
    })),
};

await mkdir(out, { recursive: true });
process.on("exit", () => rmSync(out, { recursive: true, force: true }));
await build({
  entryPoints: {
    client: path.join(here, "main.ts"),
    style: path.join(here, "style.css"),
  },
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  define: { "process.env.NODE_ENV": '"development"', global: "window" },
  resolveExtensions: [".gts", ".ts", ".mjs", ".js", ".css"],
  nodePaths: ["node_modules", "sandbox/node_modules"].map((folder) =>
    path.join(root, folder)
  ),
  loader: { ".woff2": "file" },
  external: ["*.woff"],
  plugins: [discourseClient({ sourceMaps: false }), scss],
  logLevel: "error",
});
await writeFile(path.join(out, "icons.svg"), await icons());
await symlink(folderOf("@twemoji/svg"), path.join(out, "emoji"));

// Another sandbox may be serving what was built before: it gets the new one in a moment, and whole.
const former = `${out}-former`;
await rename(served, former).catch(() => {});
await rename(out, served);
await rm(former, { recursive: true, force: true });

function folderOf(name) {
  return path.dirname(require.resolve(`${name}/package.json`));
}

/** Every quoted name in the client and in plugin.rb that is also the name of an icon. */
async function icons() {
  const folders = [...clientFolders, "sandbox/client", "tooling/discourse"];
  const files = ["plugin.rb", ...(await filesIn(folders))];
  const sources = await Promise.all(
    files.map((file) => readFile(path.join(root, file), "utf8"))
  );
  const words = new Set(sources.join("\n").match(/[a-z][a-z0-9-]+/g));
  const symbols = [];
  for (const [style, prefix] of Object.entries({
    solid: "",
    regular: "far-",
  })) {
    const folder = path.join(
      folderOf("@fortawesome/fontawesome-free"),
      "svgs",
      style
    );
    for (const file of await readdir(folder)) {
      const id = prefix + path.basename(file, ".svg");
      if (words.has(id)) {
        const svg = await readFile(path.join(folder, file), "utf8");
        const [, viewBox, shape] = svg.match(
          /viewBox="([^"]+)".*?(<path[^>]*>)/
        );
        symbols.push(
          `<symbol id="${id}" viewBox="${viewBox}">${shape}</symbol>`
        );
      }
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" hidden>${symbols.join("")}</svg>`;
}
