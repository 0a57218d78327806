// Runs a function of inside.py in the shipped Pyodide, under Node: node inside.mjs JOB.json
//
// The job names Pyodide's folder, the environment variables of its Python, the host's folder that
// appears as /work, the function and its arguments (strings). What the function returns is printed.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${job.pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ env: job.env, stdout: console.error, stderr: console.error });
python.mountNodeFS("/packing", job.work);

try {
  python.runPython(readFileSync(new URL("inside.py", import.meta.url), "utf8"));
  process.stdout.write(python.globals.get(job.call)(...job.args));
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
