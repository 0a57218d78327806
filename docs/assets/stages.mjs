// The stages of starting Python, in words.

/** @typedef {"loading" | "starting" | "opening"} Stage */

/** What is said when nothing has come for some seconds. */
export const WAITING =
  "Still waiting for the rest of the calculator. The line may be slow; what you type is kept, and counted when it is here.";

/** @param {Stage} stage @param {number} loaded in bytes @param {number} total in bytes */
export function stageWords(stage, loaded, total) {
  switch (stage) {
    case "loading":
      return `Loading the calculator: ${megabytes(loaded)} of ${megabytes(total)} MB`;
    case "starting":
      return "Starting Python in your browser";
    case "opening":
      return "Opening the calculators";
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}
