// The result on the page: exchanged in place, so that what the reader has unfolded stays so, the
// focus stays, and the chart stays until its next version is drawn.

import { Idiomorph } from "idiomorph";

const MARKED_MS = 1_000;

/** @param {HTMLFormElement} form @returns {HTMLElement | null} */
const resultOf = (form) => form.querySelector("[data-result]");

/** @param {HTMLFormElement} form @param {string} html as Python's template rendered it, escaped */
export function showResult(form, html) {
  const result = resultOf(form);
  if (!result) return;
  const before = figures(result);
  morph(result, html);
  markStale(form, false);
  markChanged(result, before);
}

/**
 * Exchanges a part that came after the answer.
 * @param {HTMLFormElement} form @param {string} name @param {string} html
 */
export function showPart(form, name, html) {
  const place = /** @type {HTMLElement | null} */ (form.querySelector(`[data-later="${CSS.escape(name)}"]`));
  if (!place) return;
  morph(place, html);
  place.removeAttribute("aria-busy");
}

/** @param {HTMLElement} place @param {string} html */
function morph(place, html) {
  Idiomorph.morph(place, html, {
    morphStyle: "innerHTML",
    callbacks: {
      beforeAttributeUpdated: (name, element) => !(name === "open" && element instanceof HTMLDetailsElement),
      beforeNodeMorphed: keep,
    },
  });
}

/**
 * Leaves alone what the new HTML does not hold yet: a part that follows, and a drawn chart, of
 * which only the new description is taken over.
 * @param {Node} old @param {Node} next
 */
function keep(old, next) {
  if (!(old instanceof HTMLElement && next instanceof HTMLElement)) return true;
  if ("later" in old.dataset && "later" in next.dataset) {
    old.setAttribute("aria-busy", "true");
    return false;
  }
  if (!("chartCanvas" in old.dataset && "chartCanvas" in next.dataset)) return true;
  const label = next.getAttribute("aria-label");
  if (label) old.setAttribute("aria-label", label);
  return false;
}

/** @param {HTMLElement} result @returns {Map<string, string>} exact values by key */
function figures(result) {
  const all = /** @type {Iterable<HTMLElement>} */ (result.querySelectorAll("[data-figure]"));
  return new Map(Array.from(all, ({ dataset }) => [dataset.figure ?? "", dataset.value ?? ""]));
}

/** Marks changed figures for a second. @param {HTMLElement} result @param {Map<string, string>} before */
function markChanged(result, before) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const all = /** @type {Iterable<HTMLElement>} */ (result.querySelectorAll("[data-figure]"));
  const changed = Array.from(all).filter(({ dataset }) => before.get(dataset.figure ?? "") !== dataset.value);
  for (const figure of changed) figure.classList.add("rr-changed");
  setTimeout(() => changed.forEach((figure) => figure.classList.remove("rr-changed")), MARKED_MS);
}

/**
 * Says above the result, and in the bar, whether it is still that of earlier numbers.
 * @param {HTMLFormElement} form @param {boolean} stale
 */
export function markStale(form, stale) {
  resultOf(form)?.toggleAttribute("data-stale", stale);
  const notes = /** @type {Iterable<HTMLElement>} */ (form.querySelectorAll("[data-stale-note]"));
  for (const note of notes) note.hidden = !stale;
}

/** @param {HTMLFormElement} form @param {import("./answers.mjs").Outcome} outcome */
export function showSummaries(form, { bar, summaries = {} }) {
  const place = form.querySelector("[data-bar]");
  if (place && bar !== undefined) place.textContent = bar;
  for (const [group, text] of Object.entries(summaries)) {
    const summary = form.querySelector(`[data-summary="${CSS.escape(group)}"]`);
    if (summary) summary.textContent = text;
  }
}
