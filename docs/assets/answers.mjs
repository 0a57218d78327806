// What passes between a form and Python; `calculators/kit/page.py` is the other side.

/**
 * @typedef {Record<string, string>} Values text by key; a checkbox is "true" or "false"
 *
 * @typedef {object} Request
 * @property {string} calculator
 * @property {Values} values
 * @property {string | null} link takes the place of the values
 * @property {string} root the way from the page to the site's root
 * @property {string} [export] memo, csv or json: the calculation as a file
 *
 * @typedef {{key: string | null, message: string}} Problem
 *
 * @typedef {object} Outcome
 * @property {true} ok
 * @property {Values} values
 * @property {string} headline
 * @property {string} html
 * @property {object | null} chart a Vega-Lite specification
 * @property {string} link empty when all inputs are at their defaults
 * @property {string} [bar]
 * @property {Record<string, string>} [summaries]
 * @property {string} [name] of a file
 * @property {string} [text] of a file
 *
 * @typedef {{ok: false, errors: Problem[], values: Values | null}} Refusal
 *
 * @typedef {Outcome | Refusal} Answer
 */

export {};
