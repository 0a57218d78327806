// Where a kept site lies: in one of the browser's caches for each version. Their names begin with the
// site's own place, so that several sites of one host leave each other alone; an address has no
// space in it, so that no place is the beginning of another. The list of a version's files comes into
// its cache as the last of them: then the version is whole.

export const LIST = "offline.json";

/** @param {string} root the site's address, with a slash at the end */
const prefix = (root) => `ready-reckoner ${new URL(root).pathname} `;

/** @param {string} root @param {string} version @returns {string} the name of the version's cache */
export const cacheName = (root, version) => prefix(root) + version;

/** @param {string} root @returns {Promise<string[]>} the names of the caches that are this site's */
export async function ownCaches(root) {
  return (await caches.keys()).filter((name) => name.startsWith(prefix(root)));
}

/** @param {string} root @returns {Promise<string[]>} the names of those that hold a whole version */
export async function wholeVersions(root) {
  const names = await ownCaches(root);
  const lists = await Promise.all(names.map((cacheName) => caches.match(root + LIST, { cacheName })));
  return names.filter((_, index) => lists[index]);
}

/** Deletes this site's caches, one excepted. @param {string} root @param {string} [but] its name */
export async function forget(root, but) {
  const names = await ownCaches(root);
  await Promise.all(names.filter((name) => name !== but).map((name) => caches.delete(name)));
}

/**
 * On it the service worker says how it gets on, and every page hears it.
 * @typedef {{kind: "progress", loaded: number, total: number}
 *   | {kind: "kept"}
 *   | {kind: "failed", fault: import("./keep-faults.mjs").KeepFaultData}} FromKeeper
 * @param {string} root
 */
export const channel = (root) => new BroadcastChannel(prefix(root));
