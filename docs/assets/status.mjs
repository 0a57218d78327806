// How Python is, shown on a form: the stage in words with a progress bar in bytes, or what has
// failed with a button to try again.

import { stageWords, WAITING } from "./stages.mjs";

/** @typedef {import("./python.mjs").News} News */

const WAITING_AFTER_MS = 4_000;
let waiting = 0;

/** @param {HTMLFormElement} form @param {News} news @param {() => void} retry */
export function showStatus(form, news, retry) {
  form.dataset.state = news.state;
  const place = /** @type {HTMLElement | null} */ (form.querySelector("[data-status]"));
  clearTimeout(waiting);
  if (!place) return;
  const focused = place.contains(document.activeElement);
  place.hidden = news.state === "ready" || news.state === "static";
  if (news.state === "starting") showStage(place, news);
  else if (news.state === "failed") showFault(place, news.fault.message, retry);
  else place.replaceChildren();
  if (focused) keepFocus(place.hidden ? form.querySelector("[data-result]") : place);
}

/** Gives the focus to a place, where the button that had it is gone. @param {Element | null} place */
function keepFocus(place) {
  if (!(place instanceof HTMLElement) || place.contains(document.activeElement)) return;
  place.tabIndex = -1;
  place.focus();
}

/** @param {HTMLElement} place @param {Extract<News, {state: "starting"}>} news */
function showStage(place, { stage, loaded, total }) {
  const bar = place.querySelector("progress") ?? document.createElement("progress");
  const text = place.querySelector("p") ?? document.createElement("p");
  text.textContent = stageWords(stage, loaded, total);
  bar.setAttribute("aria-label", "Loading");
  bar.max = total || 1;
  if (stage === "loading") bar.value = loaded;
  else bar.removeAttribute("value");
  waiting = setTimeout(() => (text.textContent = WAITING), WAITING_AFTER_MS);
  if (!bar.isConnected || place.querySelector("button")) place.replaceChildren(text, bar);
}

/** @param {HTMLElement} place @param {string} message @param {() => void} retry */
function showFault(place, message, retry) {
  const text = document.createElement("p");
  text.textContent = `${message} What you typed is kept; the result below does not follow it yet.`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "rr-button";
  button.dataset.retry = "";
  button.textContent = "Try again";
  button.addEventListener("click", retry);
  place.replaceChildren(text, button);
}
