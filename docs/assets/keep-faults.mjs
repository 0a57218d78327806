// What can go wrong while a site is being kept, in words for somebody who runs a shop.

/**
 * @typedef {"offline" | "status" | "changed" | "full" | "refused" | "stopped"} Kind
 * @typedef {{kind: Kind, file: string, detail: string}} KeepFaultData
 */

/** A fault with its kind, and where there is one the file and a detail. */
export class KeepFault extends Error {
  /** @param {Kind} kind @param {{file?: string, detail?: unknown}} [about] */
  constructor(kind, { file = "", detail = "" } = {}) {
    super(`${kind} ${file} ${detail}`);
    this.data = { kind, file, detail: String(detail) };
  }
}

/** @param {unknown} error @returns {KeepFaultData} */
export function asKeepFault(error) {
  if (error instanceof KeepFault) return error.data;
  const full = error instanceof Error && error.name === "QuotaExceededError";
  return { kind: full ? "full" : "stopped", file: "", detail: String(error) };
}

/** @param {KeepFaultData} fault */
export function faultWords({ kind, file, detail }) {
  const part = file ? `A part of this site (${file})` : "A part of this site";
  switch (kind) {
    case "offline":
      return "The connection failed. What has arrived is not lost: try again, and the download goes on from there.";
    case "status":
      return `${part} could not be fetched: the server answered ${detail}. The site may be about to change; try again in ten minutes.`;
    case "changed":
      return `${part} does not belong to the version that was to be kept. The site may be about to change; try again in ten minutes. If it happens again, a filter on your network may be changing it.`;
    case "full":
      return "Your browser has no room left for this site. Free some space on this device, then try again.";
    case "refused":
      return "Your browser did not allow it. A private window or a setting may forbid it, or the connection failed.";
    case "stopped":
      return "Your browser stopped the download. Try again, and it goes on from there.";
  }
}
