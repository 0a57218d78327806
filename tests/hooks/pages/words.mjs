// Cuts the text in a file into words as the browser does.
import { readFileSync } from "node:fs";
import { tokens } from "../../../docs/assets/find-words.mjs";

console.log(JSON.stringify(tokens(readFileSync(process.argv[2], "utf8"))));
