// A button that opens Material's search dialog.

/** @param {AbortSignal} signal */
export function openSearch(signal) {
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-open-search]")) open();
  }, { signal });
}

function open() {
  const toggle = document.getElementById("__search");
  if (toggle instanceof HTMLInputElement && !toggle.checked) toggle.click();
  const field = document.querySelector("[data-md-component=search-query]");
  if (field instanceof HTMLElement) field.focus();
}
