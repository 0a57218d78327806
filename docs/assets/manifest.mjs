// Where the runtime's files are, as the page's `rr-runtime` element says. Addresses there are
// relative to the page; they are made absolute at once, because the worker outlives the page.

/** @typedef {{url: string, sha256: string, bytes: number}} RuntimeFile */
/**
 * Files by name; the names of those that Python is begun from, and of those it is resumed from, of
 * which there may be none.
 * @typedef {{files: Record<string, RuntimeFile>, archives: string[], snapshot: string[]}} Runtime
 * @typedef {Runtime & {worker: string, charts: string}} Manifest
 */

/** @type {WeakMap<Element, Manifest>} */
const known = new WeakMap();

/** @returns {Manifest | null} null on a page without calculators */
export function readManifest() {
  const element = document.getElementById("rr-runtime");
  if (!element) return null;
  const manifest = known.get(element) ?? absolute(JSON.parse(element.dataset.manifest ?? "null"));
  known.set(element, manifest);
  return manifest;
}

/** @param {Manifest} manifest @returns {Manifest} */
function absolute(manifest) {
  const at = (/** @type {string} */ url) => new URL(url, document.baseURI).href;
  const files = Object.entries(manifest.files).map(([name, file]) => [name, { ...file, url: at(file.url) }]);
  const { worker, charts } = manifest;
  return { ...manifest, worker: at(worker), charts: at(charts), files: Object.fromEntries(files) };
}
