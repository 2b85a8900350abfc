// Writes lib/house_rules/confusables/table.txt from Unicode's confusables:
//
//   node tooling/confusables.mjs FILE VERSION
//
// FILE is Unicode's own confusables.txt, or JSON of one mapping ({"а": "a", …}). Kept are twins of
// Latin, Cyrillic and Greek letters, digits and signs; what normalization (NFKD) folds anyway is not.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./chain.mjs";

const TARGET =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d|!$@]+$/u;

const [file, version] = process.argv.slice(2);
if (!file || !version) {
  console.error("node tooling/confusables.mjs FILE VERSION");
  process.exit(2);
}

const text = await readFile(file, "utf8");
const pairs = file.endsWith(".json")
  ? Object.entries(JSON.parse(text))
  : [...text.matchAll(/^([\dA-F]+) ;\t([\dA-F ]+) ;/gm)].map(([, ...codes]) =>
      codes.map((hex) =>
        String.fromCodePoint(
          ...hex
            .trim()
            .split(" ")
            .map((code) => parseInt(code, 16))
        )
      )
    );

const twins = new Map();
for (const [source, prototype] of pairs) {
  const target = prototype.normalize("NFKD").replace(/\p{M}/gu, "");
  const folded = source.normalize("NFKD") !== source || /\p{M}/u.test(source);
  if (!folded && source !== target && TARGET.test(target)) {
    twins.set(target, [...(twins.get(target) ?? []), source]);
  }
}

const hex = (characters) =>
  [...characters].map((c) => c.codePointAt(0).toString(16)).join("+");
const lines = [...twins]
  .map(
    ([target, sources]) => `${hex(target)} ${sources.map(hex).sort().join(" ")}`
  )
  .sort();
await writeFile(
  path.join(root, "lib/house_rules/confusables/table.txt"),
  `# Looks alike: a prototype, then its twins, as code points in hexadecimal. Made by
# tooling/confusables.mjs from Unicode's confusables.txt ${version} (modified: only what concerns
# Latin, Cyrillic and Greek). Copyright and permission notice: LICENSE.unicode beside this file.
${lines.join("\n")}\n`
);
console.log(
  `${twins.size} prototypes, ${[...twins.values()].flat().length} twins`
);
