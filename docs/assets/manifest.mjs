// Where the runtime's files are, as the page's `rr-runtime` element says. Addresses there are
// relative to the page; they are made absolute at once, because the worker outlives the page.

/** @typedef {{url: string, sha256: string, bytes: number}} RuntimeFile */
/** @typedef {{worker: string, charts: string, files: Record<string, RuntimeFile>}} Manifest */

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
  return { worker: at(manifest.worker), charts: at(manifest.charts), files: Object.fromEntries(files) };
}
