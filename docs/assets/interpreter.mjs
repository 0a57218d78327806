// Starts Python from the runtime's files, in the worker.
//
// Pyodide's own loader never answers when its WebAssembly does not arrive. So all files are fetched
// and checked here, the WebAssembly compiles while it comes in, and Pyodide is handed what it would
// otherwise fetch. Its module factory and its hooks are used as they are; nothing is patched but
// `fetch`, for as long as it starts, to answer its two requests.

import { info } from "pyodide/pyodide-lock.json";
import { filesOf, inflate } from "./archive.mjs";
import { download } from "./download.mjs";
import { asFault, Fault } from "./faults.mjs";

/** @typedef {import("./manifest.mjs").RuntimeFile} RuntimeFile */
/** @typedef {(request: string) => string} Respond */
/** @typedef {(stage: import("./stages.mjs").Stage, loaded: number, total: number) => void} Report */

const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];
const WASM = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";
const CALCULATORS = "calculators.zip";

/**
 * @param {Record<string, RuntimeFile>} files
 * @param {boolean} fresh whether to pass the browser's cache by
 * @param {Report} report
 * @returns {Promise<Respond>}
 */
export async function startInterpreter(files, fresh, report) {
  const fetched = fetcher(files, fresh, report);
  const [wasm, scripts, library, calculators, data] = await Promise.all([
    compiled(fetched),
    Promise.all(SCRIPTS.map((name) => imported(name, files[name].url, fetched, fresh))),
    fetched(LIBRARY).then(inflate),
    fetched(CALCULATORS).then(inflate),
    Promise.all(Object.keys(files).filter(isData).map(async (name) => ({ name, content: await fetched(name) }))),
  ]);
  report("starting", 0, 0);
  const python = await start(scripts, wasm, library, (FS, { sitePackages }) => {
    for (const [path, content] of filesOf(calculators)) write(FS, `${sitePackages}/${path}`, content);
    for (const { name, content } of data) write(FS, `${sitePackages}/calculators/data/${name}`, content);
  });
  report("opening", 0, 0);
  return opened(python);
}

/** @param {string} name */
const isData = (name) => name.endsWith(".json");

/** @typedef {(name: string, beside?: (stream: import("./download.mjs").Stream) => void) => Promise<Uint8Array<ArrayBuffer>>} Fetched */

/**
 * Gives a function that downloads a file by its name; all of them count towards one total.
 * @param {Record<string, RuntimeFile>} files @param {boolean} fresh @param {Report} report
 * @returns {Fetched}
 */
function fetcher(files, fresh, report) {
  const total = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  const count = (/** @type {number} */ bytes) => report("loading", (loaded += bytes), total);
  return (name, beside) => download(name, files[name], { fresh, count, beside });
}

/** Compiles the WebAssembly while it comes in. @param {Fetched} fetched */
async function compiled(fetched) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  await fetched(WASM, (stream) => {
    module = WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
    module.catch(() => {}); // a damaged file is named as such, whatever the compiler says about it
  });
  try {
    return /** @type {WebAssembly.Module} */ (await module);
  } catch (error) {
    throw new Fault("wasm", { file: WASM, detail: error });
  }
}

/**
 * Imports a script, and checks a copy of it: the policy allows no import of checked bytes. Both at
 * once, unless the browser's cache has to be renewed by the copy first.
 * @param {string} name @param {string} url @param {Fetched} fetched @param {boolean} fresh
 */
async function imported(name, url, fetched, fresh) {
  if (fresh) await fetched(name);
  const module = import(url);
  module.catch(() => {}); // the copy says better what is wrong with it
  if (!fresh) await fetched(name);
  try {
    return await module;
  } catch (error) {
    throw new Fault("start", { file: name, detail: error });
  }
}

/** @typedef {{mkdirTree(path: string): void, writeFile(path: string, content: Uint8Array): void}} FileSystem */

/**
 * @param {any[]} scripts Pyodide's loader and its module factory
 * @param {WebAssembly.Module} wasm
 * @param {Uint8Array<ArrayBuffer>} library
 * @param {(FS: FileSystem, info: {sitePackages: string}) => void} fill
 */
async function start([{ loadPyodide }, { default: createModule }], wasm, library, fill) {
  const HERE = "https://pyodide.invalid/";
  /** @type {(fault: Fault) => void} */
  let fail = () => {};
  const failed = new Promise((_, reject) => (fail = reject));
  const realFetch = self.fetch;
  self.fetch = async (url) => new Response(String(url) === HERE + LIBRARY ? library : null);
  const started = loadPyodide({
    indexURL: HERE,
    packageBaseUrl: HERE,
    stdLibURL: HERE + LIBRARY,
    lockFileContents: { info, packages: {} },
    env: { HOME: "/home/pyodide", PYTHONDONTWRITEBYTECODE: "1" },
    fsInit: async (/** @type {FileSystem} */ FS, /** @type {{sitePackages: string}} */ place) => fill(FS, place),
    createPyodideModule: (/** @type {object} */ settings) =>
      createModule({ ...settings, instantiateWasm: instantiate(wasm, fail) }),
  });
  try {
    return await Promise.race([started, failed]);
  } catch (error) {
    throw asFault(error, "start");
  } finally {
    self.fetch = realFetch;
  }
}

/**
 * Instantiates the module that is compiled already. Python's marker for "a JavaScript error is on
 * its way" is a symbol here, as in Pyodide itself where it cannot make one in WebAssembly.
 * @param {WebAssembly.Module} wasm @param {(fault: Fault) => void} fail
 */
function instantiate(wasm, fail) {
  const marker = Symbol("error marker");
  return (/** @type {any} */ imports, /** @type {(i: WebAssembly.Instance, m: WebAssembly.Module) => void} */ done) => {
    imports.env.Jsv_GetError_import = () => marker;
    imports.env.JsvError_Check = (/** @type {unknown} */ value) => value === marker;
    WebAssembly.instantiate(wasm, imports)
      .then((instance) => done(instance, wasm))
      .catch((error) => fail(new Fault("wasm", { file: WASM, detail: error })));
    return {};
  };
}

/** @param {FileSystem} FS @param {string} path @param {Uint8Array} content */
function write(FS, path, content) {
  FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  FS.writeFile(path, content);
}

/** @param {{pyimport(name: string): {respond: Respond}}} python @returns {Respond} */
function opened(python) {
  try {
    return python.pyimport("calculators.kit.page").respond;
  } catch (error) {
    throw new Fault("start", { file: CALCULATORS, detail: error });
  }
}
