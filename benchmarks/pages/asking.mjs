// Asks the Python of a page of the site as the page itself does: through its own modules and the
// worker that its manifest names. Loaded into a calculator's page, below the page's own policy.

import { readManifest } from "/-/assets/manifest.mjs";
import { Python } from "/-/assets/python.mjs";

const manifest = readManifest();
if (!manifest) throw new Error("this page has no calculator");
const python = new Python(manifest);

/**
 * Asks for an answer, and then part by part for what follows it.
 * @param {import("../../docs/assets/answers.mjs").Request} request
 * @returns {Promise<{answer: number, whole: number, longest: number} | null>} milliseconds until
 *   the answer, until the last part, and for the longest part; null for a case that is refused
 */
async function timed(request) {
  const begin = performance.now();
  const { ok } = await python.ask(request);
  const answered = performance.now();
  if (!ok) return null;
  const ends = [answered, ...(await following(request.calculator))];
  const steps = ends.slice(1).map((end, index) => end - ends[index]);
  return { answer: answered - begin, whole: ends.at(-1) - begin, longest: Math.max(0, ...steps) };
}

/** @param {string} calculator @returns {Promise<number[]>} when each part came */
async function following(calculator) {
  const ends = [];
  for (;;) {
    const part = await python.ask({ calculator, later: true });
    if (!part.ok) return ends;
    ends.push(performance.now());
    if (part.done) return ends;
  }
}

/** Asks one request after the other. @param {import("../../docs/assets/answers.mjs").Request[]} requests */
export async function all(requests) {
  const found = [];
  for (const request of requests) found.push(await timed(request));
  return found;
}
