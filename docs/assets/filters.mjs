// Filters of the glossary's index: by category, and by what else holds of a term. The choice stands
// in the address as `?category=…&status=…`, so that one can link to it.

import { daysSince } from "./ages.mjs";
import { announcer } from "./announcer.mjs";

/** @param {AbortSignal} signal */
export function offerFilters(signal) {
  const form = document.querySelector("form[data-filters]");
  if (form instanceof HTMLFormElement) new Filters(form, signal);
}

class Filters {
  #form;
  #terms;
  #announce;
  #page = location.pathname;
  #followed = "?";

  /** @param {HTMLFormElement} form @param {AbortSignal} signal */
  constructor(form, signal) {
    this.#form = form;
    this.#terms = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll(".rr-index > div")));
    this.#announce = announcer(form);
    this.#countDue();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => this.#choose());
    // A link from this page to itself is followed without loading it, and so is the way back.
    document.addEventListener("click", () => this.#follow(), { signal });
    addEventListener("popstate", () => this.#follow(), { signal });
    this.#follow();
  }

  /** Which terms are due depends on the reader's day, not on that of the build. */
  #countDue() {
    const due = this.#terms.filter(({ dataset }) => dataset.review && daysSince(dataset.review) > 0);
    for (const { dataset } of due) dataset.states = `${dataset.states ?? ""} due`;
    const count = this.#form.querySelector("[name=status][value=due] + * > data");
    if (!count) return;
    count.textContent = String(due.length);
    count.closest("label")?.toggleAttribute("hidden", !due.length);
    const row = count.closest("fieldset");
    row?.toggleAttribute("hidden", offered(row).length < 2);
  }

  /** Takes the choice from the address; what is not on offer there counts as “All”. */
  #follow() {
    if (location.pathname !== this.#page || location.search === this.#followed) return;
    this.#followed = location.search;
    const asked = new URLSearchParams(location.search);
    for (const row of this.#form.querySelectorAll("fieldset")) {
      const choices = offered(row);
      const chosen = choices.find(({ name, value }) => value === asked.get(name)) ?? choices[0];
      if (chosen) bringIntoView(chosen);
    }
    this.#show();
  }

  /** Puts the reader's choice into the address. */
  #choose() {
    const url = new URL(location.href);
    for (const [name, value] of new FormData(this.#form)) {
      if (value) url.searchParams.set(name, String(value));
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
    this.#followed = location.search;
    this.#announce(this.#show());
  }

  /** Shows the terms that were chosen, and the letters that have any. @returns {string} how many */
  #show() {
    const chosen = new FormData(this.#form);
    const [category, state] = [chosen.get("category"), chosen.get("status")];
    for (const term of this.#terms) {
      const { category: its = "", states = "" } = term.dataset;
      term.hidden = !((!category || its === category) && (!state || states.split(" ").includes(String(state))));
    }
    for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rr-index"))) {
      list.hidden = !list.querySelector("div:not([hidden])");
      list.previousElementSibling?.toggleAttribute("hidden", list.hidden);
    }
    const text = said(this.#terms.filter(({ hidden }) => !hidden).length, this.#terms.length);
    const place = this.#form.querySelector("[data-count]");
    if (place) place.textContent = text;
    return text;
  }
}

/** The choices of a row that fit any term. @param {Element} row */
function offered(row) {
  return Array.from(/** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("label:not([hidden]) input")));
}

/** Chooses it, and moves the row, which a phone cuts off, so far that it is seen. @param {HTMLInputElement} choice */
function bringIntoView(choice) {
  choice.checked = true;
  const chip = choice.closest("label");
  const first = chip?.parentElement?.querySelector("label");
  if (first?.parentElement) first.parentElement.scrollLeft = (chip?.offsetLeft ?? 0) - first.offsetLeft;
}

/** @param {number} count @param {number} total */
function said(count, total) {
  if (count === total) return `${total} terms`;
  return count ? `${count} of ${total} terms` : "No term fits. Choose “All” to see more.";
}
