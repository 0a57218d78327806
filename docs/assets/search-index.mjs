// The files of a search index, fetched when they are first needed. Each begins with the stamp of its
// build, since a document's number in one build is another's in the next.

import { Names } from "./names.mjs";

/** @typedef {(name: string, anew: boolean) => Promise<any>} Load gives a file by name, past what is cached or not */

/** Two files are of different builds: the site was published in between, or a cache is behind. */
export class Mixed extends Error {}

export class SearchIndex {
  /** Names and other names, once they are here. @type {Names | undefined} */
  named;
  #load;
  #anew;
  #stamp = "";
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /** @param {Load} load @param {boolean} [anew] whether to pass by what is cached */
  constructor(load, anew = false) {
    this.#load = load;
    this.#anew = anew;
  }

  /** Reads the names: all that most queries need. */
  async names() {
    const lines = await this.file("names");
    return (this.named ??= new Names(lines));
  }

  /** @param {string} name @returns {Promise<any>} what it holds; rejects with Mixed, or where it cannot be read */
  file(name) {
    const known = this.#files.get(name) ?? this.#load(name, this.#anew).then((file) => this.#ofThisBuild(file));
    this.#files.set(name, known);
    known.catch(() => this.#files.delete(name)); // so that a later query may try again
    return known;
  }

  /** @param {[stamp: string, held: any]} file */
  #ofThisBuild([stamp, held]) {
    this.#stamp ||= stamp;
    if (stamp !== this.#stamp) throw new Mixed();
    return held;
  }
}
