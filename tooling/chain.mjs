// The compiler chain of Discourse's asset processor, for one file: content-tag
// takes <template> tags out of .gts, then Babel runs with the same plugins in the
// same order. Used to check that the client compiles there, to run it in QUnit
// and in the sandbox, and to weigh it.
import { transformAsync } from "@babel/core";
import { Preprocessor } from "content-tag";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const contentTag = new Preprocessor();

export const root = fileURLToPath(new URL("..", import.meta.url));
export const pluginName = "discourse-house-rules";

const options = {
  configFile: false,
  babelrc: false,
  parserOpts: { plugins: ["importAttributes"] },
  presets: [
    [
      require.resolve("@babel/preset-env"),
      {
        modules: false,
        targets: { browsers: "last 1 chrome version, safari >= 16.4" },
      },
    ],
  ],
  plugins: [
    [require.resolve("decorator-transforms"), { runEarly: true }],
    [
      require.resolve("babel-plugin-ember-template-compilation"),
      {
        compilerPath: path.join(
          path.dirname(require.resolve("ember-source/package.json")),
          "dist/dev/packages/ember-template-compiler/index.js"
        ),
        targetFormat: "wire",
      },
    ],
  ],
  overrides: [
    {
      test: /\.(gts|ts)$/,
      plugins: [
        [
          require.resolve("@babel/plugin-transform-typescript"),
          { allowDeclareFields: true },
        ],
      ],
    },
  ],
};

/** @returns {Promise<string>} JavaScript, with its source map at the end if wanted */
export async function compile(filename, source, { sourceMaps = false } = {}) {
  const code = /\.g[jt]s$/.test(filename)
    ? contentTag.process(source, { filename }).code
    : source;

  const result = await transformAsync(code, {
    ...options,
    filename,
    sourceMaps: sourceMaps && "inline",
  });
  return result.code;
}

/** Files below the given folders of the repository that end in one of `endings`. */
export async function filesIn(folders, endings = [".ts", ".gts"], base = root) {
  const found = [];
  for (const folder of folders) {
    const entries = await readdir(path.join(base, folder), {
      recursive: true,
    }).catch(() => []);
    for (const entry of entries) {
      if (
        endings.some((ending) => entry.endsWith(ending)) &&
        !entry.endsWith(".d.ts")
      ) {
        found.push(path.join(folder, entry));
      }
    }
  }
  return found.sort();
}

export const clientFolders = ["assets/javascripts", "admin/assets/javascripts"];
