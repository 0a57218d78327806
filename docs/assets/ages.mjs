// How old a price or a number is, by the reader's own clock: a page may be read long after it was
// built.

const DAY_MS = 86_400_000;

/** @param {string} date such as 2026-11-24 @returns {number} whole days, by the reader's clock */
export function daysSince(date) {
  return Math.floor((Date.now() - Date.parse(date)) / DAY_MS);
}

/**
 * Shows what is old: `data-old-after` many days after the `<time>` before it, or after `data-due`.
 * @param {ParentNode} place
 */
export function showAges(place) {
  const notes = /** @type {Iterable<HTMLElement>} */ (place.querySelectorAll("[data-old-after], [data-due]"));
  for (const note of notes) {
    const { oldAfter, due = "" } = note.dataset;
    const since = oldAfter === undefined ? due : (note.previousElementSibling?.getAttribute("datetime") ?? "");
    const days = daysSince(since);
    note.hidden = !(days > Number(oldAfter ?? 0));
    const age = note.querySelector("[data-age]");
    if (age) age.textContent = String(days);
  }
}
