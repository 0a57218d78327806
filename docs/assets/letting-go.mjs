// The service worker of a site that is no longer to be kept. It takes the place of the one that a
// reader has, removes all that was kept, then itself, and has the reader's pages loaded anew.

import { forget } from "./kept.mjs";

/** @typedef {Event & {waitUntil(work: Promise<unknown>): void}} Lasting */
/** @typedef {{url: string, navigate(url: string): Promise<unknown>}} Client */
/**
 * @typedef {{registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>,
 *   clients: {matchAll(which: {type: "window"}): Promise<Client[]>}}} Scope
 */

const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));

self.addEventListener("install", () => scope.skipWaiting());
self.addEventListener("activate", (event) => /** @type {Lasting} */ (event).waitUntil(letGo()));

async function letGo() {
  await forget(scope.registration.scope);
  await scope.registration.unregister();
  const pages = await scope.clients.matchAll({ type: "window" });
  await Promise.allSettled(pages.map((page) => page.navigate(page.url)));
}
