// Lets Node 20 run the walk-through's TypeScript: types are blanked out, nothing else.
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import blankSpace from "ts-blank-space";

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) {
    return next(url, context);
  }
  const source = blankSpace(await readFile(fileURLToPath(url), "utf8"));
  return { format: "module", shortCircuit: true, source };
}

if (isMainThread) {
  register(import.meta.url);
}
