// A reader's first intent to calculate, on which Python starts: long enough before the first number
// is typed, and not at all for those who only read.

/** @param {HTMLFormElement} form @param {() => void} begin @param {AbortSignal} signal */
export function onIntent(form, begin, signal) {
  form.addEventListener("focusin", begin, { signal });
  form.addEventListener("input", begin, { signal });
  form.addEventListener("pointerenter", (event) => !isScrolling(event) && !savesData() && begin(), { signal });
}

/** @param {PointerEvent} event a finger that rests on a form may only be passing over it */
const isScrolling = (event) => event.pointerType === "touch";

function savesData() {
  return /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData === true;
}
