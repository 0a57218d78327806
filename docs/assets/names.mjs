// All names of a glossary, and how well a query fits each. `hooks/pages/search_index.py` writes them
// as numbers of words: what a query has in common with a word is worked out once for each word that
// names are made of, and ten thousand names are then one pass over numbers.

import { forgiven, letters, slips, tokens } from "./find-words.mjs";

/**
 * @typedef {{text: string, squashed: string, letters: number, words: string[]}} Query
 * @typedef {{fits: Uint32Array, begins: Uint32Array, is: Uint32Array}} Common for each word, a bit for
 *   each word of the query: whether it is that word, begins with it, or is either with a slip
 */

export const ALL_WORDS = 40;
const EXACT = 100;
const BEGINS = 60;
const SOME_WORDS = 12;
const MISSPELT = 50;
const MOST_WORDS = 32; // of a query: there are so many bits
const FIRST_WORD = 3; // the numbers below begin a name: a document's first, another, one never shown
const BY_WEIGHT = [1, 0.95, 0.9];

/** @param {string} text @returns {Query} */
export function query(text) {
  const words = tokens(text).slice(0, MOST_WORDS);
  const squashed = words.join("");
  return { text: words.join(" "), squashed, letters: letters(squashed), words };
}

export class Names {
  #words;
  #letters;
  #numbers;
  /** @type {number[]} the length of each document's first name */
  lengths = [];

  /** @param {string} words joined by spaces @param {number[]} numbers */
  constructor(words, numbers) {
    this.#words = words.split(" ");
    this.#letters = Uint32Array.from(this.#words, letters);
    this.#numbers = Uint32Array.from(numbers);
    this.#each((kind, from, to) => kind || this.lengths.push(this.#text(from, to, " ").length));
  }

  /** How well each document's best name fits: 0 for not at all. @param {Query} wanted */
  scores(wanted) {
    const scores = new Float64Array(this.lengths.length);
    const common = this.#common(wanted.words);
    let doc = -1;
    this.#each((kind, from, to) => {
      if (!kind) doc += 1;
      const points = this.#score(wanted, common, from, to) * (BY_WEIGHT[kind] ?? 0);
      if (points > (scores[doc] ?? 0)) scores[doc] = points;
    });
    return scores;
  }

  /** Gives each name: its kind, and where its words stand. @param {(kind: number, from: number, to: number) => void} use */
  #each(use) {
    const numbers = this.#numbers;
    for (let from = 0; from < numbers.length; ) {
      let to = from + 1;
      while (to < numbers.length && at(numbers, to) >= FIRST_WORD) to += 1;
      use(at(numbers, from), from + 1, to);
      from = to;
    }
  }

  /** @param {number} from @param {number} to @param {string} between */
  #text(from, to, between) {
    return Array.from(this.#numbers.subarray(from, to), (number) => this.#words[number - FIRST_WORD]).join(between);
  }

  /** @param {string[]} wanted @returns {Common} */
  #common(wanted) {
    const [fits, begins, is] = [0, 1, 2].map(() => new Uint32Array(this.#words.length));
    if (!fits || !begins || !is) throw new Error("three were made");
    wanted.forEach((word, bit) => {
      const [most, mark] = [forgiven(word), letters(word)];
      this.#words.forEach((other, number) => {
        const begun = other.startsWith(word);
        if (other === word) is[number] |= 1 << bit;
        if (begun) begins[number] |= 1 << bit;
        if (begun || near(word, mark, other, at(this.#letters, number), most) <= most) fits[number] |= 1 << bit;
      });
    });
    return { fits, begins, is };
  }

  /** How well a query fits one name. @param {Query} wanted @param {Common} common @param {number} from @param {number} to */
  #score(wanted, common, from, to) {
    let [length, set, matched, begun] = [0, 0, 0, to - from >= wanted.words.length];
    for (let place = from; place < to; place += 1) {
      const word = at(this.#numbers, place) - FIRST_WORD;
      length += this.#words[word]?.length ?? 0;
      set |= at(this.#letters, word);
      matched |= at(common.fits, word);
      const [bit, last] = [place - from, wanted.words.length - 1];
      if (bit <= last) begun &&= Boolean(at(bit < last ? common.is : common.begins, word) & (1 << bit));
    }
    const share = 10 * Math.min(1, wanted.squashed.length / Math.max(1, length));
    const most = forgiven(wanted.squashed);
    if (Math.abs(length - wanted.squashed.length) <= most && bits(set ^ wanted.letters) <= 2 * most) {
      const wrong = slips(wanted.squashed, this.#text(from, to, ""), most);
      if (wrong === 0) return EXACT;
      if (wrong <= most && !begun) return MISSPELT + 10 - wrong;
    }
    if (begun) return BEGINS + share;
    const count = bits(matched);
    return count === wanted.words.length ? ALL_WORDS + share : (SOME_WORDS * count) / wanted.words.length;
  }
}

/**
 * Counts slips, or gives more than `most` without counting: a slip changes two letters at most.
 * @param {string} one @param {number} mark @param {string} other @param {number} otherMark @param {number} most
 */
function near(one, mark, other, otherMark, most) {
  return bits(mark ^ otherMark) > 2 * most ? most + 1 : slips(one, other, most);
}

/** @param {number} set */
function bits(set) {
  let count = 0;
  for (let left = set; left; left &= left - 1) count += 1;
  return count;
}

/** @param {Uint32Array} numbers @param {number} place */
const at = (numbers, place) => numbers[place] ?? 0;
