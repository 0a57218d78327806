// Finds terms, calculators and pages: by name, other name, misspelling, or a word of what they say.

import { shard } from "./find-words.mjs";
import { ALL_WORDS, Names, query } from "./names.mjs";

/**
 * @typedef {{url: string, kind: string, name: string, sentence: string}} Hit
 * @typedef {(name: string) => Promise<any>} Load gives a file of the index, by name
 */

const IN_TEXT = 6;

export class Finder {
  #load;
  /** @type {Names | undefined} once they are here */
  #names;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /** @param {Load} load */
  constructor(load) {
    this.#load = load;
  }

  /**
   * @param {string} text @param {number} most
   * @returns {Promise<Hit[]>} the best first
   */
  async find(text, most = 8) {
    const wanted = query(text);
    if (!wanted.words.length) return [];
    const early = this.#names ? undefined : this.#said(wanted.words); // beside the names, not after them
    const names = await this.names();
    const scores = names.scores(wanted);
    const answered = Array.from(scores.values()).filter((points) => points >= ALL_WORDS);
    if (answered.length < most) add(await (early ?? this.#said(wanted.words)), scores);
    const found = Array.from(scores, ([doc, points]) => ({ doc, points, size: names.size(doc) }));
    found.sort((a, b) => b.points - a.points || a.size - b.size || a.doc - b.doc);
    return Promise.all(found.slice(0, most).map(({ doc }) => this.#hit(doc)));
  }

  /** Reads the names: all that most queries need. */
  async names() {
    const lines = await this.#file("names");
    return (this.#names ??= new Names(lines));
  }

  /**
   * Gives the documents that say each word; none where they cannot be read.
   * @param {string[]} words @returns {Promise<number[][]>}
   */
  #said(words) {
    return Promise.all(words.map((word) => this.#saying(word).catch(() => [])));
  }

  /** @param {string} word @returns {Promise<number[]>} */
  async #saying(word) {
    const { words } = await this.#file("layout");
    const postings = Object.entries(await this.#file(`words-${shard(word, words)}`));
    const fits = (/** @type {string} */ known) => known === word || (word.length > 3 && known.startsWith(word));
    return postings.filter(([known]) => fits(known)).flatMap(([, docs]) => docs);
  }

  /** @param {number} doc @returns {Promise<Hit>} */
  async #hit(doc) {
    const { results } = await this.#file("layout");
    const hits = await this.#file(`found-${Math.floor(doc / results)}`);
    const [url, kind, name, sentence] = hits[doc % results];
    return { url, kind, name, sentence };
  }

  /** @param {string} name */
  #file(name) {
    const known = this.#files.get(name) ?? this.#load(name);
    this.#files.set(name, known);
    known.catch(() => this.#files.delete(name)); // so that a later query may try again
    return known;
  }
}

/**
 * Adds what definitions say to how well names fit.
 * @param {number[][]} said the documents that say each word @param {Map<number, number>} scores
 */
function add(said, scores) {
  for (const doc of said.flat()) scores.set(doc, (scores.get(doc) ?? 0) + IN_TEXT / said.length);
}
