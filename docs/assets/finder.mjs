// Finds terms, calculators and pages: by name, other name, misspelling, or a word of what they say.

import { forgiven, shard, slips, tokens } from "./find-words.mjs";

/**
 * @typedef {[url: string, kind: string, name: string, aliases: string[], hidden: string[]]} Row
 * @typedef {{row: Row, labels: Label[]}} Doc
 * @typedef {{text: string, words: string[], squashed: string, weight: number}} Label
 * @typedef {{url: string, kind: string, name: string, sentence: string}} Hit
 * @typedef {(name: string) => Promise<any>} Load gives a file of the index, by name
 */

const EXACT = 100;
const BEGINS = 60;
const ALL_WORDS = 40;
const SOME_WORDS = 12;
const MISSPELT = 50;
const IN_TEXT = 6;
const BY_WEIGHT = { name: 1, alias: 0.95, hidden: 0.9 };

export class Finder {
  #load;
  /** @type {Promise<{chunk: number, shards: string, docs: Doc[]}> | undefined} */
  #labels;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /** @param {Load} load */
  constructor(load) {
    this.#load = load;
  }

  /**
   * @param {string} query @param {number} most
   * @returns {Promise<Hit[]>} the best first
   */
  async find(query, most = 8) {
    const wanted = label(query, 1);
    if (!wanted.words.length) return [];
    const { chunk, shards, docs } = await this.#names();
    const scores = docs.map((doc) => Math.max(0, ...doc.labels.map((one) => score(wanted, one))));
    await this.#addWords(wanted, scores, most, shards);
    const best = scores
      .map((points, index) => ({ points, index }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points || nameOf(docs, a.index).length - nameOf(docs, b.index).length || a.index - b.index)
      .slice(0, most);
    return Promise.all(best.map(({ index }) => this.#hit(docs, index, chunk)));
  }

  #names() {
    this.#labels ??= this.#file("labels").then(({ docs, ...rest }) => ({ ...rest, docs: docs.map(asDoc) }));
    this.#labels.catch(() => (this.#labels = undefined));
    return this.#labels;
  }

  /** Adds what definitions say, unless names have answered. @param {Label} wanted @param {number[]} scores @param {number} most @param {string} shards */
  async #addWords(wanted, scores, most, shards) {
    const answered = scores.filter((points) => points >= ALL_WORDS).length;
    if (answered >= most) return;
    const files = await Promise.all(wanted.words.map((word) => this.#postings(shard(word), shards)));
    wanted.words.forEach((word, at) => {
      for (const [known, numbers] of Object.entries(files[at] ?? {})) {
        if (!(known === word || (word.length > 3 && known.startsWith(word)))) continue;
        for (const number of numbers) scores[number] = (scores[number] ?? 0) + IN_TEXT / wanted.words.length;
      }
    });
  }

  /** @param {Doc[]} docs @param {number} index @param {number} chunk @returns {Promise<Hit>} */
  async #hit(docs, index, chunk) {
    const [url = "", kind = "", name = ""] = docs[index]?.row ?? [];
    const sentences = await this.#file(`sentences-${Math.floor(index / chunk)}`).catch(() => []);
    return { url, kind, name, sentence: sentences[index % chunk] ?? "" };
  }

  /** @param {string} letter @param {string} shards the letters that there are files for */
  #postings(letter, shards) {
    return shards.includes(letter) ? this.#file(`words-${letter}`).catch(() => ({})) : Promise.resolve({});
  }

  /** @param {string} name */
  #file(name) {
    const known = this.#files.get(name) ?? this.#load(name);
    this.#files.set(name, known);
    known.catch(() => this.#files.delete(name)); // so that a later query may try again
    return known;
  }
}

/** @param {Row} row @returns {Doc} */
function asDoc(row) {
  const [, , name, aliases, hidden] = row;
  const labels = [label(name, BY_WEIGHT.name)];
  for (const alias of aliases) labels.push(label(alias, BY_WEIGHT.alias));
  for (const word of hidden) labels.push(label(word, BY_WEIGHT.hidden));
  return { row, labels };
}

/** @param {string} text @param {number} weight @returns {Label} */
function label(text, weight) {
  const words = tokens(text);
  return { text: words.join(" "), words, squashed: words.join(""), weight };
}

/** @param {Doc[]} docs @param {number} index */
const nameOf = (docs, index) => docs[index]?.row[2] ?? "";

/** How well a query fits one name. @param {Label} wanted @param {Label} known */
function score(wanted, known) {
  if (wanted.text === known.text || wanted.squashed === known.squashed) return EXACT * known.weight;
  if (known.text.startsWith(wanted.text)) return (BEGINS + share(wanted, known)) * known.weight;
  const spelt = forgiven(wanted.squashed);
  const wrong = spelt ? slips(wanted.squashed, known.squashed, spelt) : 1;
  if (wrong <= spelt) return (MISSPELT + 10 - wrong) * known.weight;
  const matched = wanted.words.filter((word) => known.words.some((other) => fits(word, other))).length;
  if (!matched) return 0;
  if (matched === wanted.words.length) return (ALL_WORDS + share(wanted, known)) * known.weight;
  return SOME_WORDS * (matched / wanted.words.length) * known.weight;
}

/** How much of a name the query is: up to 10. @param {Label} wanted @param {Label} known */
const share = (wanted, known) => 10 * Math.min(1, wanted.squashed.length / Math.max(1, known.squashed.length));

/** @param {string} word @param {string} other */
const fits = (word, other) => other.startsWith(word) || slips(word, other, forgiven(word)) <= forgiven(word);
