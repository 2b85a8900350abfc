// Builds the sandbox's client: the plugin's components through the compiler chain of Discourse, our
// pages around them, the style sheets, and the icons that are used.
import { build } from "esbuild";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { discourseClient } from "../../tooling/bundle.mjs";
import { clientFolders, filesIn, root } from "../../tooling/chain.mjs";

const here = path.relative(root, import.meta.dirname);
const out = path.join(root, "tmp/sandbox/public");
const require = createRequire(path.join(root, "sandbox/package.json"));
const sass = require("sass");
await mkdir(out, { recursive: true });

await build({
  entryPoints: [`./${here}/main.ts`],
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  outfile: path.join(out, "client.js"),
  define: { "process.env.NODE_ENV": '"development"', global: "window" },
  resolveExtensions: [".gts", ".ts", ".mjs", ".js"],
  nodePaths: [path.join(root, "node_modules")],
  plugins: [
    discourseClient({ folders: [path.join(root, here)], sourceMaps: false }),
  ],
  logLevel: "error",
});
await styles();
await icons();

async function styles() {
  const entry = path.join(root, "assets/stylesheets/common/house-rules.scss");
  const { css } = sass.compile(entry, { silenceDeprecations: ["import"] });
  const own = await readFile(path.join(root, here, "style.css"), "utf8");
  await writeFile(path.join(out, "style.css"), `${own}\n${css}`);
  const font = path.dirname(
    require.resolve("@fontsource-variable/inter/package.json")
  );
  for (const part of ["latin", "cyrillic"]) {
    const file = `inter-${part}-wght-normal.woff2`;
    await writeFile(
      path.join(out, file),
      await readFile(path.join(font, "files", file))
    );
  }
}

/** Every quoted name in the client and in plugin.rb that is also the name of an icon. */
async function icons() {
  const files = await filesIn([
    ...clientFolders,
    here,
    "tooling/discourse/discourse",
  ]);
  const sources = await Promise.all(
    [...files, "plugin.rb"].map((file) =>
      readFile(path.join(root, file), "utf8")
    )
  );
  const words = new Set(sources.join("\n").match(/[a-z][a-z0-9-]+/g));
  const free = path.dirname(
    require.resolve("@fortawesome/fontawesome-free/package.json")
  );
  const symbols = [];
  for (const [folder, prefix] of [
    ["solid", ""],
    ["regular", "far-"],
  ]) {
    const directory = path.join(free, "svgs", folder);
    for (const file of await readdir(directory)) {
      const name = prefix + path.basename(file, ".svg");
      if (words.has(name)) {
        const svg = await readFile(path.join(directory, file), "utf8");
        const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
        symbols.push(
          `<symbol id="${name}" viewBox="${viewBox}">${svg.match(/<path[^>]*>/)[0]}</symbol>`
        );
      }
    }
  }
  await writeFile(
    path.join(out, "icons.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" hidden>${symbols.join("")}</svg>`
  );
}
