// 'Copy link': the address of a calculation, to the clipboard.

const SHOWN_MS = 2_000;

/** @param {HTMLButtonElement} button @param {string} url @param {(text: string, again: boolean) => void} announce */
export async function copyLink(button, url, announce) {
  const copied = await copy(url);
  const said = copied ? "Link copied" : "The link is in the address bar: copy it from there";
  announce(`${said}.`, true);
  button.dataset.caption ??= button.textContent ?? "";
  button.textContent = said;
  setTimeout(() => (button.textContent = button.dataset.caption ?? ""), SHOWN_MS);
}

/** @param {string} text @returns {Promise<boolean>} */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // pages on plain http have no clipboard
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "rr-visually-hidden";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
