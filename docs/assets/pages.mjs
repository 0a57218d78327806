// A page comes in two ways: loaded by the browser, or exchanged by Material's instant navigation,
// which announces it through `document$`. What belongs to a page ends when the next one comes.

import { startTheme } from "./theme.mjs";

/** @typedef {{document$?: {subscribe(next: () => void): void}}} Theme */

/**
 * Calls `begin` for every page, with a signal that is aborted when the reader goes to another.
 * @param {(signal: AbortSignal) => void} begin
 */
export async function onEachPage(begin) {
  let current = new AbortController();
  begin(current.signal);
  await startTheme();
  let told = false;
  /** @type {Theme} */ (window).document$?.subscribe(() => {
    if (told) {
      current.abort();
      current = new AbortController();
      begin(current.signal);
    }
    told = true; // what it tells first is the page that has begun
  });
}
