// All names of a glossary, and how well a query fits each. They stay one text, a line a document, as
// `hooks/pages/search_index.py` writes it: a browser looks a word up in a long text at once, and only
// lines with a word that may fit are taken apart. So ten thousand names cost no more than those few.

import { forgiven, isSmall, slips, tokens } from "./find-words.mjs";

/** @typedef {{text: string, squashed: string, words: string[]}} Query */

export const ALL_WORDS = 40;
const EXACT = 100;
const EXCHANGED = 80; // the same words in another order
const BEGINS = 60;
const SOME_WORDS = 12;
const MISSPELT = 50;
const MOST_LETTERS = 200; // of a query: comparing a longer word takes seconds

/** @param {string} text @returns {Query} */
export function query(text) {
  return asked(tokens(text.slice(0, MOST_LETTERS)));
}

/**
 * Leaves out what says little, as in "how much does the API cost", unless nothing else is asked.
 * @param {Query} wanted
 */
export function telling(wanted) {
  const words = wanted.words.filter((word) => !isSmall(word));
  return words.length && words.length < wanted.words.length ? asked(words) : wanted;
}

/** @param {string[]} words @returns {Query} */
const asked = (words) => ({ text: words.join(" "), squashed: words.join(""), words });

export class Names {
  #text;
  /** @type {number[]} where each document's line begins */
  #lines = [];

  /** @param {string} lines */
  constructor(lines) {
    this.#text = lines;
    for (let at = 0; at < lines.length; at = lines.indexOf("\n", at) + 1) this.#lines.push(at);
  }

  /** How long a document's first name is, without its spaces. @param {number} doc */
  size(doc) {
    const [[name]] = named(this.#line(doc));
    return name.replaceAll(" ", "").length;
  }

  /**
   * How well each document's best name fits, for those where one does. Where no line with one of the
   * words fits well, the words may be joined or divided otherwise, and misspelt: all lines are tried.
   * @param {Query} wanted
   */
  scores(wanted) {
    const near = wanted.words.map((word) => this.#near(word));
    const joined = wanted.words.length > 1 ? [this.#near(wanted.squashed)] : [];
    const whole = [...near, ...joined].flatMap((words) => [...words]).concat(ends(wanted.squashed));
    const likely = this.#find([...wanted.words, ...whole.map((word) => `${word} `)]);
    const scores = this.#scored(wanted, near, likely);
    const answered = Array.from(scores.values()).some((points) => points >= ALL_WORDS);
    return answered || !forgiven(wanted.squashed) ? scores : this.#scored(wanted, near, this.#lines.keys());
  }

  /** @param {Query} wanted @param {Set<string>[]} near @param {Iterable<number>} docs */
  #scored(wanted, near, docs) {
    const scores = /** @type {Map<number, number>} */ (new Map());
    for (const doc of docs) {
      const points = named(this.#line(doc)).map(([name, weight]) => weight * score(wanted, near, name));
      const best = Math.max(...points);
      if (best) scores.set(doc, best);
    }
    return scores;
  }

  /** Gives the documents with a word that begins as one of these. @param {string[]} beginnings */
  #find(beginnings) {
    const any = new RegExp(` (?:${beginnings.join("|")})`, "g");
    const found = /** @type {number[]} */ ([]);
    for (let hit = any.exec(this.#text); hit; hit = any.exec(this.#text)) {
      const doc = last(this.#lines, hit.index);
      found.push(doc);
      any.lastIndex = this.#lines[doc + 1] ?? this.#text.length;
    }
    return found;
  }

  /** Gives a document's line, without the blanks at its ends. @param {number} doc */
  #line(doc) {
    return this.#text.slice(this.#lines[doc], this.#lines[doc + 1]).slice(1, -2);
  }

  /** Gives the words of names that are a word with a slip or without one. @param {string} word */
  #near(word) {
    const most = forgiven(word);
    const alike = most ? Array.from(this.#text.matchAll(partlyIntact(word, most)), ([, other]) => other ?? "") : [];
    return new Set(alike.filter((other) => slips(word, other, most) <= most));
  }
}

/**
 * Gives a pattern for all that is a word with so many slips, and for some more. Of its pieces, one more
 * than there are slips, one is intact; a letter between two is in neither, lest exchanging spoil both.
 * @param {string} word @param {number} most
 */
function partlyIntact(word, most) {
  const size = Math.floor((word.length - most) / (most + 1));
  const piece = (/** @type {number} */ at) => {
    const from = at * (size + 1);
    const to = at < most ? from + size : word.length;
    return some(from, most) + word.slice(from, to) + some(word.length - to, most);
  };
  const pieces = Array.from({ length: most + 1 }, (_, at) => piece(at));
  return new RegExp(` (${pieces.join("|")})(?= )`, "g");
}

/** Stands for letters. @param {number} count @param {number} most that may be missing, or there are besides */
const some = (count, most) => (count ? `[^ ]{${Math.max(0, count - most)},${count + most}}` : "");

/**
 * Gives what a text begins and ends with: one of them is a word of the name that it joins.
 * @param {string} text
 */
const ends = (text) => Array.from(text).slice(2).flatMap((_, at) => [text.slice(0, at + 2), text.slice(-at - 2)]);

/**
 * Takes a line apart: the names of a document, and how much each counts.
 * @param {string} line @returns {[[string, number], ...[string, number][]]} its own name first
 */
function named(line) {
  const [shown = "", ...hidden] = line.split(" - ");
  const [first = "", ...others] = shown.split(" + ");
  return [[first, 1], ...weighing(others, 0.95), ...weighing(hidden, 0.9)];
}

/** @param {string[]} names @param {number} weight @returns {[string, number][]} */
const weighing = (names, weight) => names.map((name) => [name, weight]);

/**
 * How well a query fits one name.
 * @param {Query} wanted @param {Set<string>[]} near words with a slip, for each of the query @param {string} name
 */
function score({ text, squashed, words }, near, name) {
  const parts = name.split(" ");
  const joined = parts.join("");
  const most = forgiven(squashed);
  const wrong = slips(squashed, joined, most);
  if (wrong === 0) return EXACT;
  const share = 10 * Math.min(1, squashed.length / Math.max(1, joined.length));
  if (name.startsWith(text)) return BEGINS + share;
  const begun = words.filter((word) => parts.some((other) => other.startsWith(word))).length;
  if (joined.length === squashed.length && begun === words.length) return EXCHANGED;
  if (wrong <= most) return MISSPELT + 10 - wrong;
  const fits = (/** @type {string} */ word, /** @type {number} */ at) =>
    parts.some((other) => other.startsWith(word) || near[at]?.has(other));
  const fit = words.filter(fits).length;
  if (fit < words.length) return (SOME_WORDS * fit) / words.length;
  return ALL_WORDS + (share * begun) / words.length;
}

/** Gives the last of ascending numbers that is not above a limit. @param {number[]} numbers @param {number} limit */
function last(numbers, limit) {
  let [low, high] = [0, numbers.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
