// Reads files of records with citation-js, and prints what it makes of each as CSL-JSON.
import { readFileSync } from "node:fs";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const read = (path) => plugins.input.chain(readFileSync(path, "utf-8"), { generateGraph: false });
const paths = process.argv.slice(2);
console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, read(path)]))));
