// 'Keep this site offline' is the reader's choice: until then there is no service worker, and all
// that a page loads of it is this.

/** @typedef {{attend(root: string, signal: AbortSignal): void}} Keeping */

// Browsers keep service workers from pages on plain http.
const workers = /** @type {ServiceWorkerContainer | undefined} */ (navigator.serviceWorker);

// Once another version answers, a page of the last one must not ask it for anything.
let answered = Boolean(workers?.controller);
workers?.addEventListener("controllerchange", () => {
  if (answered) location.reload();
  answered = true;
});

/** @param {AbortSignal} signal */
export async function offerOffline(signal) {
  const link = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
  if (!link || !workers) return;
  const at = (/** @type {string} */ name) => new URL(link.dataset[name] ?? "", document.baseURI).href;
  const [root, script] = [at("root"), at("offline")];
  const registration = await workers.getRegistration(root);
  if (registration?.scope !== root && !document.querySelector("[data-keep-site]")) return;
  const { attend } = /** @type {Keeping} */ (await import(script));
  if (!signal.aborted) attend(root, signal);
}
