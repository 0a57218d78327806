// Hover cards of terms. A card shows on hover, on keyboard focus, and on the first tap; it can be
// pointed at, Escape closes it, and it never leaves the screen (WCAG 2.2, 1.4.13). In a form, focus
// alone shows none: Tab passes terms on its way from one field to the next, and the card would lie
// over what was just typed. The link leads to the same words and more.

import { place } from "./placing.mjs";

const SHOW_AFTER_MS = 250;
const HIDE_AFTER_MS = 250;

/** @type {{link: HTMLAnchorElement, card: HTMLElement} | null} */
let open = null;
let clock = 0;

/** @param {AbortSignal} signal */
export function showCards(signal) {
  hide();
  const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ then, capture = false) =>
    document.addEventListener(type, then, { signal, capture });
  on("pointerover", pointed);
  on("focusin", focused);
  on("focusout", ({ relatedTarget }) => !open?.card.contains(relatedTarget) && hide());
  on("keydown", ({ key }) => key === "Escape" && hide());
  on("click", clicked, true);
}

/** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
function termAt(target) {
  return target instanceof Element ? target.closest("a.term[data-term]") : null;
}

/** @param {PointerEvent} event */
function pointed({ target, pointerType }) {
  if (pointerType === "touch") return;
  const link = termAt(target);
  const inside = target instanceof Node && open?.card.contains(target);
  const stays = link ? link === open?.link : open?.link.matches(":focus-visible"); // as the keyboard opened it
  if (inside || stays) clearTimeout(clock);
  else if (link) later(() => show(link), open ? 0 : SHOW_AFTER_MS);
  else later(hide, HIDE_AFTER_MS);
}

/** @param {FocusEvent} event */
function focused({ target }) {
  const link = termAt(target);
  if (link?.matches(":focus-visible") && !link.closest("form")) show(link);
}

/** The first tap shows the card, with a way on; the second follows the link. @param {PointerEvent} event */
function clicked(event) {
  const link = termAt(event.target);
  if (link && event.pointerType === "touch" && open?.link !== link && show(link)) {
    event.preventDefault();
    event.stopPropagation(); // Material would go to the entry
    offerEntry(link);
  } else if (!(event.target instanceof Node && open?.card.contains(event.target))) {
    hide();
  }
}

/** @param {() => void} then @param {number} after in milliseconds */
function later(then, after) {
  clearTimeout(clock);
  clock = window.setTimeout(then, after);
}

/** @param {HTMLAnchorElement} link @returns {boolean} whether there is a card */
function show(link) {
  const card = document.getElementById(`term-${link.dataset.term}`);
  if (!card || !link.isConnected) return false;
  hide();
  card.hidden = false;
  place(card, link);
  open = { link, card };
  return true;
}

function hide() {
  clearTimeout(clock);
  if (!open) return;
  open.card.hidden = true;
  open.card.querySelector(".term-card__entry")?.remove();
  open = null;
}

/** @param {HTMLAnchorElement} link */
function offerEntry(link) {
  const way = document.createElement("a");
  way.className = "term-card__entry";
  way.href = link.href;
  way.textContent = "Read the entry";
  open?.card.append(way);
  if (open) place(open.card, link);
}
