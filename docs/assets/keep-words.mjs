// How the site is kept, in words for its reader.

import { faultWords } from "./keep-faults.mjs";

/** @typedef {import("./keeper.mjs").State} State */

/** @param {State} state */
export function stateWords({ kept, ready, loading, fault }) {
  if (fault) return `${faultWords(fault)} ${kept ? "Until then you keep the version that you have." : "Until then nothing works offline."}`;
  if (loading && !kept) return "On its way. You can go on reading; leave one page of this site open until it is here.";
  if (loading) return "Kept on this device. A new version is on its way; you are asked before you see it.";
  if (ready) return "Kept on this device. A new version is here too.";
  if (kept) return "Kept on this device. Everything here works without a connection.";
  return "Not kept on this device.";
}

/** @param {State} state @param {number | undefined} bytes of the whole site, where they are known */
export function buttonWords({ kept, ready, loading, fault }, bytes) {
  if (loading) return `${megabytes(loading.loaded)} of ${megabytes(loading.total)} MB`;
  if (fault) return "Try again";
  if (ready) return "Show the new version";
  return kept ? "" : `Keep this site offline${bytes ? ` (${megabytes(bytes)} MB)` : ""}`;
}

/** What the link at the foot of each page says. @param {State} state */
export function linkWords({ kept, ready, fault }) {
  if (kept && fault) return "Kept offline; a new version could not be fetched";
  if (ready) return "Kept offline; a new version is ready";
  return kept ? "Kept offline" : "Keep this site offline";
}

/** @param {number} bytes */
const megabytes = (bytes) => Math.ceil(bytes / 1e6);
