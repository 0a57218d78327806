// A form's controls: their values as text by key, and what is wrong with them.

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */
/** @typedef {import("./answers.mjs").Values} Values */

/** @param {HTMLFormElement} form @returns {Control[]} */
function controls(form) {
  const named = /** @type {Iterable<Control>} */ (form.querySelectorAll("input[name], select[name]"));
  return Array.from(named);
}

/** @param {Control} control @returns {string} */
function valueOf(control) {
  return control instanceof HTMLInputElement && control.type === "checkbox" ? String(control.checked) : control.value;
}

/** @param {Control} control @returns {string} its value as the page came */
function defaultOf(control) {
  if (control instanceof HTMLInputElement) {
    return control.type === "checkbox" ? String(control.defaultChecked) : control.defaultValue;
  }
  const options = Array.from(control.options);
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

/** @param {HTMLFormElement} form @returns {Values} */
export function readValues(form) {
  return Object.fromEntries(controls(form).map((control) => [control.name, valueOf(control)]));
}

/**
 * Writes values into the controls, but not into those the reader has touched meanwhile.
 * @param {HTMLFormElement} form @param {Values} values @param {Set<string>} touched
 */
export function writeValues(form, values, touched) {
  for (const control of controls(form)) {
    const value = values[control.name];
    if (value === undefined || touched.has(control.name)) continue;
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === "true";
    else control.value = value;
  }
}

/** @param {HTMLFormElement} form whether the browser has put back what was typed before a reload */
export function differsFromPage(form) {
  return controls(form).some((control) => valueOf(control) !== defaultOf(control));
}

/**
 * Marks the fields that are wrong, and lists at the top what belongs to no field.
 * @param {HTMLFormElement} form @param {import("./answers.mjs").Problem[]} problems none clears all
 */
export function showProblems(form, problems) {
  const byKey = new Map(problems.map(({ key, message }) => [key, message]));
  const known = new Set();
  for (const control of controls(form)) {
    known.add(control.name);
    showProblem(control, byKey.get(control.name) ?? "");
  }
  showGeneral(form, problems.filter(({ key }) => !known.has(key)).map(({ message }) => message));
}

/** @param {Control} control @param {string} message */
function showProblem(control, message) {
  if (message) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  const place = control.closest("[data-field]")?.querySelector(".rr-field__error");
  if (!(place instanceof HTMLElement)) return;
  place.textContent = message;
  place.hidden = !message;
}

/** @param {HTMLFormElement} form @param {string[]} messages */
function showGeneral(form, messages) {
  let list = /** @type {HTMLElement | null} */ (form.querySelector("[data-form-errors]"));
  if (!list && !messages.length) return;
  if (!list) {
    list = document.createElement("ul");
    list.className = "rr-form-errors";
    list.dataset.formErrors = "";
    form.prepend(list);
  }
  list.hidden = !messages.length;
  list.replaceChildren(...messages.map((message) => {
    const item = document.createElement("li");
    item.textContent = message;
    return item;
  }));
}

/** Opens the group of the first wrong field and moves there. @param {HTMLFormElement} form */
export function focusFirstProblem(form) {
  const wrong = form.querySelector("[aria-invalid=true]");
  if (!(wrong instanceof HTMLElement)) return;
  const group = wrong.closest("details");
  if (group) group.open = true;
  wrong.focus();
}
