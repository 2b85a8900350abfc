// Does every file of the client go through the chain of the newest Discourse?
import { readFile } from "node:fs/promises";
import path from "node:path";
import { clientFolders, compile, filesIn, root } from "./chain.mjs";

let failed = 0;
const files = await filesIn([...clientFolders, "test/javascripts"]);

for (const file of files) {
  try {
    const source = await readFile(path.join(root, file), "utf8");
    await compile(path.join(root, file), source);
  } catch (error) {
    failed++;
    console.error(`${file}: ${error.message}`);
  }
}

console.log(`${files.length - failed} compiled, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
