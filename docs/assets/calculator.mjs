// One form on the page and its conversation with Python. Whatever the reader typed stays; whatever
// is newest wins; the last good result stays until there is a better one.

import { onLink, showLink, takeLink } from "./address.mjs";
import { showAges } from "./ages.mjs";
import { announcer } from "./announcer.mjs";
import { chartOf } from "./chart.mjs";
import { copyLink } from "./copy.mjs";
import { differsFromPage, focusFirstProblem, readValues, showProblems, writeValues } from "./fields.mjs";
import { onIntent } from "./intent.mjs";
import { bringLater } from "./later.mjs";
import { newestWins } from "./newest.mjs";
import { showPrivacy } from "./privacy.mjs";
import { Scenarios } from "./scenarios.mjs";
import { markStale, showResult, showSummaries } from "./result.mjs";
import { showStatus } from "./status.mjs";
import { save } from "./take-along.mjs";
import { showUnsure, toggleUnsure } from "./unsure.mjs";

/**
 * @typedef {object} Place
 * @property {import("./python.mjs").Python} python
 * @property {string} charts the address of the charts bundle
 * @property {boolean} ownsAddress whether the page's address is this form's link
 * @property {AbortSignal} signal aborted when the reader leaves the page
 */

const CLICKED = "[data-preset], [data-copy-link], [data-export], [data-unsure], [data-keep]";

export class Calculator {
  #form;
  #place;
  #announce;
  #showChart;
  #scenarios;
  #engaged = false;
  #submitted = false;
  /** A link whose inputs are not in the controls yet, because only Python can read it. */
  #unread = "";
  /** What the reader has changed while such a link was unread. @type {Set<string>} */
  #touched = new Set();
  /** The link to the last result. */
  #link = "";
  /** Whether the form says something else than the last result. */
  #ahead = false;
  /** Those who wait for the link to what the form says. @type {((link: string | null) => void)[]} */
  #waiting = [];

