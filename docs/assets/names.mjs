// All names of a glossary, and how well a query fits each. `hooks/pages/search_index.py` writes them
// as numbers of words: what a query has in common with a word is worked out once for each word that
// names are made of, and ten thousand names are then one pass over numbers.

import { forgiven, letters, slips, tokens } from "./find-words.mjs";

/**
 * @typedef {{text: string, squashed: string, letters: number, words: string[]}} Query
 * @typedef {{fits: Uint32Array, begins: Uint32Array}} Common for each word, a bit for each word of the
 *   query: whether it begins with that, and whether it does or is it with a slip
 */

export const ALL_WORDS = 40;
const EXACT = 100;
const EXCHANGED = 80; // the same words in another order
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
  #lengths;
  #letters;
  #numbers;
  /** @type {number[]} where each document's first name begins */
  #docs = [];

  /** @param {string} words joined by spaces @param {number[]} numbers */
  constructor(words, numbers) {
    this.#words = words.split(" ");
    this.#lengths = Uint32Array.from(this.#words, (word) => word.length);
    this.#letters = new Uint32Array(this.#words.length);
    this.#numbers = Uint32Array.from(numbers);
    for (let at = numbers.indexOf(0); at >= 0; at = numbers.indexOf(0, at + 1)) this.#docs.push(at);
  }

  /** How long a document's first name is, without its spaces. @param {number} doc */
  size(doc) {
    let size = 0;
    for (let at = (this.#docs[doc] ?? 0) + 1, number; (number = this.#numbers[at] ?? 0) >= FIRST_WORD; at += 1) {
      size += this.#lengths[number - FIRST_WORD] ?? 0;
    }
    return size;
  }

  /**
   * How well each document's best name fits: 0 for not at all. Most names have nothing in common with
   * a query, which this loop must find out quickly, in a browser that has not yet compiled it.
   * @param {Query} wanted
   */
  scores(wanted) {
    const [numbers, lengths] = [this.#numbers, this.#lengths];
    const scores = new Float64Array(this.#docs.length);
    const common = this.#common(wanted.words);
    const fitting = common.fits;
    const [size, most] = [wanted.squashed.length, forgiven(wanted.squashed)];
    for (let doc = -1, place = 0; place < numbers.length; ) {
      const kind = numbers[place] ?? 0;
      const from = place + 1;
      let length = 0;
      let fits = 0;
      for (place = from; place < numbers.length; place += 1) {
        const word = (numbers[place] ?? 0) - FIRST_WORD;
        if (word < 0) break;
        length += lengths[word] ?? 0;
        fits |= fitting[word] ?? 0;
      }
      if (!kind) doc += 1;
      const alike = length - size <= most && size - length <= most;
      const near = alike && bits(wanted.letters ^ this.#set(from, place)) <= 2 * most;
      if (!near && !fits) continue;
      const points = this.#score(wanted, common, from, length, near, bits(fits)) * (BY_WEIGHT[kind] ?? 0);
      if (points > (scores[doc] ?? 0)) scores[doc] = points;
    }
    return scores;
  }

  /** Gives the letters of words that stand side by side. @param {number} from @param {number} to */
  #set(from, to) {
    let set = 0;
    for (let place = from; place < to; place += 1) set |= this.#lettersOf((this.#numbers[place] ?? 0) - FIRST_WORD);
    return set;
  }

  /** Works a word's letters out when they are first asked for. @param {number} word */
  #lettersOf(word) {
    return (this.#letters[word] ||= letters(this.#words[word] ?? ""));
  }

  /** Gives the words of a name. @param {number} from */
  #of(from) {
    const words = [];
    for (let at = from, number; (number = this.#numbers[at] ?? 0) >= FIRST_WORD; at += 1) {
      words.push(this.#words[number - FIRST_WORD] ?? "");
    }
    return words;
  }

  /** @param {string[]} wanted @returns {Common} */
  #common(wanted) {
    const [words, lengths] = [this.#words, this.#lengths];
    const [fits, begins] = [new Uint32Array(words.length), new Uint32Array(words.length)];
    wanted.forEach((word, bit) => {
      const [most, mark] = [forgiven(word), letters(word)];
      for (let number = 0; number < words.length; number += 1) {
        const other = words[number] ?? "";
        const begun = other.startsWith(word);
        if (begun) begins[number] |= 1 << bit;
        const alike = most && Math.abs((lengths[number] ?? 0) - word.length) <= most;
        const near = alike && bits(mark ^ this.#lettersOf(number)) <= 2 * most;
        if (begun || (near && slips(word, other, most) <= most)) fits[number] |= 1 << bit;
      }
    });
    return { fits, begins };
  }

  /**
   * How well a query fits one name.
   * @param {Query} wanted @param {Common} common @param {number} from where the name's words begin
   * @param {number} length @param {boolean} near whether it could be the name with a slip
   * @param {number} fit how many of the query's words it has
   */
  #score({ text, squashed, words }, common, from, length, near, fit) {
    const share = 10 * Math.min(1, squashed.length / Math.max(1, length));
    const most = forgiven(squashed);
    const name = this.#of(from);
    const wrong = near ? slips(squashed, name.join(""), most) : most + 1;
    if (wrong === 0) return EXACT;
    if (name.join(" ").startsWith(text)) return BEGINS + share;
    let begun = 0;
    for (let at = from; at < from + name.length; at += 1) begun |= common.begins[(this.#numbers[at] ?? 0) - FIRST_WORD] ?? 0;
    if (length === squashed.length && bits(begun) === words.length) return EXCHANGED;
    if (wrong <= most) return MISSPELT + 10 - wrong;
    if (fit < words.length) return (SOME_WORDS * fit) / words.length;
    return ALL_WORDS + (share * bits(begun)) / words.length;
  }
}

/** Counts the members of a set, all at once. @param {number} set */
function bits(set) {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
