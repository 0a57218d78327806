// What no start of Python can do without, each alone: compiling the WebAssembly while it comes in,
// and inflating what is in memory once Python runs. Loaded into a calculator's page, whose manifest
// says where the files are.

import { readManifest } from "/-/assets/manifest.mjs";

const files = Object.entries(readManifest()?.files ?? {});
const PAUSE_MS = 300;

/** @param {(name: string) => boolean} wanted @returns {string[]} addresses */
const named = (wanted) => files.filter(([name]) => wanted(name)).map(([, { url }]) => url);

/** @returns {Promise<{compile: number, inflate: number}>} milliseconds */
export async function floor() {
  const snapshots = named((name) => name.startsWith("snapshot"));
  const packed = snapshots.length ? snapshots : named((name) => name.endsWith(".zip"));
  const wasm = named((name) => name.endsWith(".wasm"));
  const compile = await lasting(() => Promise.all(wasm.map((url) => WebAssembly.compileStreaming(request(url)))));
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return { compile, inflate: await lasting(() => Promise.all(packed.map(inflated))) };
}

/** @param {string} url the browser's cache is trusted, as by the site's own modules */
const request = (url) => fetch(url, { cache: "force-cache" });

/** @param {string} url */
async function inflated(url) {
  const { body } = await request(url);
  if (!body) throw new Error(`nothing came of ${url}`);
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
async function lasting(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
