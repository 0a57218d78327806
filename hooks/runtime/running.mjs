// Runs a function of running.py in the shipped Python, under Node: node running.mjs JOB.json
//
// The job names Pyodide's folder, the WebAssembly and the standard library to run, the environment
// variables, a folder with the packages, the function, and the text it takes. What the function
// returns is printed. Where the job names an image, Python's memory is written there afterward, with
// zeros for all that it can do without.

import "./standing_still.mjs";
import { readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { begin, call, imported } from "../../docs/assets/cpython.mjs";
import { zeroFreed, zeroFrozen } from "./zeroing.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { default: createModule } = await import(pathToFileURL(`${job.pyodide}/pyodide.asm.mjs`).href);

/** @param {string} folder @returns {[string, Buffer][]} */
function filesBelow(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = found.map((one) => join(one.parentPath, one.name)).sort();
  return paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]);
}

const python = await begin(createModule, new WebAssembly.Module(readFileSync(job.wasm)), {
  library: readFileSync(job.library),
  packages: [...filesBelow(job.packages), ["running.py", readFileSync(new URL("running.py", import.meta.url))]],
  env: job.env,
});
try {
  writeSync(1, call(python, imported(python, "running", job.call), job.text));
  if (job.image) {
    zeroFreed(python);
    zeroFrozen(python);
    writeFileSync(job.image, python.HEAPU8);
  }
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
process.exit(); // else a channel that Pyodide opens would keep Node waiting
