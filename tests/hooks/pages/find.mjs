// Runs the site's own search in Node on an index in a folder: queries in, addresses and bytes out.
import { readFileSync, statSync } from "node:fs";
import { Finder } from "../../../docs/assets/finder.mjs";

// With a third folder the site is published in between: a cache gives the names from before.

const [folder, file, next = folder] = process.argv.slice(2);
const queries = JSON.parse(readFileSync(file, "utf8"));
const answers = [];
for (const query of queries) {
  let bytes = 0;
  const finder = new Finder(async (name, anew) => {
    const path = `${name === "names" && !anew ? folder : next}/search/${name}.json`;
    bytes += statSync(path).size;
    return JSON.parse(readFileSync(path, "utf8"));
  });
  const hits = await finder.find(query);
  answers.push({ urls: hits.map(({ url }) => url), bytes });
}
console.log(JSON.stringify(answers));
