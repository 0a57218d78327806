// How the site is kept, as the page sees it: what the browser's registration of the service worker
// and the worker itself say, in one state, and what the reader can ask for.

import { channel, forget, ownCaches, wholeVersions } from "./kept.mjs";

/**
 * `kept`: a whole version is here. `ready`: so is a newer one, which waits. `parts`: something is
 * here, whole or not. `loading`: a version is on its way, in bytes.
 * @typedef {{kept: boolean, ready: boolean, parts: boolean,
 *   loading: {loaded: number, total: number} | null,
 *   fault: import("./keep-faults.mjs").KeepFaultData | null}} State
 */

const NOTHING_YET = { loaded: 0, total: 0 };

export class Keeper {
  /** @type {State} */
  state = { kept: false, ready: false, parts: false, loading: null, fault: null };
  #root;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #followed = new WeakSet();

  /** @param {string} root the site's address */
  constructor(root) {
    this.#root = root;
    channel(root).onmessage = ({ data }) => this.#hear(data);
  }

  /** @param {() => void} listener is told of each new state @param {AbortSignal} signal */
  listen(listener, signal) {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  /** Looks how things are. */
  async look() {
    const [parts, whole] = await Promise.all([ownCaches(this.#root), wholeVersions(this.#root)]);
    const registration = await this.#registration();
    if (registration) this.#follow(registration);
    const { installing, waiting, active } = registration ?? {};
    const arriving = installing ?? (active?.state === "activated" ? null : (waiting ?? active));
    this.#tell({
      kept: whole.length > 0 && active?.state === "activated",
      ready: whole.length > 0 && Boolean(active && waiting),
      parts: parts.length > 0,
      loading: arriving ? (this.state.loading ?? NOTHING_YET) : null,
    });
  }

  /** Begins to keep the site, or goes on after a fault. */
  async keep() {
    this.#tell({ fault: null, loading: NOTHING_YET });
    navigator.storage?.persist?.().catch(() => {}); // better, not necessary
    try {
      await this.#begin();
    } catch (error) {
      this.#tell({ fault: { kind: "refused", file: "", detail: String(error) }, loading: null });
    }
  }

  async #begin() {
    const script = `${this.#root}service-worker.js`;
    const options = /** @type {const} */ ({ scope: this.#root, updateViaCache: "none" });
    const registration = await navigator.serviceWorker.register(script, options);
    this.#follow(registration);
    if (!registration.active) return;
    await registration.update();
    if (registration.installing) return;
    if (this.state.kept) await this.look();
    else registration.active.postMessage("keep");
  }

  /** Asks whether there is a new version; without a network there is no answer. */
  async renew() {
    const registration = await this.#registration();
    await registration?.update().catch(() => {});
  }

  /** Shows the new version, here and on every other page of the site that is open. */
  async takeOver() {
    const registration = await this.#registration();
    registration?.waiting?.postMessage("take over");
  }

  /** Removes all that is kept. */
  async forget() {
    const registration = await this.#registration();
    await registration?.unregister();
    await forget(this.#root);
    this.#tell({ fault: null });
    await this.look();
  }

  async #registration() {
    const found = await navigator.serviceWorker.getRegistration(this.#root);
    return found?.scope === this.#root ? found : undefined;
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    this.#watch(registration.installing);
    if (this.#followed.has(registration)) return;
    this.#followed.add(registration);
    registration.addEventListener("updatefound", () => {
      this.#tell({ fault: null, loading: NOTHING_YET });
      this.#watch(registration.installing);
    });
  }

  /** @param {ServiceWorker | null} worker one that is being installed */
  #watch(worker) {
    if (!worker || this.#followed.has(worker)) return;
    this.#followed.add(worker);
    let whole = false;
    worker.addEventListener("statechange", () => {
      whole ||= worker.state === "installed";
      const stopped = worker.state === "redundant" && !whole && !this.state.fault;
      if (stopped) this.#tell({ fault: { kind: "stopped", file: "", detail: "" } });
      this.look();
    });
  }

  /** @param {import("./kept.mjs").FromKeeper} message */
  #hear(message) {
    if (message.kind === "progress") return this.#tell({ loading: message });
    if (message.kind === "failed") this.#tell({ fault: message.fault });
    this.look();
  }

  /** @param {Partial<State>} news */
  #tell(news) {
    this.state = { ...this.state, ...news };
    for (const listener of this.#listeners) listener();
  }
}
