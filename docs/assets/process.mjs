// A worker that runs Python, seen from the page. It is started from a blob, because a worker that
// is loaded from an address does not inherit the page's Content-Security-Policy.

import { Fault } from "./faults.mjs";

/** @typedef {import("./worker.mjs").FromWorker} FromWorker */
/** @typedef {import("./worker.mjs").ToWorker} ToWorker */

const SILENCE_MS = 30_000;
const RUN_MS = 4_500; // the slowest calculation takes a tenth of it on a small machine

export class Process {
  /** Addresses that the worker has requested. @type {string[]} */
  requests = [];
  #worker;
  #source;

  /** @param {string} url the worker's module */
  constructor(url) {
    const source = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
    this.#source = URL.createObjectURL(source);
    this.#worker = new Worker(this.#source, { type: "module" });
  }

  /**
   * Starts Python; rejects with a Fault when it fails, or makes no progress.
   * @param {import("./manifest.mjs").Runtime} runtime
   * @param {boolean} fresh
   * @param {import("./interpreter.mjs").Report} report
   */
  start(runtime, fresh, report) {
    return this.#converse({ kind: "start", runtime, fresh }, new Fault("silent"), SILENCE_MS, (message) => {
      if (message.kind === "progress") report(message.stage, message.loaded, message.total);
      if (message.kind !== "ready") return;
      this.requests = message.requests;
      return true;
    });
  }

  /**
   * Runs one request; rejects with a Fault when it takes too long or the worker dies.
   * @param {import("./answers.mjs").Asked} request
   * @returns {Promise<any>}
   */
  run(request) {
    const text = JSON.stringify(request);
    return this.#converse({ kind: "run", request: text }, new Fault("slow"), RUN_MS, (message) => {
      if (message.kind === "answer") return JSON.parse(message.answer);
      if (message.kind === "raised") return refusal(message.detail);
    });
  }

  end() {
    this.#worker.terminate();
    URL.revokeObjectURL(this.#source);
  }

  /**
   * Sends a message and waits until a reply settles it; every reply starts the clock anew.
   * @template T
   * @param {ToWorker} message @param {Fault} late @param {number} patience in milliseconds
   * @param {(reply: FromWorker) => T | undefined} settle
   * @returns {Promise<T>}
   */
  #converse(message, late, patience, settle) {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      let clock = setTimeout(reject, patience, late);
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(clock);
        reject(new Fault(message.kind === "start" ? "script" : "died", { detail: event.message ?? "" }));
      };
      worker.onmessage = ({ data }) => {
        clearTimeout(clock);
        if (data.kind === "failed") return reject(new Fault(data.fault.kind, data.fault));
        const settled = settle(data);
        if (settled === undefined) clock = setTimeout(reject, patience, late);
        else resolve(settled);
      };
      worker.postMessage(message);
    });
  }
}

/** @param {string} detail @returns {import("./answers.mjs").Refusal} */
function refusal(detail) {
  const message = `This cannot be calculated (${detail}). Change the last number you entered.`;
  return { ok: false, errors: [{ key: null, message }], values: null };
}
