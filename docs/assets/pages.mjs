// A page comes in two ways: loaded by the browser, or exchanged by Material's instant navigation,
// which announces it through `document$`. What belongs to a page ends when the next one comes.

/**
 * Calls `begin` for every page, with a signal that is aborted when the reader goes to another.
 * @param {(signal: AbortSignal) => void} begin
 */
export function onEachPage(begin) {
  let current = new AbortController();
  const next = () => {
    current.abort();
    current = new AbortController();
    begin(current.signal);
  };
  const pages = /** @type {{document$?: {subscribe(next: () => void): void}}} */ (window).document$;
  if (pages) pages.subscribe(next);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", next);
  else next();
}
