// An esbuild plugin that bundles the client without Discourse: Ember comes from
// its npm package, and each module of Discourse from a stand-in in `discourse/`.
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { clientFolders, compile, filesIn, pluginName, root } from "./chain.mjs";

const require = createRequire(import.meta.url);
const standIns = fileURLToPath(new URL("discourse", import.meta.url));
const ember = path.join(
  path.dirname(require.resolve("ember-source/package.json")),
  "dist/dev/packages"
);

// Packages that look like a part of Ember and are not.
const PACKAGES =
  /^(@ember\/test-(helpers|waiters)|@glimmer\/(component|env))(\/|$)/;

/**
 * @param {object} [options]
 * @param {string[]} [options.folders] further folders of stand-ins, looked at first
 * @param {boolean} [options.sourceMaps]
 */
export function discourseClient({ folders = [], sourceMaps = true } = {}) {
  return {
    name: "discourse-client",
    setup(build) {
      build.onResolve(
        { filter: /^(@ember|@glimmer)\/|^ember-testing/ },
        (args) =>
          PACKAGES.test(args.path) ? null : { path: emberModule(args.path) }
      );
      build.onResolve(
        { filter: /^(rsvp|router_js|backburner\.js)$/ },
        (args) => ({
          path: emberModule(args.path),
        })
      );
      build.onResolve({ filter: /^@embroider\/macros$/ }, () => ({
        path: path.join(standIns, "../embroider-macros.mjs"),
      }));
      build.onResolve({ filter: /^virtual:/ }, (args) => ({
        path: args.path,
        namespace: "virtual",
      }));
      build.onLoad({ filter: /.*/, namespace: "virtual" }, async (args) => ({
        ...(await virtualModule(args.path)),
        resolveDir: root,
      }));

      build.onResolve({ filter: /^discourse(-i18n$|\/)/ }, (args) => {
        const own = ownModule(args.path);
        const found = own
          ? sourceFile(own)
          : standInFor(args.path, [...folders, standIns]);
        const name = path.relative(root, args.importer);
        return (
          found ?? {
            errors: [
              {
                text: own
                  ? `${name} imports ${args.path}, and there is no such file`
                  : `${name} imports ${args.path}, which has no stand-in in tooling/discourse`,
              },
            ],
          }
        );
      });

      // One export of a file that stands in for several modules.
      build.onLoad({ filter: /.*/, namespace: "one-export" }, (args) => ({
        contents: `export { ${args.pluginData.name} as default } from ${JSON.stringify(args.pluginData.file)};`,
        resolveDir: root,
      }));

      build.onLoad({ filter: /\.(ts|gts|gjs)$/ }, async (args) => ({
        contents: await compile(args.path, await readFile(args.path, "utf8"), {
          sourceMaps,
        }),
        loader: "js",
      }));
      // Published with templates that are still to be compiled.
      build.onLoad(
        { filter: /@ember\/test-helpers\/dist\/.*\.js$/ },
        async (args) => ({
          contents: await compile(args.path, await readFile(args.path, "utf8")),
          loader: "js",
        })
      );
    },
  };
}

function emberModule(name) {
  const file = path.join(ember, name);
  return existsSync(`${file}.js`) ? `${file}.js` : path.join(file, "index.js");
}

/** discourse/plugins/<us>/discourse/x → assets/…/discourse/x, or the same for admins. */
function ownModule(name) {
  const prefix = `discourse/plugins/${pluginName}/`;
  if (!name.startsWith(prefix)) {
    return null;
  }
  const inside = name.slice(prefix.length);
  const candidates = clientFolders.map((dir) => path.join(root, dir, inside));
  return candidates.find((file) => sourceFile(file)) ?? candidates[0];
}

function sourceFile(file) {
  const found = [".ts", ".gts", "/index.ts"].find((end) =>
    existsSync(file + end)
  );
  return found && { path: file + found };
}

/**
 * A file of the same name, or an export, named after the module, of a file that
 * is named after its folder: DButton in discourse/ui-kit.gts for
 * discourse/ui-kit/d-button.
 */
function standInFor(name, folders) {
  for (const folder of folders) {
    const file = sourceFile(path.join(folder, name));
    if (file) {
      return file;
    }
    const group = sourceFile(path.join(folder, path.dirname(name)));
    const camel = path
      .basename(name)
      .replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    const wanted = new RegExp(
      `^export (?:const|class|function|default class) (${camel})\\b`,
      "im"
    );
    const exported =
      group && readFileSync(group.path, "utf8").match(wanted)?.[1];
    if (exported) {
      return {
        path: name,
        namespace: "one-export",
        pluginData: { file: group.path, name: exported },
      };
    }
  }
}

/** What Discourse collects from a plugin by the place of a file. */
async function virtualModule(name) {
  switch (name) {
    case "virtual:services":
    case "virtual:initializers":
    case "virtual:connectors":
    case "virtual:templates":
    case "virtual:routes": {
      const kind = name.slice("virtual:".length);
      const folders = clientFolders.map((dir) => `${dir}/discourse/${kind}`);
      const files = await filesIn(folders);
      const entries = files.map((file, index) => {
        const key = file
          .replace(/.*?\/discourse\//, "")
          .slice(kind.length + 1)
          .replace(/\.g?ts$/, "");
        return `${JSON.stringify(key)}: module${index},`;
      });
      return {
        contents: [
          ...files.map(
            (file, index) => `import module${index} from "./${file}";`
          ),
          `export default {${entries.join("\n")}};`,
        ].join("\n"),
        watchDirs: folders
          .map((dir) => path.join(root, dir))
          .filter(existsSync),
      };
    }
    case "virtual:settings": {
      const settings = {};
      for (const group of Object.values(await yaml("config/settings.yml"))) {
        for (const [key, value] of Object.entries(group)) {
          if (value?.client) {
            settings[key] = value.default;
          }
        }
      }
      return { contents: JSON.stringify(settings), loader: "json" };
    }
    case "virtual:locales": {
      const locales = {};
      for (const locale of ["en", "ru"]) {
        const file = `config/locales/client.${locale}.yml`;
        const { js, admin_js } = (await yaml(file))[locale] ?? {};
        locales[locale] = [js, admin_js].filter(Boolean);
      }
      return { contents: JSON.stringify(locales), loader: "json" };
    }
    default:
      return { errors: [{ text: `${name}: no such virtual module` }] };
  }
}

async function yaml(file) {
  try {
    // Ruby's YAML merges keys (<<) and reads 1.1; so does this.
    return (
      parse(await readFile(path.join(root, file), "utf8"), {
        version: "1.1",
        merge: true,
      }) ?? {}
    );
  } catch (error) {
    if (error.code === "ENOENT") {
      return {};
    }
    throw new Error(`${file}: ${error.message}`);
  }
}
