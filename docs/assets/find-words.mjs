// Words as the search compares them; `hooks/pages/search_index.py` cuts texts in the same way.

// Letters that Unicode does not take apart into a plain one and its mark.
/** @type {Record<string, string>} */
const WHOLE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** @param {string} text @returns {string[]} */
export function tokens(text) {
  const whole = text.normalize("NFKD").toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => WHOLE[letter] ?? letter);
  const bare = whole.replace(/[\u0300-\u036f'’.]/g, "");
  return (bare.match(/[a-z0-9]+/g) ?? []).map(singular);
}

/** @param {string} word */
const singular = (word) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/** Words that stand everywhere and say little; `hooks/pages/search_index.py` has the same. */
const SMALL_WORDS =
  "a an and are at be can do does for have how i in is it its many me much my not " +
  "of on or our should that the their this to was we what when where which who why will " +
  "with you your";
const small = new Set(tokens(SMALL_WORDS));

/** @param {string} word as `tokens` gives it */
export const isSmall = (word) => small.has(word);

/**
 * Gives the number of the file that says where a word stands, from its first three letters.
 * @param {string} word @param {number} files how many there are
 */
export const shard = (word, files) => parseInt(word.slice(0, 3), 36) % files;

/** @param {string} word @returns {number} how many slips of the finger are forgiven */
export const forgiven = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many letters differ: left out, put in, changed, or two exchanged. What is alike is passed over;
 * where two words first differ, each slip is tried, which soon ends, since few are forgiven.
 * @param {string} one @param {string} other @param {number} most if there are more, some number above
 * @param {number} [i] where the one is compared from @param {number} [j] and the other
 * @returns {number}
 */
export function slips(one, other, most, i = 0, j = 0) {
  while (i < one.length && j < other.length && one.charCodeAt(i) === other.charCodeAt(j)) {
    i += 1;
    j += 1;
  }
  const left = one.length - i;
  const right = other.length - j;
  if (!left || !right) return left + right;
  if (!most || left - right > most || right - left > most) return most + 1;
  const exchanged = one[i] === other[j + 1] && one[i + 1] === other[j];
  const rest = Math.min(
    slips(one, other, most - 1, i + 1, j + 1),
    slips(one, other, most - 1, i + 1, j),
    slips(one, other, most - 1, i, j + 1),
    exchanged ? slips(one, other, most - 1, i + 2, j + 2) : most,
  );
  return rest + 1;
}
