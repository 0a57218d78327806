// Pyodide as its documentation says: load it, run a line.

import { loadPyodide } from "/-/pyodide/pyodide.mjs";

const python = await loadPyodide();
self.postMessage(String(python.runPython("6 * 7")));