  /** @param {HTMLFormElement} form @param {Place} place */
  constructor(form, place) {
    this.#form = form;
    this.#place = place;
    this.#announce = announcer(form);
    this.#showChart = chartOf(form, place.charts);
    this.#scenarios = new Scenarios(form, place.python);
    this.recalculate = newestWins((superseded) => this.#calculate(superseded));
    this.#listen();
    if (place.ownsAddress) this.#followAddress();
    if (differsFromPage(form)) this.#changed();
    showPrivacy(form, place.python.requests);
  }

  #listen() {
    const { python, signal } = this.#place;
    const on = (/** @type {string} */ type, /** @type {(event: Event) => void} */ then) =>
      this.#form.addEventListener(type, then, { signal });
    python.listen((news) => this.#engaged && this.#show(news), signal);
    onIntent(this.#form, () => this.#engage(), signal);
    on("input", (event) => this.#typed(event));
    on("submit", (event) => this.#submit(event));
    on("reset", () => this.#reset());
    on("click", (event) => this.#click(event));
  }

  #followAddress() {
    const link = takeLink(this.#form);
    if (link) this.follow(link);
    onLink((next) => this.follow(next), this.#place.signal);
  }

  /** Takes the inputs from a link. @param {string} link */
  follow(link) {
    this.#unread = link;
    this.#touched.clear();
    this.#changed();
  }

  #engage() {
    const { python } = this.#place;
    if (this.#engaged && python.news.state !== "static") return;
    this.#engaged = true;
    if (python.news.state === "static") python.start();
    this.#show(python.news);
  }

  #changed() {
    this.#ahead = true;
    this.#engage();
    const { news } = this.#place.python;
    if (news.state !== "failed" || news.fault.passing) return this.recalculate();
    markStale(this.#form, true);
    this.#settle(null);
  }

  /** @param {Event} event */
  #typed({ target }) {
    if (this.#unread && target instanceof Element) this.#touched.add(target.getAttribute("name") ?? "");
    this.#changed();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.#submitted = true;
    this.#changed();
  }

  #reset() {
    this.#unread = "";
    setTimeout(() => this.#changed()); // the controls change after the event
  }

  /** @param {Event} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target.closest(CLICKED) : null;
    if (target instanceof HTMLAnchorElement) {
      event.preventDefault();
      event.stopPropagation(); // Material would take it for a way to another place
      this.#preset(target);
    } else if (!(target instanceof HTMLButtonElement)) {
      return;
    } else if (target.dataset.export) {
      this.#takeAlong(target.dataset.export);
    } else if ("unsure" in target.dataset) {
      toggleUnsure(target);
    } else if ("keep" in target.dataset) {
      this.#withLink((link) => this.#scenarios.keep(link));
    } else {
      this.#withLink((link) => copyLink(target, this.#address(link), this.#announce));
    }
  }

  /**
   * Does something with the link to what the form says; where that is wrong, it is said instead.
   * @param {(link: string) => void} then
   */
  #withLink(then) {
    if (!this.#ahead) return then(this.#link);
    this.#waiting.push((link) => link !== null && then(link));
    this.#submitted = true;
    this.#changed();
  }

  /** @param {string | null} link nothing where there is no result */
  #settle(link) {
    this.#ahead = link === null;
    for (const go of this.#waiting.splice(0)) go(link);
  }

  /** @param {HTMLAnchorElement} preset */
  #preset(preset) {
    const link = preset.hash.slice(1);
    if (link) this.follow(link);
    else this.#form.reset();
    const result = /** @type {HTMLElement | null} */ (this.#form.querySelector("[data-result]"));
    if (!result) return;
    result.tabIndex = -1;
    result.focus();
  }

  /** @param {string} link */
  #address(link) {
    const { root, calculator } = this.#form.dataset;
    const page = root === undefined ? location.href : new URL(`${root}calculators/${calculator}/`, document.baseURI);
    const url = new URL(page);
    url.hash = link;
    return url.href;
  }

  #request() {
    const { calculator = "", root = "" } = this.#form.dataset;
    return { calculator, values: readValues(this.#form), link: this.#unread || null, root };
  }

  /** @param {string} form memo, markdown, csv or json */
  async #takeAlong(form) {
    this.#engage();
    const today = new Date().toLocaleDateString("sv"); // Sweden writes 2026-11-24
    const asked = { ...this.#request(), export: form, today, address: this.#address("") };
    const answer = await this.#place.python.ask(asked).catch(() => null);
    if (answer?.ok && answer.text) save(answer.name ?? form, answer.text);
    else if (answer && !answer.ok) this.#refuse(answer);
  }

  /** @param {() => boolean} superseded */
  async #calculate(superseded) {
    const { python, signal } = this.#place;
    const link = this.#unread;
    const givenUp = () => superseded() || signal.aborted;
    try {
      const answer = await python.ask(this.#request());
      if (!signal.aborted) this.#take(answer, link);
      if (!superseded() && !this.#unread) this.#settle(answer.ok ? this.#link : null);
      if (!answer.ok) return;
      await bringLater(this.#form, python, this.#showChart, givenUp);
      if (!givenUp()) await this.#scenarios.show(this.#link);
    } catch {
      markStale(this.#form, true); // Python has told what has failed, and the status shows it
      this.#settle(null);
    }
  }

  /** @param {import("./answers.mjs").Answer} answer @param {string} link the link it answers, or '' */
  #take(answer, link) {
    const newerLink = this.#unread !== link;
    if (newerLink) return; // its own answer follows
    if (link) this.#read(answer.values);
    if (answer.ok) this.#succeed(answer);
    else this.#refuse(answer);
  }

  /** Puts a link's inputs into the controls. @param {import("./answers.mjs").Values | null} values */
  #read(values) {
    if (values) writeValues(this.#form, values, this.#touched);
    this.#unread = "";
    if (this.#touched.size) this.recalculate();
    this.#touched.clear();
  }

  /** @param {import("./answers.mjs").Outcome} outcome */
  #succeed(outcome) {
    this.#submitted = false;
    this.#link = outcome.link;
    showProblems(this.#form, []);
    showResult(this.#form, outcome.html);
    showSummaries(this.#form, outcome);
    showAges(this.#form);
    showPrivacy(this.#form, this.#place.python.requests);
    showUnsure(this.#form, outcome.ranges ?? []);
    this.#announce(outcome.headline);
    if (this.#place.ownsAddress) showLink(outcome.link);
  }

  /** @param {import("./answers.mjs").Refusal} refusal */
  #refuse({ errors }) {
    showProblems(this.#form, errors);
    markStale(this.#form, true);
    this.#announce(errors.map(({ message }) => message).join(" "));
    if (this.#submitted) focusFirstProblem(this.#form);
    this.#submitted = false;
  }

  /** @param {import("./python.mjs").News} news */
  #show(news) {
    showStatus(this.#form, news, () => this.#retry());
    if (news.state === "failed") this.#announce(news.fault.message);
  }

  #retry() {
    this.#place.python.start();
    this.recalculate();
  }
}
