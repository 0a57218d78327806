// MicroPython as its package's page says: load it, run a line. It returns nothing of a line, so the
// result is what the line prints.

import { loadMicroPython } from "/-/peers/micropython/micropython.mjs";

const python = await loadMicroPython({ stdout: (line) => self.postMessage(line), linebuffer: true });
python.runPython("print(6 * 7)");
