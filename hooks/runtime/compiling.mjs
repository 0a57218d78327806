// Compiles an archive of Python modules in the shipped Pyodide, under Node: node compiling.mjs JOB.json
//
// The job names Pyodide's folder, the environment variables of its Python, a folder of the host that
// appears as /packing, an archive in it, and the wheels of pyodide-build there.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${job.pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ env: job.env, stdout: console.error, stderr: console.error });
python.mountNodeFS("/packing", job.work);

try {
  python.runPython(readFileSync(new URL("compiling.py", import.meta.url), "utf8"));
  python.globals.get("compile_archive")(job.archive, job.wheels);
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
