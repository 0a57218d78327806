// What follows an answer, part by part: the chart, the tables, what would change the answer. It is
// given up as soon as the reader has typed something new.

import { showPart } from "./result.mjs";

/**
 * @param {HTMLFormElement} form
 * @param {import("./python.mjs").Python} python
 * @param {(spec: object | null) => void} showChart
 * @param {() => boolean} givenUp
 */
export async function bringLater(form, python, showChart, givenUp) {
  const { calculator = "" } = form.dataset;
  for (let done = false; !done && !givenUp(); ) {
    const answer = await python.ask({ calculator, later: true });
    if (!answer.ok || givenUp()) return;
    if (answer.part) showPart(form, answer.part, answer.html);
    if (answer.part === "chart") showChart(answer.chart);
    done = answer.done;
  }
}
