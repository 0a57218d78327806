// Resumes Python under Node from a published snapshot, as a browser's worker does, and answers
// requests: node resume.mjs CODE MEMORY < requests.json > answers.json
//
// It also tells how many bytes of memory were not zero before it was filled, how large it was before
// each answer, and what Python called of the functions around it.

import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { filesOf } from "../../../docs/assets/archive.mjs";
import { call } from "../../../docs/assets/cpython.mjs";
import { noted, resume } from "../../../docs/assets/resume.mjs";

const [code, memory] = process.argv.slice(2).map((path) => readFileSync(path));
const { instantiate } = WebAssembly;
/** @type {WebAssembly.Memory} */
let own;
let written = 0;
/** @type {Set<string>} */
const called = new Set();

/** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
WebAssembly.instantiate = /** @type {any} */ (async (module, imports) => {
  const instance = await instantiate(module, watched(imports));
  own = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
  return instance;
});

/** @param {WebAssembly.Imports} imports @returns {WebAssembly.Imports} */
function watched(imports) {
  const noting = (/** @type {string} */ name, /** @type {any} */ value) =>
    typeof value === "function" ? (/** @type {any[]} */ ...given) => (called.add(name), value(...given)) : value;
  const all = (/** @type {WebAssembly.ModuleImports} */ module) =>
    Object.fromEntries(Object.entries(module).map(([name, value]) => [name, noting(name, value)]));
  return Object.fromEntries(Object.entries(imports).map(([name, module]) => [name, all(module)]));
}

function* stretches() {
  for (const byte of new Uint8Array(own.buffer)) if (byte) written++;
  yield* filesOf(new Uint8Array(gunzipSync(memory)));
}

const wasm = new WebAssembly.Module(code);
const python = await resume(wasm, stretches());
const requests = JSON.parse(readFileSync(0, "utf8"));
/** @type {number[]} */
const bytes = [];
const answers = requests.map((/** @type {object} */ one) => {
  bytes.push(python.HEAPU8.length);
  return call(python, noted(wasm), JSON.stringify(one));
});
writeFileSync(1, JSON.stringify({ written, answers, bytes, called: [...called] }));
process.exit();
