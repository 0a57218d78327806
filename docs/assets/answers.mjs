// What passes between a form and Python; `calculators/kit/page.py` is the other side.

/**
 * @typedef {Record<string, string>} Values text by key; a checkbox is "true" or "false"
 *
 * @typedef {object} Request
 * @property {string} calculator
 * @property {Values} values
 * @property {string | null} link takes the place of the values
 * @property {string} root the way from the page to the site's root
 * @property {string} [export] memo, markdown, csv or json: the calculation as a file
 * @property {string} [today] the day on which a file is made, as in 2026-11-24
 * @property {string} [address] the full address of the calculator's page
 *
 * @typedef {{calculator: string, later: true}} Later asks for the next part after the last answer
 *
 * @typedef {{name: string, link: string}} Scenario
 * @typedef {{calculator: string, scenarios: Scenario[]}} Comparing
 *
 * @typedef {Request | Later | Comparing} Asked
 *
 * @typedef {{key: string | null, message: string}} Problem
 *
 * @typedef {object} Outcome
 * @property {true} ok
 * @property {Values} values
 * @property {string} headline
 * @property {string} html
 * @property {string} link empty when all inputs are at their defaults
 * @property {string} [bar]
 * @property {Record<string, string>} [summaries]
 * @property {string[]} [ranges] keys of inputs that are ranges
 * @property {string} [name] of a file
 * @property {string} [text] of a file
 *
 * @typedef {object} Part of a result, such as its chart
 * @property {true} ok
 * @property {"chart" | "flips" | "tables" | ""} part '' while one is still searched for
 * @property {string} html
 * @property {object | null} chart a Vega-Lite specification
 * @property {boolean} done whether it was the last
 *
 * @typedef {{ok: false, errors: Problem[], values: Values | null}} Refusal
 *
 * @typedef {Outcome | Refusal} Answer
 * @typedef {Part | Refusal} PartAnswer
 */

export {};
