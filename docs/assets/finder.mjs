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
  /** @type {Promise<{chunk: number, shards: Set<string>, names: Names}> | undefined} */
  #known;
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
    const { chunk, shards, names } = await this.names();
    const scores = names.scores(wanted);
    await this.#addWords(wanted.words, scores, most, shards);
    const found = Array.from(scores, ([doc, points]) => ({ doc, points, size: names.size(doc) }));
    found.sort((a, b) => b.points - a.points || a.size - b.size || a.doc - b.doc);
    return Promise.all(found.slice(0, most).map(({ doc }) => this.#hit(doc, chunk)));
  }

  /** Reads the names: all that most queries need. */
  names() {
    this.#known ??= this.#file("names").then(({ chunk, shards, words, names }) => ({
      chunk,
      shards: new Set(shards.split(" ")),
      names: new Names(words, names),
    }));
    this.#known.catch(() => (this.#known = undefined));
    return this.#known;
  }

  /**
   * Adds what definitions say, unless names have answered.
   * @param {string[]} words @param {Map<number, number>} scores @param {number} most @param {Set<string>} shards
   */
  async #addWords(words, scores, most, shards) {
    const answered = Array.from(scores.values()).filter((points) => points >= ALL_WORDS);
    if (answered.length >= most) return;
    const files = await Promise.all(words.map((word) => this.#postings(shard(word, shards))));
    words.forEach((word, at) => {
      for (const [known, docs] of Object.entries(files[at] ?? {})) {
        if (!(known === word || (word.length > 3 && known.startsWith(word)))) continue;
        for (const doc of docs) scores.set(doc, (scores.get(doc) ?? 0) + IN_TEXT / words.length);
      }
    });
  }

  /** @param {number} doc @param {number} chunk @returns {Promise<Hit>} */
  async #hit(doc, chunk) {
    const hits = await this.#file(`found-${Math.floor(doc / chunk)}`);
    const [url, kind, name, sentence] = hits[doc % chunk];
    return { url, kind, name, sentence };
  }

  /** @param {string | undefined} name */
  #postings(name) {
    return name === undefined ? Promise.resolve({}) : this.#file(`words-${name}`).catch(() => ({}));
  }

  /** @param {string} name */
  #file(name) {
    const known = this.#files.get(name) ?? this.#load(name);
    this.#files.set(name, known);
    known.catch(() => this.#files.delete(name)); // so that a later query may try again
    return known;
  }
}
