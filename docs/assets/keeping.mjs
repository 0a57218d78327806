// What a page shows of the site's being kept, in a bundle of its own: the choice, where it is
// offered; the link at the foot of each page; and a notice when a new version is ready.

import { Keeper } from "./keeper.mjs";
import { buttonWords, linkWords, stateWords } from "./keep-words.mjs";
import { showNotice } from "./version-notice.mjs";

/** @type {Keeper | undefined} */
let keeper;

/** @param {string} root the site's address @param {AbortSignal} signal ends with the page */
export function attend(root, signal) {
  const kept = (keeper ??= new Keeper(root));
  const link = document.querySelector("[data-offline]");
  kept.listen(() => {
    if (link) link.textContent = linkWords(kept.state);
    showNotice(kept.state.ready, () => kept.takeOver());
  }, signal);
  const choice = document.querySelector("[data-keep-site]");
  if (choice instanceof HTMLElement) offerChoice(choice, kept, root, signal);
  kept.look();
}

/** @param {HTMLElement} choice @param {Keeper} kept @param {string} root @param {AbortSignal} signal */
function offerChoice(choice, kept, root, signal) {
  /** @type {number | undefined} */
  let bytes;
  const show = () => showChoice(choice, kept, bytes);
  kept.listen(show, signal);
  kept.renew();
  size(root).then((found) => {
    bytes = found;
    show();
  });
}

/** @param {HTMLElement} choice @param {Keeper} kept @param {number | undefined} bytes */
function showChoice(choice, kept, bytes) {
  const { state } = kept;
  const [main, remove] = /** @type {Iterable<HTMLButtonElement>} */ (choice.querySelectorAll("button"));
  const status = /** @type {HTMLElement} */ (choice.querySelector("[role=status]"));
  const bar = /** @type {HTMLProgressElement} */ (choice.querySelector("progress"));
  if (status.textContent !== stateWords(state)) status.textContent = stateWords(state);
  bar.hidden = !state.loading;
  bar.max = state.loading?.total || 1;
  bar.value = state.loading?.loaded ?? 0;
  main.textContent = buttonWords(state, bytes);
  main.setAttribute("aria-disabled", String(Boolean(state.loading)));
  main.onclick = () => !state.loading && (state.ready && !state.fault ? kept.takeOver() : kept.keep());
  remove.onclick = () => kept.forget();
  showing(main, Boolean(main.textContent), status);
  showing(remove, state.parts && !state.loading, status);
}

/** Shows or hides a button, and leaves the focus somewhere. @param {HTMLElement} button @param {boolean} wanted @param {HTMLElement} status */
function showing(button, wanted, status) {
  if (!wanted && document.activeElement === button) status.focus();
  button.hidden = !wanted;
}

/** @param {string} root @returns {Promise<number | undefined>} the site's bytes, if they can be had */
async function size(root) {
  try {
    const response = await fetch(`${root}offline.json`);
    return (await response.json()).bytes;
  } catch {
    return undefined;
  }
}
