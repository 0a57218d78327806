// What every page loads: small, and idle until the reader wants something.

import { showAges } from "./ages.mjs";
import { Calculator } from "./calculator.mjs";
import { showCards } from "./cards.mjs";
import { offerFilters } from "./filters.mjs";
import { readManifest } from "./manifest.mjs";
import { offerOffline } from "./offline.mjs";
import { onEachPage } from "./pages.mjs";
import { Python } from "./python.mjs";
import { offerSearch } from "./search.mjs";

/** @type {Python | undefined} */
let python;

onEachPage((signal) => {
  showCards(signal);
  offerSearch(signal);
  offerFilters(signal);
  offerOffline(signal);
  showAges(document);
  const manifest = readManifest();
  if (!manifest) return;
  const running = (python ??= new Python(manifest));
  const forms = /** @type {Iterable<HTMLFormElement>} */ (document.querySelectorAll("form[data-calculator]"));
  Array.from(forms).forEach((form, index) => {
    new Calculator(form, { python: running, charts: manifest.charts, ownsAddress: index === 0, signal });
  });
});
