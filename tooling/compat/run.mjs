// bin/compat VERSION [--out DIR] [--link] [--check DISCOURSE_DIR]
//
// Writes the plugin for a Discourse that cannot build TypeScript: types stripped,
// import paths mapped to the older ones, nothing else. Only what changed is
// written, so a watching server notices no more than it must.
//   --link   Ruby is linked instead of copied, for work on the plugin
//   --check  also names every import that the given Discourse does not have
import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pluginName, root } from "../chain.mjs";
import { missingImports } from "./check.mjs";
import { stripTypes } from "./strip.mjs";
import { olderImports, versions, withoutLazyImports } from "./versions.mjs";

const LINKED = ["plugin.rb", "lib", "app", "config", "db", "spec"];
const COPIED = [
  "about.json",
  "admin",
  "assets",
  "LICENSE",
  "public",
  "README.md",
  "test/javascripts",
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: "string" },
    link: { type: "boolean" },
    out: { type: "string", default: `tmp/compat/${pluginName}` },
  },
});

const version = versions[positionals[0]];
if (!version || positionals.length !== 1) {
  console.error(
    `bin/compat VERSION, where VERSION is one of: ${Object.keys(versions).join(", ")}`
  );
  process.exit(2);
}

const out = path.resolve(values.out);
const links = values.link
  ? LINKED.filter((name) => existsSync(path.join(root, name)))
  : [];
const scripts = new Map();
let written = 0;

const wanted = new Set(links);
for (const file of sources([...COPIED, ...(values.link ? [] : LINKED)])) {
  const [target, content] = older(file, readFileSync(path.join(root, file)));
  wanted.add(target);
  write(target, content);
}
for (const name of links) {
  link(name);
}
const removed = clean(out, "");

console.log(
  `${path.relative("", out) || "."}: ${wanted.size} files, ${written} written, ${removed} removed`
);
if (values.check) {
  const missing = missingImports(scripts, values.check, pluginName);
  missing.forEach((line) => console.error(`not in that Discourse: ${line}`));
  process.exitCode = missing.length ? 1 : 0;
}

/** Files of the repository, and new ones that git does not ignore. */
function sources(names) {
  return execFileSync(
    "git",
    [
      "ls-files",
      "-z",
      "--cached",
      "--others",
      "--exclude-standard",
      "--",
      ...names,
    ],
    { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }
  )
    .split("\0")
    .filter((file) => file && !file.endsWith(".d.ts"))
    .filter((file) => existsSync(path.join(root, file)));
}

function older(file, content) {
  if (!/\.(g?ts|g?js)$/.test(file) || !/(^|\/)javascripts\//.test(file)) {
    return [file, content];
  }
  const target = file.replace(/ts$/, "js");
  const source = content.toString();
  const stripped = file.endsWith("ts") ? withoutTypes(file, source) : source;
  const code = routeTemplate(
    target,
    olderImports(withoutLazyImports(stripped), version)
  );
  scripts.set(target, code);
  return [target, Buffer.from(code)];
}

/** Before Ember 6.3 a route's template that is a component has to be wrapped. */
function routeTemplate(file, code) {
  if (!/\/templates\/.*\.gjs$/.test(file)) {
    return code;
  }
  const wrapped = code.replace(
    /^(?:export default )?(<template>[\s\S]*<\/template>|(?<=default )\w+)[\s;]*$(?![\s\S])/m,
    "export default RouteTemplate($1);\n"
  );
  if (wrapped === code) {
    console.error(`${file}: must end with its template or export default Name`);
    process.exit(1);
  }
  return `import RouteTemplate from "ember-route-template";\n${wrapped}`;
}

function withoutTypes(file, source) {
  try {
    return stripTypes(file, source);
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exit(1);
  }
}

function write(name, content) {
  const file = path.join(out, name);
  // What was a link, from an earlier --link, would be written through.
  const [first] = name.split(path.sep);
  if (stat(path.join(out, first))?.isSymbolicLink()) {
    rmSync(path.join(out, first));
  }
  if (!stat(file) || !readFileSync(file).equals(content)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    written++;
  }
}

function link(name) {
  const file = path.join(out, name);
  if (!stat(file)?.isSymbolicLink()) {
    rmSync(file, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    symlinkSync(path.join(root, name), file);
    written++;
  }
}

/** Takes away what is no longer wanted. */
function clean(folder, prefix) {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(prefix, entry.name);
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      count += clean(file, name);
      if (!readdirSync(file).length) {
        rmSync(file, { recursive: true });
      }
    } else if (!wanted.has(name)) {
      rmSync(file);
      count++;
    }
  }
  return count;
}

function stat(file) {
  return lstatSync(file, { throwIfNoEntry: false });
}
