// Three searches behind one face: each is begun, asked, and gives the addresses that it found.

import { Finder } from "/-/assets/finder.mjs"; // every page of the site carries it

const root = new URL("/", location.href).href;

/** @param {string} path */
const json = async (path) => (await fetch(path)).json();

/** This site's own. */
export async function ours() {
  const finder = new Finder((/** @type {string} */ name) => json(`/ours/search/${name}.json`));
  return async (/** @type {string} */ text) => (await finder.find(text)).map(({ url }) => url);
}

/** Pagefind, with as much of each result as a list shows. */
export async function pagefind() {
  const search = await import("/pagefind/pagefind.js");
  return async (/** @type {string} */ text) => {
    const { results } = await search.search(text);
    const shown = await Promise.all(results.slice(0, 8).map((/** @type {any} */ result) => result.data()));
    return shown.map(({ url }) => url.replace(/^\//, ""));
  };
}

/** Material's worker, which is given the whole index. */
export async function material() {
  const worker = new Worker("/material/worker.js");
  const answered = (/** @type {number} */ type) =>
    new Promise((resolve) => worker.addEventListener("message", ({ data }) => data.type === type && resolve(data.data)));
  const ready = answered(1);
  const { config, docs } = await json("/material/search_index.json");
  worker.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
  await ready;
  return async (/** @type {string} */ text) => {
    const found = answered(3);
    worker.postMessage({ type: 2, data: text });
    const { items } = await found;
    return items.map((/** @type {any[]} */ [page]) => page.location.replace(root, ""));
  };
}

const searches = { ours, pagefind, material };

/** Begins a search and asks the first query. @param {"ours" | "pagefind" | "material"} name @param {string} text */
export async function first(name, text) {
  const began = performance.now();
  const ask = await searches[name]();
  await ask(text);
  return performance.now() - began;
}

/** Asks one query after another. @param {"ours" | "pagefind" | "material"} name @param {string[]} texts */
export async function all(name, texts) {
  const ask = await searches[name]();
  await ask("warm");
  const answers = [];
  for (const text of texts) {
    const began = performance.now();
    const urls = await ask(text);
    answers.push({ ms: performance.now() - began, first: urls[0] ?? "" });
  }
  return answers;
}
