// Resumes Python under Node from a published snapshot, as a browser's worker does, and answers
// requests: node resume.mjs SCRIPT CODE MEMORY < requests.json > answers.json
//
// It also tells which bytes of memory were not zero before the memory was filled, counted from the
// place at which Pyodide leaves a pointer, and how large the memory was before each answer.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { filesOf } from "../../../docs/assets/archive.mjs";
import { call, noted, resume } from "../../../docs/assets/cpython.mjs";

const [script, code, memory] = process.argv.slice(2);
const { default: createModule } = await import(pathToFileURL(script).href);
/** @type {number[]} */
let written = [];

/** @param {object} settings */
async function watched(settings) {
  const python = await createModule(settings);
  python.HEAPU8.forEach((/** @type {number} */ byte, /** @type {number} */ at) => byte && written.push(at - python.__PyRuntime));
  return python;
}

const wasm = new WebAssembly.Module(readFileSync(code));
const stretches = filesOf(new Uint8Array(gunzipSync(readFileSync(memory))));
const python = await resume(watched, wasm, stretches);
const requests = JSON.parse(readFileSync(0, "utf8"));
/** @type {number[]} */
const bytes = [];
const answers = requests.map((/** @type {object} */ one) => {
  bytes.push(python.HEAPU8.length);
  return call(python, noted(wasm), JSON.stringify(one));
});
writeFileSync(1, JSON.stringify({ written, answers, bytes }));
process.exit();
