// A reader's first touch of a page, and how long it takes until what it asks for is on the page.

/** Types another number into the first calculator of a page of the site. */
export function typeNumber() {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-calculator]"));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("requests_per_day"));
  return until(
    () => form.querySelector(".rr-lead output")?.getAttribute("data-value"),
    () => {
      field.value = "2,345";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  );
}

/** Presses the button of the page with stock Pyodide. */
export function pressButton() {
  return until(
    () => document.querySelector("output")?.textContent,
    () => document.querySelector("button")?.click(),
  );
}

/**
 * @param {() => unknown} shown what the page shows @param {() => void} touch
 * @returns {Promise<number>} milliseconds from the touch until something else is shown
 */
function until(shown, touch) {
  const before = shown();
  return new Promise((resolve) => {
    const begin = performance.now();
    const observer = new MutationObserver(() => {
      if (shown() === before) return;
      observer.disconnect();
      resolve(performance.now() - begin);
    });
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document.body, everything);
    touch();
  });
}
