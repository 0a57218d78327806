// Starts Python in the worker: resumed from its snapshot, or if that fails begun from its archives.
//
// All files are fetched and checked here, and WebAssembly compiles while it comes in.

import { filesOf, inflate } from "./archive.mjs";
import { begin, call, imported } from "./cpython.mjs";
import { download } from "./download.mjs";
import { asFault, Fault } from "./faults.mjs";
import { noted, resume } from "./resume.mjs";

/** @typedef {import("./manifest.mjs").Runtime} Runtime */
/** @typedef {(request: string) => string} Respond */
/** @typedef {(stage: import("./stages.mjs").Stage, loaded: number, total: number) => void} Report */
/** @typedef {(name: string, beside?: (response: Response) => void) => Promise<Uint8Array<ArrayBuffer>>} Fetched */

const RESUMED = { code: "python.wasm", memory: "memory.zip" };
const BEGUN = { script: "pyodide.asm.mjs", code: "pyodide.asm.wasm" };
const LIBRARY = "python_stdlib.zip";
const CALCULATORS = "calculators.zip";

/**
 * @param {Runtime} runtime
 * @param {boolean} fresh whether to pass the browser's cache by
 * @param {Report} report
 * @returns {Promise<Respond>}
 */
export async function startInterpreter(runtime, fresh, report) {
  if (!runtime.snapshot.length) return begun(runtime, fresh, report);
  try {
    return await resumed(runtime, fresh, report);
  } catch (error) {
    const { kind, file, detail } = asFault(error, "start");
    console.warn(`Python: no snapshot (${kind} ${file} ${detail}); beginning from the archives`);
    return begun(runtime, fresh, report);
  }
}

/** @param {Runtime} runtime @param {boolean} fresh @param {Report} report @returns {Promise<Respond>} */
async function resumed({ files, snapshot }, fresh, report) {
  const fetched = fetcher(files, snapshot, fresh, report);
  const wasm = compiled(RESUMED.code, fetched);
  const memory = fetched(RESUMED.memory).then(inflate).then(filesOf);
  handled(wasm, memory);
  const python = await resume(wasm, memory);
  report("opening", 0, 0);
  return opened(python, noted(await wasm));
}

/** @param {Runtime} runtime @param {boolean} fresh @param {Report} report @returns {Promise<Respond>} */
async function begun({ files, archives }, fresh, report) {
  const fetched = fetcher(files, archives, fresh, report);
  const wasm = compiled(BEGUN.code, fetched);
  handled(wasm);
  const [createModule, library, calculators, ...data] = await Promise.all([
    imports(BEGUN.script, files, fetched, fresh),
    fetched(LIBRARY).then(inflate),
    fetched(CALCULATORS).then(inflate),
    ...archives.filter(isData).map((name) => placed(name, fetched)),
  ]);
  report("starting", 0, 0);
  const python = await begin(createModule, wasm, { library, packages: [...filesOf(calculators), ...data] });
  report("opening", 0, 0);
  return opened(python, imported(python, "calculators.kit.page", "respond"));
}

/** What fails before it is waited for is no error of its own. @param {Promise<unknown>[]} promises */
const handled = (...promises) => promises.forEach((promise) => promise.catch(() => {}));

/** @param {string} name */
const isData = (name) => name.endsWith(".json");

/** @param {string} name @param {Fetched} fetched @returns {Promise<[path: string, content: Uint8Array]>} */
const placed = async (name, fetched) => [`calculators/data/${name}`, await fetched(name)];

/**
 * Gives a function that downloads a file by its name; all of them count towards one total.
 * @param {Runtime["files"]} files @param {string[]} names @param {boolean} fresh @param {Report} report
 * @returns {Fetched}
 */
function fetcher(files, names, fresh, report) {
  const total = names.reduce((sum, name) => sum + files[name].bytes, 0);
  let loaded = 0;
  const count = (/** @type {number} */ bytes) => report("loading", (loaded += bytes), total);
  return (name, beside) => download(name, files[name], { fresh, count, beside });
}

/**
 * Compiles WebAssembly while it comes in, or, from a host that names another type, once it is there.
 * @param {string} name @param {Fetched} fetched
 */
async function compiled(name, fetched) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  const content = await fetched(name, (response) => {
    if (response.headers.get("Content-Type") !== "application/wasm") return;
    module = WebAssembly.compileStreaming(response);
    module.catch(() => {}); // a damaged file is named as such, whatever the compiler says about it
  });
  try {
    return await (module ?? WebAssembly.compile(content));
  } catch (error) {
    throw new Fault("wasm", { file: name, detail: error });
  }
}

/**
 * Imports a script's default, and checks a copy of it: the policy allows no import of checked bytes.
 * Both at once, unless the browser's cache has to be renewed by the copy first.
 * @param {string} name @param {Runtime["files"]} files @param {Fetched} fetched @param {boolean} fresh
 * @returns {Promise<any>}
 */
async function imports(name, files, fetched, fresh) {
  if (fresh) await fetched(name);
  const module = import(files[name].url);
  module.catch(() => {}); // the copy says better what is wrong with it
  if (!fresh) await fetched(name);
  try {
    return (await module).default;
  } catch (error) {
    throw new Fault("start", { file: name, detail: error });
  }
}

/** @param {import("./cpython.mjs").Module} python @param {number} respond where it is @returns {Respond} */
const opened = (python, respond) => (request) => call(python, respond, request);
