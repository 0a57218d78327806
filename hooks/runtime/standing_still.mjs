// Clock and randomness that are the same in every build, so that Python's memory is too.

import crypto from "node:crypto";

const WHEN = Date.UTC(2026, 0, 1);
const RealDate = Date;
let state = 1;

/** Whichever way Pyodide takes. @param {ArrayBufferView} view @returns {any} */
function filled(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff; // any fixed sequence would do
    bytes[at] = state >> 16;
  }
  return view;
}

crypto.webcrypto.getRandomValues = filled;
crypto.randomFillSync = filled;
Math.random = () => 0.5;
performance.now = () => 0;
globalThis.Date = /** @type {any} */ (
  class extends RealDate {
    /** @param {any[]} from */
    constructor(...from) {
      super(...(/** @type {[]} */ (from.length ? from : [WHEN])));
    }
    static now = () => WHEN;
  }
);
