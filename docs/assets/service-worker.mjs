// The service worker of a site that its reader keeps offline; whoever has not asked has none.
//
// A version is kept whole or not at all: the browser discards a worker whose installation fails, and
// stays with the last. Each worker answers from its own version's cache, so that no page meets parts
// of another version. A new one waits until the reader asks for it, or has closed all of the site.
// While pages are open, a browser may take up a worker again that it was told to drop: then the
// version that was removed with it is fetched anew.

import { asKeepFault } from "./keep-faults.mjs";
import { keepWhole } from "./keep-whole.mjs";
import { cacheName, channel, forget, wholeVersions } from "./kept.mjs";

/** @typedef {Event & {waitUntil(work: Promise<unknown>): void}} Lasting */
/**
 * @typedef {Event & {request: Request, clientId: string, respondWith(answer: Promise<Response>): void}} Asking
 * @typedef {{claim(): Promise<void>, get(id: string): Promise<{type: string, url: string} | undefined>}} Clients
 * @typedef {{registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>, clients: Clients}} Scope
 */

const VERSION = "@version"; // which the build puts in
const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
const root = scope.registration.scope;
const cache = cacheName(root, VERSION);

self.addEventListener("install", (event) => /** @type {Lasting} */ (event).waitUntil(install()));
self.addEventListener("activate", (event) => /** @type {Lasting} */ (event).waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") scope.skipWaiting();
  if (event.data === "keep") /** @type {Lasting} */ (/** @type {unknown} */ (event)).waitUntil(install());
});
self.addEventListener("fetch", (event) => {
  const asked = /** @type {Asking} */ (event);
  const { request, clientId } = asked;
  if (request.method === "GET" && request.url.startsWith(root)) asked.respondWith(answer(request, clientId));
});

async function install() {
  const replaced = (await wholeVersions(root)).some((name) => name !== cache);
  const news = channel(root);
  const tell = (/** @type {import("./kept.mjs").FromKeeper} */ message) => news.postMessage(message);
  try {
    await keepWhole(root, VERSION, (loaded, total) => tell({ kind: "progress", loaded, total }));
    tell({ kind: "kept" });
    if (!replaced) scope.skipWaiting();
  } catch (error) {
    const fault = asKeepFault(error);
    if (fault.kind === "full") await caches.delete(cache); // the room is needed elsewhere
    tell({ kind: "failed", fault });
    throw error;
  } finally {
    news.close();
  }
}

async function activate() {
  await forget(root, cache);
  await scope.clients.claim();
}

/** @param {Request} request @param {string} asking which page asks, '' if it is itself asked for */
async function answer(request, asking) {
  const here = (await isLater(asking)) ? undefined : await found(request);
  return here ?? (await fetch(request).catch((error) => absent(request, error)));
}

/**
 * Whether a page was published after this version, so that the network alone has what belongs to it.
 * @param {string} id
 */
async function isLater(id) {
  const page = id && (await scope.clients.get(id));
  return page && page.type === "window" && !(await kept(address(page.url)));
}

/** @param {Request} request */
async function found(request) {
  const at = address(request.url);
  return (await kept(at)) ?? ((await kept(`${at}/`)) && Response.redirect(`${at}/`));
}

/** @param {string} url @returns {string} the address under which it is kept */
const address = (url) => url.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");

/** @param {string} address */
const kept = (address) => caches.match(address, { cacheName: cache });

/** Does without the network. @param {Request} request @param {unknown} error */
async function absent(request, error) {
  const here = await found(request);
  if (here) return here;
  const page = request.mode === "navigate" && (await kept(`${root}404.html`));
  if (!page) throw error;
  return new Response(page.body, { status: 404, headers: page.headers });
}
