// Drops from the theme's styles what no page here can use: node trimming.mjs JOB.json
//
// The job names the style sheets, the files whose words count as used, our own styles, and where to
// write. What is left is about a third of what it was, and fits into the first packets of an answer.

import { readFileSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";

// What Python-Markdown, Pygments and the theme's language write; Pygments' classes have one or two letters.
const WRITTEN = `ltr a abbr blockquote code dd del details div dl dt em h1 h2 h3 h4 hr img kbd li mark note ol open p
  pre q samp small strong sub summary sup table tbody td th thead tr ul filename highlight language`;
const TOKEN = /^[a-z][a-z0-9]?$/;

// Parts of the theme that this site does not turn on, and text from right to left. And the mark that
// the theme sets at every start, to end all transitions: it has each element styled twice over.
const ABSENT = new RegExp(
  "^(rtl|data-md-color-switching" +
    "|md-(annotation|author|banner|code__|consent|feedback|meta|pagination|post|profile|progress|search" +
    "|social|source|status|tag|tooltip|version).*" +
    "|(annotate|arithmatex|card|critic|footnote|grid|headerlink|linenos|mermaid|tabbed|task|twemoji).*" +
    "|admonition|keys|select|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote)$",
);

/** @param {string} text */
const words = (text) => (text.match(/[\w-]+/g) ?? []).filter((word) => !ABSENT.test(word));

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const own = readFileSync(job.own, "utf8");
const used = [own, WRITTEN, ...job.used.map((/** @type {string} */ path) => readFileSync(path, "utf8"))];
const [trimmed] = await new PurgeCSS().purge({
  content: used.map((raw) => ({ raw, extension: "txt" })),
  css: [{ raw: job.sheets.map((/** @type {string} */ path) => readFileSync(path, "utf8")).join("\n") }],
  defaultExtractor: words,
  keyframes: true,
  variables: true,
  safelist: { standard: [TOKEN], variables: own.match(/--md-[\w-]+/g) ?? [] },
});
writeFileSync(job.written, trimmed.css);
