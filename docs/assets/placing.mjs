// Places an element near another one, inside the screen.

const MARGIN_PX = 8;
const WIDEST_PX = 352;

/** @param {HTMLElement} element @param {Element} anchor */
export function place(element, anchor) {
  const screen = document.documentElement;
  const { style } = element;
  style.position = "absolute";
  style.boxSizing = "border-box";
  style.left = style.top = "0";
  style.width = "max-content";
  style.maxWidth = `${Math.min(WIDEST_PX, screen.clientWidth - 2 * MARGIN_PX)}px`;
  const at = nearestLine(anchor);
  const size = element.getBoundingClientRect(); // where 0, 0 is, whatever it is relative to
  const below = at.bottom + size.height + MARGIN_PX <= screen.clientHeight || at.top < size.height + MARGIN_PX;
  const top = below ? at.bottom : at.top - size.height;
  const left = Math.max(MARGIN_PX, Math.min(at.left, screen.clientWidth - size.width - MARGIN_PX));
  style.left = `${left - size.left}px`;
  style.top = `${top - size.top}px`;
}

/** The first line of a link that is broken over two. @param {Element} anchor */
function nearestLine(anchor) {
  return anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
}
