// What can go wrong with Python in the browser, said in words for somebody who runs a shop.

/**
 * @typedef {"offline" | "status" | "damaged" | "no-wasm" | "wasm" | "start" | "script" | "silent"
 *   | "slow" | "died"} Kind
 * @typedef {{kind: Kind, file: string, detail: string}} FaultData
 */

/** Faults that a further calculation may well not meet; with all others, only the reader retries. */
const PASSING = new Set(["slow", "died"]);
/** Faults of a start that a second one would meet as well. */
const LASTING = new Set(["no-wasm", "silent"]);

/** A fault with its kind, and where there is one the file and a detail. */
export class Fault extends Error {
  /** @param {Kind} kind @param {{file?: string, detail?: unknown}} [about] */
  constructor(kind, { file = "", detail = "" } = {}) {
    super(words(kind, file, brief(detail)));
    this.kind = kind;
    this.file = file;
    this.detail = brief(detail);
  }

  get passing() {
    return PASSING.has(this.kind);
  }

  get lasting() {
    return LASTING.has(this.kind);
  }

  /** @returns {FaultData} what can be sent to another thread */
  get data() {
    return { kind: this.kind, file: this.file, detail: this.detail };
  }
}

/** @param {unknown} error @param {Kind} kind @param {string} [file] @returns {Fault} */
export function asFault(error, kind, file) {
  return error instanceof Fault ? error : new Fault(kind, { file, detail: error });
}

/** @param {unknown} detail the last line of a message, which is where Python says what happened */
function brief(detail) {
  const text = detail instanceof Error ? detail.message || detail.name : String(detail);
  return text.trim().split("\n").at(-1)?.slice(0, 200) ?? "";
}

/** @param {Kind} kind @param {string} file @param {string} detail */
function words(kind, file, detail) {
  const part = file ? `A part of the calculator (${file})` : "A part of the calculator";
  switch (kind) {
    case "offline":
      return `${part} could not be fetched: the connection failed. Check that you are online, then try again.`;
    case "status":
      return `${part} could not be fetched: the server answered ${detail}. Reload the page; if that does not help, tell whoever runs this site.`;
    case "damaged":
      return `${part} arrived damaged or incomplete. Try again; if it happens again, a filter on your network may be changing it.`;
    case "no-wasm":
      return "This browser does not run WebAssembly, which the calculator needs. Open the page in a current Firefox, Chrome, Edge or Safari.";
    case "wasm":
      return `This browser refused to run WebAssembly, which the calculator needs. A security setting may forbid it; try another browser.`;
    case "start":
      return `The calculator could not start. Try again; if that does not help, reload the page.`;
    case "script":
      return "The calculator's program could not be loaded. Reload the page; if that does not help, open it in a current Firefox, Chrome, Edge or Safari.";
    case "silent":
      return "The calculator has made no progress for 30 seconds. Check your connection, then try again.";
    case "slow":
      return "This calculation took too long and was stopped. Change a number, or try again.";
    case "died":
      return `The calculator stopped unexpectedly. Try again, or change a number.`;
  }
}
