// CPython as Pyodide builds it, without Pyodide's own layer, which a calculator has no use for:
// begun from its archives, or resumed (see resume.mjs). Text goes in and out through Python's C API,
// whose functions have an underline before their names here. Runs in the browser's worker, and in Node while the site is built.

/** @typedef {Record<string, any>} Module what Pyodide's module factory makes */
/** @typedef {(settings: object) => Promise<Module>} CreateModule */

const ENVIRONMENT = { HOME: "/", PYTHONINSPECT: "1", PYTHONDONTWRITEBYTECODE: "1" };

/** Python raised an exception. */
export class PythonError extends Error {
  name = "PythonError";
}

/**
 * Begins Python from its standard library.
 * @param {CreateModule} createModule
 * @param {Promise<WebAssembly.Module> | WebAssembly.Module} wasm
 * @param {{library: Uint8Array, packages: Iterable<[path: string, content: Uint8Array]>, env?: object}} from
 *   a zip without compression, and what goes into `site-packages`
 * @returns {Promise<Module>}
 */
export async function begin(createModule, wasm, { library, packages, env = {} }) {
  const fill = (/** @type {Module} */ { FS, ENV, HEAPU32, _Py_Version }) => {
    const version = HEAPU32[_Py_Version >>> 2];
    const [major, minor] = [version >>> 24, (version >>> 16) & 0xff];
    const lib = `/lib/python${major}.${minor}`;
    Object.assign(ENV, ENVIRONMENT, env);
    FS.mkdirTree(`${lib}/lib-dynload`);
    FS.writeFile(`/lib/python${major}${minor}.zip`, library);
    for (const [path, content] of packages) write(FS, `${lib}/site-packages/${path}`, content);
  };
  return created(createModule, wasm, { preRun: [fill] });
}

/**
 * Imports a function that takes a text and gives a text.
 * @param {Module} python @param {string} from the Python module @param {string} name
 * @returns {number} where it is in memory
 */
export function imported(python, from, name) {
  const module = withText(python, from, (text) => python._PyImport_ImportModule(text));
  const found = module && withText(python, name, (text) => python._PyObject_GetAttrString(module, text));
  return found || raise(python);
}

/**
 * Calls a function that takes a text and gives a text.
 * @param {Module} python @param {number} callable where it is in memory @param {string} text
 * @returns {string}
 */
export function call(python, callable, text) {
  const given = withText(python, text, (at) => python._PyUnicode_FromString(at));
  const answer = given && python._PyObject_CallOneArg(callable, given);
  python._Py_DecRef(given);
  return answer ? taken(python, answer) : raise(python);
}

/** @param {Module} python @returns {never} */
function raise(python) {
  const raised = python._PyErr_GetRaisedException();
  const said = python._PyObject_Repr(raised);
  python._Py_DecRef(raised);
  throw new PythonError(said ? taken(python, said) : "");
}

/** @param {Module} python @param {number} text a Python string, which is let go */
function taken(python, text) {
  const begin = python._PyUnicode_AsUTF8(text);
  const { HEAPU8 } = python;
  const read = new TextDecoder().decode(HEAPU8.subarray(begin, HEAPU8.indexOf(0, begin)));
  python._Py_DecRef(text);
  return read;
}

/** @param {Module} python @param {string} text @param {(at: number) => number} use */
function withText(python, text, use) {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const at = python._malloc(bytes.length);
  python.HEAPU8.set(bytes, at);
  const result = use(at);
  python._free(at);
  return result;
}

/**
 * Creates the module. Its own loader never answers when something goes wrong with the WebAssembly;
 * this one always does.
 * @param {CreateModule} createModule
 * @param {Promise<WebAssembly.Module> | WebAssembly.Module} wasm
 * @param {object} settings
 * @returns {Promise<Module>}
 */
function created(createModule, wasm, settings) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (/** @type {any} */ imports, /** @type {(...args: any[]) => void} */ done) => {
      instantiated(wasm, imports)
        .then(({ exports, compiled }) => done({ exports }, compiled))
        .catch(reject);
      return {};
    };
    const ended = (/** @type {number} */ status) => reject(new Error(`Python ended with status ${status}`));
    createModule({ ...quiet(), ...settings, instantiateWasm, onExit: ended }).then(resolve, reject);
  });
}

/** What the factory asks for beside what is asked of it here: no images, no sounds, no packages. */
function quiet() {
  const packages = new Promise(() => {}); // there is no index of packages to wait for
  const API = { config: { jsglobals: globalThis }, runtimeEnv: {}, lockFilePromise: packages };
  return { API, noImageDecoding: true, noAudioDecoding: true, thisProgram: "python", arguments: [], preRun: [] };
}

/**
 * Instantiates the code. Python's marker for "a JavaScript error is on its way" is a symbol here, as
 * in Pyodide itself where it cannot make one in WebAssembly. The dynamic linker, which would make
 * thousands of table entries, is told that all is linked: there is nothing to link with.
 * @param {Promise<WebAssembly.Module> | WebAssembly.Module} wasm @param {Record<string, any>} imports
 */
async function instantiated(wasm, imports) {
  const marker = Symbol("error marker");
  imports.env.Jsv_GetError_import = () => marker;
  imports.env.JsvError_Check = (/** @type {unknown} */ value) => value === marker;
  const linker = imports["GOT.func"];
  const unlinked = { get: () => new WebAssembly.Global({ value: "i32", mutable: true }, 0) };
  const compiled = await wasm;
  const { exports } = await WebAssembly.instantiate(compiled, { ...imports, "GOT.func": new Proxy({}, unlinked) });
  for (const name of Object.keys(exports)) linker[name].value = 0;
  return { exports, compiled };
}

/** @param {any} FS @param {string} path @param {Uint8Array} content */
function write(FS, path, content) {
  FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  FS.writeFile(path, content);
}
