// The one Python of the site. It starts when somebody first needs it, survives instant navigation,
// is started again when it has died, and tells whoever listens how it is.

import { asFault, Fault } from "./faults.mjs";
import { Process } from "./process.mjs";

/**
 * @typedef {{state: "static"}
 *   | {state: "starting", stage: import("./stages.mjs").Stage, loaded: number, total: number}
 *   | {state: "ready"}
 *   | {state: "failed", fault: Fault}} News
 */

export class Python {
  /** @type {News} */
  news = { state: "static" };
  /** Addresses that Python's worker has requested. @type {string[]} */
  requests = [];
  #manifest;
  /** What Python is resumed from; nothing once a resumed Python has died. @type {string[]} */
  #snapshot;
  /** @type {Set<(news: News) => void>} */
  #listeners = new Set();
  /** @type {Promise<Process> | null} */
  #running = null;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {import("./manifest.mjs").Manifest} manifest */
  constructor(manifest) {
    this.#manifest = manifest;
    this.#snapshot = manifest.snapshot;
  }

  /** @param {(news: News) => void} listener @param {AbortSignal} signal */
  listen(listener, signal) {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  /** Starts Python unless it runs or starts already; what fails is told to the listeners. */
  start() {
    this.#process().catch(() => {});
  }

  /**
   * Answers requests, one after the other.
   * @template {import("./answers.mjs").Asked} T
   * @param {T} request
   * @returns {Promise<T extends import("./answers.mjs").Later
   *   ? import("./answers.mjs").PartAnswer
   *   : import("./answers.mjs").Answer>} rejects with a Fault, which is also told
   */
  ask(request) {
    const answer = this.#turn.then(() => this.#answer(request, true));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  /**
   * @param {import("./answers.mjs").Asked} request
   * @param {boolean} again whether to try once more when the worker dies
   * @returns {Promise<any>}
   */
  async #answer(request, again) {
    const process = await this.#process();
    try {
      return await process.run(request);
    } catch (error) {
      process.end();
      const fault = asFault(error, "died");
      if (!again || fault.kind !== "died") throw this.#fail(fault);
      this.#snapshot = []; // the next one is begun from the archives
      this.#running = null;
      return this.#answer(request, false);
    }
  }

  #process() {
    this.#running ??= this.#begin();
    return this.#running;
  }

  async #begin() {
    try {
      const process = await this.#boot(false).catch((fault) => {
        if (fault.lasting) throw fault;
        return this.#boot(true);
      });
      this.requests.push(...process.requests);
      this.#tell({ state: "ready" });
      return process;
    } catch (error) {
      throw this.#fail(asFault(error, "start"));
    }
  }

  /** @param {boolean} fresh */
  async #boot(fresh) {
    this.#tell({ state: "starting", stage: "loading", loaded: 0, total: this.#bytes });
    if (typeof WebAssembly === "undefined") throw new Fault("no-wasm");
    const { worker, files, archives } = this.#manifest;
    const snapshot = this.#snapshot;
    if (fresh) await fetch(worker, { cache: "reload" }).catch(() => {}); // renews what is cached
    const process = new Process(worker);
    try {
      await process.start({ files, archives, snapshot }, fresh, (stage, loaded, total) =>
        this.#tell({ state: "starting", stage, loaded, total }),
      );
      return process;
    } catch (error) {
      process.end();
      throw error;
    }
  }

  get #bytes() {
    const { files, archives } = this.#manifest;
    return (this.#snapshot.length ? this.#snapshot : archives).reduce((sum, name) => sum + files[name].bytes, 0);
  }

  /** @param {Fault} fault */
  #fail(fault) {
    this.#running = null; // a failed start is never kept: the next one begins anew
    console.warn(`Python: ${fault.kind} ${fault.file} ${fault.detail}`);
    this.#tell({ state: "failed", fault });
    return fault;
  }

  /** @param {News} news */
  #tell(news) {
    this.news = news;
    for (const listener of this.#listeners) listener(news);
  }
}
