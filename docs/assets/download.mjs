// Fetches a file of the runtime, counts its bytes as they come, and checks that it is the very file
// that the page was built with. Everything that can go wrong ends in a Fault that names the file.

import { sha256 } from "./digest.mjs";
import { Fault } from "./faults.mjs";

/** @typedef {import("./manifest.mjs").RuntimeFile} RuntimeFile */

/** @typedef {{fresh: boolean, count: (bytes: number) => void, beside?: (response: Response) => void}} Options */

/**
 * @param {string} name
 * @param {RuntimeFile} file
 * @param {Options} options `fresh` passes the browser's cache by; without it the cache is trusted,
 *   because the address holds the content's hash. `beside` is given the response too, as it comes
 *   in, before it is checked.
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the whole content, checked
 */
export async function download(name, file, { fresh, count, beside }) {
  const response = await request(name, file, fresh);
  beside?.(response.clone());
  return check(name, file, await gather(name, file, response, count));
}

/** @param {string} name @param {RuntimeFile} file @param {boolean} fresh */
async function request(name, file, fresh) {
  let response;
  try {
    response = await fetch(file.url, { cache: fresh ? "reload" : "force-cache" });
  } catch {
    throw new Fault("offline", { file: name });
  }
  if (!response.ok) throw new Fault("status", { file: name, detail: response.status });
  return response;
}

/** @param {string} name @param {RuntimeFile} file @param {Response} response @param {(bytes: number) => void} count */
async function gather(name, file, response, count) {
  const content = new Uint8Array(file.bytes);
  let filled = 0;
  const reader = (response.body ?? new Blob().stream()).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Fault("offline", { file: name });
    });
    if (done) break;
    if (filled + value.byteLength > content.byteLength) throw new Fault("damaged", { file: name });
    content.set(value, filled);
    count(value.byteLength);
    filled += value.byteLength;
  }
  if (filled !== content.byteLength) throw new Fault("damaged", { file: name });
  return content;
}

/** @param {string} name @param {RuntimeFile} file @param {Uint8Array<ArrayBuffer>} content */
async function check(name, file, content) {
  // Browsers keep `crypto.subtle` from pages on plain http; there the length has to do.
  if (!crypto.subtle) return content;
  if ((await sha256(content)) !== file.sha256) throw new Fault("damaged", { file: name });
  return content;
}
