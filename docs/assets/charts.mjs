// Draws charts, in a bundle of its own. Vega's expressions are interpreted, not compiled, because
// the page's policy allows no code made from text; and nothing is ever loaded from anywhere.

import { loader, parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";

/** @type {View | undefined} */
let last;

/**
 * @param {import("vega-lite").TopLevelSpec} spec
 * @returns {Promise<Element>} the chart as an SVG element
 */
export async function draw(spec) {
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  const place = document.createElement("div");
  const view = new View(runtime, {
    expr: expressionInterpreter,
    loader: { ...loader(), load: () => Promise.reject(new Error("charts load nothing")) },
    renderer: "svg",
  });
  await view.initialize(place).runAsync();
  last?.finalize();
  last = view;
  const svg = place.querySelector("svg");
  if (!svg) throw new Error("no chart came out");
  return svg;
}
