// Words as the search compares them; `hooks/pages/search_index.py` cuts texts in the same way.

/** @param {string} text @returns {string[]} */
export function tokens(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’.]/g, "");
  return (bare.match(/[a-z0-9]+/g) ?? []).map(singular);
}

/** @param {string} word */
const singular = (word) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/**
 * Gives the name of the file that a word's postings are in: its first letters, as many as there are.
 * @param {string} word @param {Set<string>} shards the names there are
 */
export function shard(word, shards) {
  const names = /^[a-z]/.test(word) ? [3, 2, 1].map((count) => word.slice(0, count)) : ["0"];
  return names.find((name) => shards.has(name));
}

/** @param {string} word @returns {number} how many slips of the finger are forgiven */
export const forgiven = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** @param {string} word @returns {number} the set of its letters, a bit each; digits share some */
export function letters(word) {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/**
 * How many letters differ: left out, put in, changed, or two exchanged.
 * @param {string} one @param {string} other @param {number} most more than this is given as most + 1
 */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (exchanged) cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(at(last, other.length), most + 1);
}

/** @param {number[]} row @param {number} index */
const at = (row, index) => row[index] ?? Infinity;
