// The search dialog: opened by its button, by `/` or by Ctrl+K; results are a list that the arrow
// keys move through. Nothing is fetched before somebody searches.

import { Finder } from "./finder.mjs";
import { newestWins } from "./newest.mjs";

const KINDS = /** @type {Record<string, string>} */ ({ term: "", calculator: "Calculator", page: "Page" });

/** @type {Finder | undefined} */
let finder;

/** @param {AbortSignal} signal */
export function offerSearch(signal) {
  const dialog = document.querySelector("dialog[data-search]");
  if (!(dialog instanceof HTMLDialogElement)) return;
  // Worked out once: after instant navigation the same dialog stands on a page at another depth.
  const root = (dialog.dataset.root ??= new URL(dialog.dataset.search ?? "", document.baseURI).href);
  finder ??= new Finder((name, anew) => fetchJson(`${root}search/${name}.json`, anew));
  const search = new Search(dialog, root, finder);
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-open-search]")) search.open();
  }, { signal });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
    const asked = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!asked || event.altKey) return;
    event.preventDefault();
    search.open();
  }, { signal });
}

class Search {
  #dialog;
  #root;
  #finder;
  #input;
  #list;
  #status;
  #update;
  /** The query that the list answers. */
  #answered = "";
  /** Whether Enter was pressed before its query was answered. */
  #awaited = false;

  /** @param {HTMLDialogElement} dialog @param {string} root @param {Finder} found */
  constructor(dialog, root, found) {
    this.#dialog = dialog;
    this.#root = root;
    this.#finder = found;
    this.#input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.#list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
    this.#status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
    this.#update = newestWins(() => this.#show());
    this.#input.oninput = () => this.#typed();
    this.#input.onkeydown = (event) => this.#move(event);
    this.#closeOnClick();
  }

  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.select();
    this.#finder.prepare().catch(() => {}); // on its way while somebody types; what fails is said then
    this.#typed();
  }

  #typed() {
    this.#awaited = false;
    this.#update();
  }

  /** Closes beside the box, not where a selection that began in it happens to end. */
  #closeOnClick() {
    let beside = false;
    this.#dialog.onpointerdown = ({ target }) => {
      beside = target === this.#dialog;
    };
    this.#dialog.onclick = ({ target }) => {
      const chosen = target instanceof Element && target.closest("a, [data-close]");
      if (chosen || (beside && target === this.#dialog)) this.#dialog.close();
    };
  }

  async #show() {
    const query = this.#input.value;
    try {
      const hits = await this.#finder.find(query);
      this.#list.replaceChildren(...hits.map((hit, index) => option(hit, index, this.#root)));
      this.#status.textContent = said(query, hits.length);
    } catch {
      this.#list.replaceChildren();
      this.#status.textContent = "The search index could not be loaded. Check the connection, then type again.";
    }
    this.#input.setAttribute("aria-expanded", String(this.#list.childElementCount > 0));
    this.#choose(0);
    this.#answered = query;
    if (this.#awaited) this.#follow();
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.#choose(this.#chosen + step);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#follow();
    }
  }

  /** Goes to what is chosen, once the list answers what stands in the box. */
  #follow() {
    this.#awaited = this.#answered !== this.#input.value;
    if (!this.#awaited) this.#list.children[this.#chosen]?.querySelector("a")?.click();
  }

  get #chosen() {
    return Array.from(this.#list.children).findIndex((item) => item.getAttribute("aria-selected") === "true");
  }

  /** @param {number} index */
  #choose(index) {
    const items = Array.from(this.#list.children);
    const chosen = items.length ? (index + items.length) % items.length : -1;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    const item = items[chosen];
    if (item) {
      this.#input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else this.#input.removeAttribute("aria-activedescendant");
  }
}

/** @param {import("./finder.mjs").Hit} hit @param {number} index @param {string} root */
function option({ url, kind, name, sentence }, index, root) {
  const item = document.createElement("li");
  item.id = `rr-found-${index}`;
  item.setAttribute("role", "option");
  const link = document.createElement("a");
  link.href = root + url;
  link.tabIndex = -1; // the list is moved through by the arrow keys
  const title = document.createElement("strong");
  title.textContent = name;
  const text = document.createElement("span");
  text.textContent = [KINDS[kind] ?? "", sentence].filter(Boolean).join(": ");
  link.append(title, text);
  item.append(link);
  return item;
}

/** @param {string} query @param {number} count */
function said(query, count) {
  if (!query.trim()) return "Type a term, an abbreviation, or a word of what it means.";
  if (!count) return `Nothing found for “${query.trim()}”. Try another word, or look through the A to Z.`;
  const keys = matchMedia("(hover: none)").matches ? "" : " Use the arrow keys, then Enter.";
  return `${count} result${count === 1 ? "" : "s"}.${keys}`;
}

/** @param {string} url @param {boolean} anew whether to pass by the browser's cache */
async function fetchJson(url, anew) {
  const response = await fetch(url, anew ? { cache: "reload" } : {});
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
