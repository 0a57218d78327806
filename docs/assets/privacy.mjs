// What the page has requested, counted where the reader can see it.

/**
 * @param {HTMLFormElement} form
 * @param {string[]} elsewhere addresses that Python's worker has requested
 */
export function showPrivacy(form, elsewhere) {
  const place = form.querySelector("[data-privacy]");
  if (!place) return;
  const own = ["resource", "navigation"].flatMap((kind) => performance.getEntriesByType(kind));
  const urls = [...own.map(({ name }) => name), ...elsewhere].map((name) => new URL(name, location.href));
  const carried = urls.filter((url) => carries(form, url)).length;
  const foreign = urls.filter((url) => url.origin !== location.origin && url.protocol.startsWith("http")).length;
  place.textContent = words(carried, foreign);
}

/** @param {number} carried @param {number} foreign */
function words(carried, foreign) {
  const lead = carried
    ? "The address that opened this page had numbers before its “#”, so the browser sent them to this site’s server."
    : "Your numbers stay in this browser.";
  return `${lead} Requests that carried your numbers: ${carried}; requests to other sites: ${foreign}.`;
}

/** @param {HTMLFormElement} form @param {URL} url whether its query names an input of the form */
function carries(form, url) {
  return [...url.searchParams.keys()].some((key) => form.elements.namedItem(key));
}
