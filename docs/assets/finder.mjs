// Finds terms, calculators and pages: by name, other name, misspelling, or a word of what they say.

import { shard } from "./find-words.mjs";
import { ALL_WORDS, query, telling } from "./names.mjs";
import { Mixed, SearchIndex } from "./search-index.mjs";

/** @typedef {{url: string, kind: string, name: string, sentence: string}} Hit */

const IN_TEXT = 6;

export class Finder {
  #load;
  #index;

  /** @param {import("./search-index.mjs").Load} load */
  constructor(load) {
    this.#load = load;
    this.#index = new SearchIndex(load);
  }

  /** Fetches what most queries need. */
  async prepare() {
    await this.#index.names();
  }

  /**
   * @param {string} text @param {number} most
   * @returns {Promise<Hit[]>} the best first
   */
  async find(text, most = 8) {
    const wanted = query(text);
    if (!wanted.words.length) return [];
    try {
      return await hits(this.#index, wanted, most);
    } catch (error) {
      if (!(error instanceof Mixed)) throw error;
      this.#index = new SearchIndex(this.#load, true);
      return hits(this.#index, wanted, most);
    }
  }
}

/** @param {SearchIndex} index @param {import("./names.mjs").Query} wanted @param {number} most */
async function hits(index, wanted, most) {
  const { words } = telling(wanted);
  const early = index.named ? undefined : said(index, words); // beside the names, not after them
  early?.catch(() => {}); // it may not be needed
  const names = await index.names();
  const whole = names.scores(wanted);
  const scores = answered(whole) ? whole : names.scores(telling(wanted));
  if (answered(scores) < most) add(await (early ?? said(index, words)), scores);
  const found = Array.from(scores, ([doc, points]) => ({ doc, points, size: names.size(doc) }));
  found.sort((a, b) => b.points - a.points || a.size - b.size || a.doc - b.doc);
  return Promise.all(found.slice(0, most).map(({ doc }) => shown(index, doc)));
}

/** Counts the documents with a name that answers a query. @param {Map<number, number>} scores */
const answered = (scores) => Array.from(scores.values()).filter((points) => points >= ALL_WORDS).length;

/**
 * Gives the documents that say each word; none where they cannot be read.
 * @param {SearchIndex} index @param {string[]} words @returns {Promise<number[][]>}
 */
function said(index, words) {
  const unread = (/** @type {unknown} */ error) => {
    if (error instanceof Mixed) throw error;
    return [];
  };
  return Promise.all(words.map((word) => saying(index, word).catch(unread)));
}

/** @param {SearchIndex} index @param {string} word @returns {Promise<number[]>} */
async function saying(index, word) {
  const { words } = await index.file("layout");
  const postings = Object.entries(await index.file(`words-${shard(word, words)}`));
  const fits = (/** @type {string} */ known) => known === word || (word.length > 3 && known.startsWith(word));
  return postings.filter(([known]) => fits(known)).flatMap(([, docs]) => docs);
}

/** @param {SearchIndex} index @param {number} doc @returns {Promise<Hit>} */
async function shown(index, doc) {
  const { results } = await index.file("layout");
  const documents = await index.file(`found-${Math.floor(doc / results)}`);
  const [url, kind, name, sentence] = documents[doc % results];
  return { url, kind, name, sentence };
}

/**
 * Adds what definitions say to how well names fit.
 * @param {number[][]} said the documents that say each word @param {Map<number, number>} scores
 */
function add(said, scores) {
  for (const doc of said.flat()) scores.set(doc, (scores.get(doc) ?? 0) + IN_TEXT / said.length);
}
