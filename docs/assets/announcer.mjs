// Tells screen readers what has come of a change: once, when the typing has paused.

const PAUSE_MS = 500;

/**
 * @param {HTMLFormElement} form
 * @returns {(text: string, again?: boolean) => void} tells a text, one just told only if asked to
 */
export function announcer(form) {
  let clock = 0;
  const tell = (/** @type {string} */ text) => {
    const place = form.querySelector("[data-announce]");
    if (place && place.textContent !== text) place.textContent = text;
  };
  return (text, again = false) => {
    clearTimeout(clock);
    if (again) tell("");
    clock = window.setTimeout(tell, PAUSE_MS, text);
  };
}
