// A result's chart: the page comes with it drawn; only a chart that differs loads the means to draw.

import { newestWins } from "./newest.mjs";

/** @typedef {{draw(spec: object): Promise<Element>}} Charts */

/**
 * @param {HTMLFormElement} form
 * @param {string} url the charts bundle
 * @returns {(spec: object | null) => void} shows a specification, the newest if several come
 */
export function chartOf(form, url) {
  let drawn = normal(form.querySelector("[data-chart-spec]")?.getAttribute("data-chart-spec") ?? "null");
  /** @type {object | null} */
  let wanted = null;
  const redraw = newestWins(async () => {
    const spec = wanted;
    const canvas = form.querySelector("[data-chart-canvas]");
    if (!spec || !canvas || (JSON.stringify(spec) === drawn && canvas.hasChildNodes())) return;
    try {
      const { draw } = /** @type {Charts} */ (await import(url));
      canvas.replaceChildren(await draw({ ...spec, width: roomIn(canvas) }));
      drawn = JSON.stringify(spec);
      note(canvas, "");
    } catch {
      drawn = "";
      note(canvas, "The chart could not be drawn again; the table below has its numbers.");
    }
  });
  return (spec) => {
    wanted = spec;
    redraw();
  };
}

const NARROWEST = 260;
const WIDEST = 720;

/** @param {Element} canvas @returns {number} how wide a chart may be, in pixels */
const roomIn = (canvas) => Math.min(Math.max(canvas.clientWidth, NARROWEST), WIDEST);

/** @param {string} json */
const normal = (json) => JSON.stringify(JSON.parse(json));

/** Puts a note in a chart's place. @param {Element} canvas @param {string} text '' for none */
function note(canvas, text) {
  if (!text) return canvas.removeAttribute("data-failed");
  canvas.setAttribute("data-failed", "");
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  canvas.replaceChildren(paragraph);
}
