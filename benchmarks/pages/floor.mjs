// What no start of Python can do without, each alone: compiling the interpreter while it comes in,
// and filling a memory with what is in it once Python runs. Loaded into a calculator's page, whose
// manifest says where the files are.

import { readManifest } from "/-/assets/manifest.mjs";

const { files, snapshot } = /** @type {import("/-/assets/manifest.mjs").Manifest} */ (readManifest());
const PAUSE_MS = 300;
const PAGES = 480; // of 64 KiB: the memory with which Pyodide begins

/** @param {(name: string) => boolean} wanted @returns {string[]} addresses */
const named = (wanted) => snapshot.filter(wanted).map((name) => files[name].url);

/** @returns {Promise<{compile: number, fill: number}>} milliseconds */
export async function floor() {
  const [interpreter] = named((name) => name === "python.wasm");
  const compile = await lasting(() => WebAssembly.compileStreaming(request(interpreter)));
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  const memory = new WebAssembly.Memory({ initial: PAGES });
  const fill = (/** @type {string} */ url) => WebAssembly.instantiateStreaming(request(url), { env: { memory } });
  return { compile, fill: await lasting(() => Promise.all(named((name) => name.startsWith("memory.")).map(fill))) };
}

/** @param {string} url the browser's cache is trusted, as by the site's own modules */
const request = (url) => fetch(url, { cache: "force-cache" });

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function lasting(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
