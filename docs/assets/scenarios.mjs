// Calculations that the reader keeps under a name, set side by side with the present one. They stay
// in this tab: its session storage forgets them when it is closed.

import { save } from "./take-along.mjs";

/** @typedef {import("./answers.mjs").Scenario} Scenario */

const MOST = 7;
const NOW = "Now";

export class Scenarios {
  #form;
  #python;
  #place;
  #kept;
  /** The link to the present calculation. */
  #now = "";

  /** @param {HTMLFormElement} form @param {import("./python.mjs").Python} python */
  constructor(form, python) {
    this.#form = form;
    this.#python = python;
    this.#kept = remembered(this.#key);
    this.#place = /** @type {HTMLElement | null} */ (form.querySelector("[data-scenarios]"));
    this.#place?.addEventListener("input", (event) => event.stopPropagation()); // names are no inputs
    this.#place?.addEventListener("change", (event) => this.#rename(event));
    this.#place?.addEventListener("click", (event) => this.#click(event));
    if (this.#kept.length) this.#list();
  }

  /** Keeps a calculation; its name may be typed over at once. @param {string} link */
  keep(link) {
    if (this.#kept.length >= MOST) return this.#tell(true);
    this.#kept.push({ name: freeName(this.#kept), link });
    this.#changed();
    const names = this.#place?.querySelectorAll("input") ?? [];
    const last = names[names.length - 1];
    last?.focus();
    last?.select();
    return this.show(link);
  }

  /** Sets what is kept beside the present calculation. @param {string} link */
  async show(link) {
    this.#now = link;
    const table = this.#place?.querySelector("[data-scenarios-table]");
    if (!table || !this.#kept.length) return;
    const answer = await this.#python.ask(this.#asked());
    if (answer.ok) table.innerHTML = answer.html; // rendered by Python's template, escaped
    else table.textContent = answer.errors.map(({ message }) => message).join(" ");
  }

  /** @param {boolean} full whether to say that no more can be kept */
  #tell(full) {
    const place = /** @type {HTMLElement | null} */ (this.#place?.querySelector("[data-scenarios-full]"));
    if (!place) return;
    place.hidden = !full;
    if (full) place.focus(); // so it is seen and read, wherever the button stands
  }

  #asked() {
    const scenarios = [...this.#kept, { name: NOW, link: this.#now }];
    return { calculator: this.#form.dataset.calculator ?? "", scenarios };
  }

  /** @param {Event} event */
  #rename({ target }) {
    if (!(target instanceof HTMLInputElement)) return;
    const scenario = this.#kept[Number(target.dataset.scenario)];
    if (!scenario) return;
    scenario.name = target.value = target.defaultValue = target.value.trim() || scenario.name;
    // The list stays as it is, since Tab is on its way to what stands beside the name.
    target.nextElementSibling?.setAttribute("aria-label", removing(scenario.name));
    remember(this.#key, this.#kept);
    this.show(this.#now);
  }

  /** @param {Event} event */
  #click({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.remove !== undefined) {
      this.#kept.splice(Number(button.dataset.remove), 1);
      this.#changed();
      this.show(this.#now);
      const next = this.#place?.querySelector("input") ?? this.#form.querySelector("[data-keep]");
      if (next instanceof HTMLElement) next.focus();
    } else if (button?.dataset.comparison !== undefined) {
      this.#takeAlong();
    }
  }

  async #takeAlong() {
    const answer = await this.#python.ask(this.#asked());
    if (answer.ok && answer.text) save(answer.name ?? "comparison.csv", answer.text);
  }

  #changed() {
    remember(this.#key, this.#kept);
    this.#list();
  }

  get #key() {
    return `rr-scenarios:${this.#form.dataset.calculator}`;
  }

  #list() {
    if (!this.#place) return;
    this.#place.hidden = !this.#kept.length;
    this.#tell(false);
    this.#place.querySelector("[data-scenarios-names]")?.replaceChildren(...this.#kept.map(item));
  }
}

/** @param {Scenario} scenario @param {number} index */
function item({ name }, index) {
  const entry = document.createElement("li");
  const input = document.createElement("input");
  input.type = "text";
  input.defaultValue = name; // to which “Reset” returns
  input.maxLength = 40;
  input.dataset.scenario = String(index);
  input.setAttribute("aria-label", `Name of scenario ${index + 1}`);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "rr-button";
  remove.dataset.remove = String(index);
  remove.textContent = "Remove";
  remove.setAttribute("aria-label", removing(name));
  entry.append(input, remove);
  return entry;
}

/** @param {string} name */
const removing = (name) => `Remove ${name}`;

/** @param {Scenario[]} kept */
function freeName(kept) {
  const taken = new Set(kept.map(({ name }) => name));
  for (let number = kept.length + 1; ; number += 1) {
    const name = `Case ${number}`;
    if (!taken.has(name)) return name;
  }
}

/** @param {string} key @returns {Scenario[]} */
function remembered(key) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return kept.filter((/** @type {Scenario} */ one) => typeof one.name === "string" && typeof one.link === "string");
  } catch {
    return []; // storage is switched off, or holds something else
  }
}

/** @param {string} key @param {Scenario[]} kept */
function remember(key, kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // without storage they last until the page is left
  }
}
