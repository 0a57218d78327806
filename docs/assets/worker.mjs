// The worker: starts Python when it is told to, then answers one request after the other.

import { asFault } from "./faults.mjs";
import { startInterpreter } from "./interpreter.mjs";

/**
 * @typedef {{kind: "start", runtime: import("./manifest.mjs").Runtime, fresh: boolean}
 *   | {kind: "run", request: string}} ToWorker
 * @typedef {{kind: "progress", stage: import("./stages.mjs").Stage, loaded: number, total: number}
 *   | {kind: "ready", requests: string[]}
 *   | {kind: "answer", answer: string}
 *   | {kind: "raised", detail: string}
 *   | {kind: "failed", fault: import("./faults.mjs").FaultData}} FromWorker
 */

const REPORT_EVERY_MS = 80;

/** @type {import("./interpreter.mjs").Respond} */
let respond;
let reportedAt = 0;

/** @param {FromWorker} message */
const tell = (message) => self.postMessage(message);

/** @type {import("./interpreter.mjs").Report} */
function report(stage, loaded, total) {
  const now = performance.now();
  if (stage === "loading" && loaded < total && now - reportedAt < REPORT_EVERY_MS) return;
  reportedAt = now;
  tell({ kind: "progress", stage, loaded, total });
}

self.onmessage = async (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  try {
    if (data.kind === "run") return tell({ kind: "answer", answer: respond(data.request) });
    respond = await startInterpreter(data.runtime, data.fresh, report);
    tell({ kind: "ready", requests: performance.getEntriesByType("resource").map(({ name }) => name) });
  } catch (error) {
    const raised = error instanceof Error && error.name === "PythonError";
    if (data.kind === "run" && raised) tell({ kind: "raised", detail: asFault(error, "died").detail });
    else tell({ kind: "failed", fault: asFault(error, data.kind === "run" ? "died" : "start").data });
  }
};
