// Tells screen readers what has come of a change: once, when the typing has paused.

const PAUSE_MS = 500;

/** @param {HTMLFormElement} form @returns {(text: string) => void} */
export function announcer(form) {
  let clock = 0;
  return (text) => {
    clearTimeout(clock);
    clock = window.setTimeout(() => {
      const place = form.querySelector("[data-announce]");
      if (place && place.textContent !== text) place.textContent = text;
    }, PAUSE_MS);
  };
}
