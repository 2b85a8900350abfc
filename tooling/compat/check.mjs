// Does the older Discourse have what the written plugin imports from it?
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { importsOf } from "./versions.mjs";

const HOMES = [
  [/^discourse\/tests\//, "discourse/tests/"],
  [/^discourse\//, "discourse/app/"],
  [/^(admin|dialog-holder|float-kit|select-kit)\//, "$1/addon/"],
  [/^truth-helpers$/, "truth-helpers/src/index"],
  [/^truth-helpers\//, "truth-helpers/src/"],
  [/^discourse-i18n$/, "discourse-i18n/src/index"],
  [
    /^(@ember\/)(?!test-)/,
    "discourse/node_modules/ember-source/dist/packages/$1",
  ],
];
const ENDINGS = ["", "/index"].flatMap((end) =>
  [".js", ".gjs", ".hbs"].map((extension) => end + extension)
);

// Loaded for plugins by name, from npm.
const PACKAGES =
  /^(@ember\/test-(helpers|waiters)|@glimmer\/|ember-modifier$|ember-route-template$|pretender$|qunit$|sinon$)/;

/** @returns {string[]} one line for each import that is not there */
export function missingImports(files, discourse, pluginName) {
  const javascripts = path.join(discourse, "app/assets/javascripts");
  const missing = [];

  for (const [file, code] of files) {
    for (const { module, names } of importsOf(code)) {
      if (module.startsWith(".") || PACKAGES.test(module)) {
        continue;
      }
      if (module.startsWith("discourse/plugins/")) {
        if (!ownModule(module, files, pluginName)) {
          missing.push(`${file}: ${module}`);
        }
        continue;
      }
      const home = HOMES.find(([pattern]) => pattern.test(module));
      const base = home && path.join(javascripts, module.replace(...home));
      const found = base && ENDINGS.map((end) => base + end).find(existsSync);
      if (!found) {
        missing.push(`${file}: ${module}`);
        continue;
      }
      const there = readFileSync(found, "utf8");
      for (const name of names) {
        if (!new RegExp(`\\b${name}\\b`).test(there)) {
          missing.push(`${file}: ${name} of ${module}`);
        }
      }
    }
  }
  return missing;
}

function ownModule(module, files, pluginName) {
  const inside = module.replace(`discourse/plugins/${pluginName}/`, "");
  return ["assets/javascripts", "admin/assets/javascripts"].some((folder) =>
    ENDINGS.some((end) => files.has(`${folder}/${inside}${end}`))
  );
}
