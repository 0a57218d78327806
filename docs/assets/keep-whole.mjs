// Brings a version of the site into its cache, whole or not at all: each file is checked against the
// hash that the build gave it, and only what no kept version has comes over the network.

import { sha256 } from "./digest.mjs";
import { KeepFault } from "./keep-faults.mjs";
import { cacheName, LIST, ownCaches } from "./kept.mjs";

/** @typedef {{url: string, sha256: string, bytes: number}} KeptFile relative to the site's address */
/** @typedef {{bytes: number, files: KeptFile[]}} KeptList as `offline.json` has it */
/** @typedef {(loaded: number, total: number) => void} Report */

const AT_ONCE = 6;
/** Headers that tell of the bytes on their way, not of the file. */
const ON_THE_WAY = ["content-encoding", "content-length", "vary"];

/**
 * Fetches what is missing. What has arrived stays when a later file fails, for the next attempt.
 * @param {string} root @param {string} version the hash of the list of files @param {Report} report
 * @throws {KeepFault} or a QuotaExceededError
 */
export async function keepWhole(root, version, report) {
  const list = await listOf(root, version);
  /** @type {KeptList} */
  const { files, bytes } = await list.clone().json();
  const cache = await caches.open(cacheName(root, version));
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const kept = await Promise.all((await ownCaches(root)).map((name) => caches.open(name)));
  let loaded = 0;
  report(loaded, bytes);
  await each(files, async (file) => {
    const url = new URL(file.url, root).href;
    if (!there.has(url)) await cache.put(url, (await keptBefore(kept, url, file)) ?? (await fetched(url, file)));
    report((loaded += file.bytes), bytes);
  });
  await cache.put(root + LIST, list);
}

/** @param {string} root @param {string} version @returns {Promise<Response>} */
async function listOf(root, version) {
  const response = await answered(root + LIST, LIST, "no-store");
  const content = await arrived(response);
  if ((await sha256(content)) !== version) throw new KeepFault("changed", { file: LIST });
  return asKept(response, content, version);
}

/**
 * Does work for each file, some at a time, until one fails.
 * @param {KeptFile[]} files @param {(file: KeptFile) => Promise<void>} work
 */
async function each(files, work) {
  /** @type {unknown[]} */
  const failed = [];
  const queue = files.values(); // which all of them take from
  const take = async () => {
    for (const file of queue) {
      if (failed.length) return;
      await work(file).catch((error) => failed.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (failed.length) throw failed[0];
}

/** @param {Cache[]} kept @param {string} url @param {KeptFile} file */
async function keptBefore(kept, url, file) {
  for (const cache of kept) {
    const response = await cache.match(url);
    if (response?.headers.get("etag") === etag(file.sha256)) return response;
  }
}

/**
 * Fetches a file; what the browser still has of it will do, if it is the right one.
 * @param {string} url @param {KeptFile} file
 */
async function fetched(url, file) {
  for (const mode of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await answered(url, file.url, mode);
    const content = await arrived(response);
    if ((await sha256(content)) === file.sha256) return asKept(response, content, file.sha256);
  }
  throw new KeepFault("changed", { file: file.url });
}

/** @param {string} url @param {string} file @param {RequestCache} cache */
async function answered(url, file, cache) {
  const response = await fetch(url, { cache, credentials: "same-origin" }).catch(() => {
    throw new KeepFault("offline", { file });
  });
  if (!response.ok) throw new KeepFault("status", { file, detail: response.status });
  return response;
}

/** @param {Response} response */
function arrived(response) {
  return response.arrayBuffer().catch(() => {
    throw new KeepFault("offline");
  });
}

/** @param {Response} response @param {ArrayBuffer} content @param {string} hash */
function asKept(response, content, hash) {
  const headers = new Headers(response.headers);
  for (const name of ON_THE_WAY) headers.delete(name);
  headers.set("etag", etag(hash));
  return new Response(content, { headers });
}

/** @param {string} hash */
const etag = (hash) => `"${hash}"`;
