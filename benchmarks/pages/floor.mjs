// What no start of Python can do without, each alone: compiling the interpreter while it comes in,
// and filling a memory with what is in it once Python runs. Loaded into a calculator's page, whose
// manifest says where the files are.

import { filesOf, inflate } from "/-/assets/archive.mjs";
import { readManifest } from "/-/assets/manifest.mjs";

const { files } = /** @type {import("/-/assets/manifest.mjs").Manifest} */ (readManifest());
const PAUSE_MS = 300;
const PAGES = 480; // of 64 KiB: the memory with which Pyodide begins

/** @returns {Promise<{compile: number, fill: number}>} milliseconds */
export async function floor() {
  const compile = await lasting(() => WebAssembly.compileStreaming(request("python.wasm")));
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return { compile, fill: await lasting(fill) };
}

async function fill() {
  const memory = new Uint8Array(new WebAssembly.Memory({ initial: PAGES }).buffer);
  const packed = new Uint8Array(await (await request("memory.zip")).arrayBuffer());
  for (const [address, content] of filesOf(await inflate(packed))) memory.set(content, Number(address));
}

/** @param {string} name the browser's cache is trusted, as by the site's own modules */
const request = (name) => fetch(files[name].url, { cache: "force-cache" });

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function lasting(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
