// "I am not sure": a number becomes the range of what is plausible, and a number again.

/** What stood in a control before it became a range. @type {WeakMap<HTMLInputElement, string>} */
const known = new WeakMap();

/** @param {HTMLButtonElement} button */
export function toggleUnsure(button) {
  const input = inputOf(button);
  if (!input) return;
  const unsure = button.getAttribute("aria-pressed") === "true";
  if (!unsure) known.set(input, input.value);
  input.value = unsure ? (known.get(input) ?? input.defaultValue) : (button.dataset.unsure ?? "?");
  press(button, !unsure);
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}

/** Shows which inputs are ranges. @param {HTMLFormElement} form @param {string[]} keys */
export function showUnsure(form, keys) {
  const buttons = /** @type {Iterable<HTMLButtonElement>} */ (form.querySelectorAll("[data-unsure]"));
  for (const button of buttons) press(button, keys.includes(inputOf(button)?.name ?? ""));
}

/** @param {HTMLButtonElement} button @param {boolean} unsure */
function press(button, unsure) {
  button.setAttribute("aria-pressed", String(unsure));
  const input = inputOf(button);
  if (input) input.inputMode = unsure ? "text" : "decimal"; // a decimal keyboard cannot write "to"
}

/** @param {HTMLButtonElement} button @returns {HTMLInputElement | null} */
function inputOf(button) {
  return /** @type {HTMLInputElement | null} */ (button.closest("[data-field]")?.querySelector("input"));
}
