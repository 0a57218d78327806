// CPython resumed from the memory that it had when the site was built: without Pyodide's script,
// which takes longer to load than all the rest. Runs in the browser's worker, and in Node in tests.

/** @typedef {import("./cpython.mjs").Module} Module */
/** @typedef {Iterable<[address: string, content: Uint8Array]>} Stretches */

const NOTES = { respond: "reckoner.respond", trampoline: "reckoner.trampoline" };
const PAGE_BYTES = 65_536;
const NO_SYSTEM = 52; // ENOSYS

/**
 * Resumes Python from its memory: code without data, and all that is not zero by its address. There
 * is no system around it, and nothing of Pyodide's script: what the calculators need is in memory.
 * @param {Promise<WebAssembly.Module> | WebAssembly.Module} wasm
 * @param {Promise<Stretches> | Stretches} stretches
 * @returns {Promise<Module>}
 */
export async function resume(wasm, stretches) {
  const compiled = await wasm;
  /** @type {Record<string, any>} */
  const own = {};
  const { exports } = await WebAssembly.instantiate(compiled, surroundings(compiled, own));
  for (const [name, value] of Object.entries(exports)) own[`_${name}`] = value instanceof WebAssembly.Global ? value.value : value;
  const { _memory: memory, __PyRuntime: runtime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset } = own;
  for (const [address, content] of await stretches) new Uint8Array(memory.buffer).set(content, Number(address));
  const view = new DataView(memory.buffer);
  view.setUint32(runtime + view.getUint32(offset, true), trampoline(compiled, own), true);
  return Object.defineProperty(own, "HEAPU8", { get: () => new Uint8Array(memory.buffer) });
}

/** @param {WebAssembly.Module} wasm @returns {number} where the function is that a resumed Python was to offer */
export function noted(wasm) {
  const [note] = WebAssembly.Module.customSections(wasm, NOTES.respond);
  return Number(new TextDecoder().decode(note));
}

/**
 * Gives what a resumed Python is surrounded by. It calls none of it but to grow, and where an engine
 * takes no trampoline; were it to look for a system, it would learn that there is none.
 * @param {WebAssembly.Module} compiled @param {Record<string, any>} own
 */
function surroundings(compiled, own) {
  /** @type {WebAssembly.Imports} */
  const imports = {};
  const known = {
    emscripten_resize_heap: (/** @type {number} */ bytes) => grown(own._memory, bytes),
    _PyEM_TrampolineCall_JS: (/** @type {number} */ at, /** @type {number[]} */ ...given) =>
      own.___indirect_function_table.get(at)(...given),
  };
  for (const { module, name, kind } of WebAssembly.Module.imports(compiled)) {
    const other = kind === "global" ? new WebAssembly.Global({ value: "i32", mutable: true }, 0) : () => NO_SYSTEM;
    (imports[module] ??= {})[name] = /** @type {Record<string, any>} */ (known)[name] ?? other;
  }
  return imports;
}

/** @param {WebAssembly.Memory} memory @param {number} bytes @returns {0 | 1} whether there is so much now */
function grown(memory, bytes) {
  try {
    memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES));
    return 1;
  } catch {
    return 0;
  }
}

/**
 * Puts the function by which Python calls C functions of another arity into the table.
 * @param {WebAssembly.Module} compiled @param {Record<string, any>} own
 * @returns {number} its place; 0 in an engine that cannot compile it, where Python does without
 */
function trampoline(compiled, { _memory: memory, ___indirect_function_table: table }) {
  try {
    const [code] = WebAssembly.Module.customSections(compiled, NOTES.trampoline);
    const env = { memory, __indirect_function_table: table };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env });
    const place = table.grow(1); // WebKit would leave it empty if it were given the function here
    table.set(place, exports.trampoline_call);
    return place;
  } catch {
    return 0;
  }
}
