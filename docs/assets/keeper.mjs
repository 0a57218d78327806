// How the site is kept, as the page sees it: what the browser's registration of the service worker
// and the worker itself say, in one state, and what the reader can ask for.

import { channel, forget, ownCaches } from "./kept.mjs";

/**
 * `kept`: a whole version is here. `ready`: so is a newer one, which waits. `parts`: something is
 * here, whole or not. `loading`: a version is on its way, in bytes.
 * @typedef {{kept: boolean, ready: boolean, parts: boolean,
 *   loading: {loaded: number, total: number} | null,
 *   fault: import("./keep-faults.mjs").KeepFaultData | null}} State
 */

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
    const [registration, names] = await Promise.all([this.#registration(), ownCaches(this.#root)]);
    if (registration) this.#follow(registration);
    const kept = Boolean(registration?.active) && names.length > 0;
    const arriving = registration?.installing ?? (registration?.active ? null : registration?.waiting);
    this.#tell({
      kept,
      ready: kept && Boolean(registration?.waiting),
      parts: names.length > 0,
      loading: arriving ? (this.state.loading ?? { loaded: 0, total: 0 }) : null,
    });
  }

  /** Begins to keep the site, or goes on after a fault. */
  async keep() {
    this.#tell({ fault: null });
    navigator.storage?.persist?.().catch(() => {}); // better, not necessary
    try {
      const registration = await this.#registration();
      if (this.state.kept) await registration?.update();
      else {
        await registration?.unregister(); // one whose cache the browser has taken away
        const options = /** @type {const} */ ({ scope: this.#root, updateViaCache: "none" });
        this.#follow(await navigator.serviceWorker.register(`${this.#root}service-worker.js`, options));
      }
    } catch (error) {
      this.#tell({ fault: { kind: "refused", file: "", detail: String(error) } });
    }
    await this.look();
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
      this.#tell({ fault: null, loading: { loaded: 0, total: 0 } });
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
    if (message.kind === "failed") this.#tell({ fault: message.fault });
    else if (this.state.loading) this.#tell({ loading: { loaded: message.loaded, total: message.total } });
  }

  /** @param {Partial<State>} news */
  #tell(news) {
    this.state = { ...this.state, ...news };
    for (const listener of this.#listeners) listener();
  }
}
