// Zeros what is in Python's memory and of no more use, so that it need not travel.

/** @typedef {import("../../docs/assets/cpython.mjs").Module} Module */

const ALIGNMENT = 16; // of every block
const LARGEST = 1 << 16;
const SMALL = 512; // up to here Python's own allocator gives blocks
const FROZEN = ["Bootstrap", "Stdlib", "Test"];
const WORDS = 4; // of a frozen module: its name, its code, the code's size, whether it is a package

/**
 * Zeros what was freed: takes all free blocks, zeroes them, and gives them back. First those of C,
 * large ones first; then those of Python's allocator, whose new arenas thus lie beyond the end.
 * @param {Module} python
 */
export function zeroFreed(python) {
  const end = python._sbrk(0);
  const blocks = [...zeroed(python, (size) => python._malloc(size), sizes(LARGEST), end)];
  const objects = [...zeroed(python, (size) => python._PyObject_Malloc(size), sizes(SMALL), end)];
  for (const at of objects.reverse()) python._PyObject_Free(at);
  for (const at of blocks.reverse()) python._free(at);
}

/** @param {number} largest */
function* sizes(largest) {
  for (let size = largest; size > SMALL; size /= 2) yield size;
  for (let size = SMALL; size > 0; size -= ALIGNMENT) yield size;
}

/**
 * @param {Module} python @param {(size: number) => number} allocate
 * @param {Iterable<number>} sizes @param {number} end where memory begins that was never used
 */
function* zeroed(python, allocate, sizes, end) {
  for (const size of sizes) {
    for (let at = 0; at < end; ) {
      at = allocate(size);
      python.HEAPU8.fill(0, at, at + size);
      yield at;
    }
  }
}

/** Zeros the bytecode of frozen modules: what Python needs of it is imported. @param {Module} python */
export function zeroFrozen({ HEAPU8, HEAPU32, ...python }) {
  for (const table of FROZEN) {
    const modules = HEAPU32[python[`__PyImport_Frozen${table}`] >>> 2];
    for (let entry = modules >>> 2; HEAPU32[entry]; entry += WORDS) {
      const [, code, size] = HEAPU32.subarray(entry, entry + WORDS);
      HEAPU8.fill(0, code, code + size);
    }
  }
}
