// The page's address as a link to a calculation. Inputs stand after `#`, which is never sent to a
// server; a link with `?` is moved there before anything else.

/** What a link says besides its inputs: what was computed when it was made. */
const THEN = /^_(v|prices|answer|figure)$/;

/**
 * @param {HTMLFormElement} form what it has no control for, such as a campaign's mark, is left alone
 * @returns {string} the inputs in the address, as `k=v&…`, or ''
 */
export function takeLink(form) {
  const { searchParams } = new URL(location.href);
  const ours = (/** @type {string} */ name) => THEN.test(name) || form.elements.namedItem(name);
  const names = [...new Set(searchParams.keys())].filter(ours);
  if (names.length) moveToFragment(names);
  return linkIn(location.hash);
}

/** @param {string} fragment @returns {string} '' for an anchor such as `#sources` */
export function linkIn(fragment) {
  return fragment.includes("=") ? fragment.slice(1) : "";
}

/** @param {string[]} names */
function moveToFragment(names) {
  const url = new URL(location.href);
  const inputs = new URLSearchParams(linkIn(url.hash));
  for (const name of names) {
    inputs.set(name, url.searchParams.get(name) ?? "");
    url.searchParams.delete(name);
  }
  url.hash = inputs.toString();
  history.replaceState(history.state, "", url);
}

/** Shows a link in the address, or takes one away; an ordinary anchor stays. @param {string} link */
export function showLink(link) {
  if (link === linkIn(location.hash)) return;
  const fragment = link ? `#${link}` : "";
  history.replaceState(history.state, "", location.pathname + location.search + fragment);
}

/** @param {(link: string) => void} follow @param {AbortSignal} signal */
export function onLink(follow, signal) {
  addEventListener("hashchange", () => linkIn(location.hash) && follow(linkIn(location.hash)), { signal });
}
