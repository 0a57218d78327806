// Material's script starts once the page has been painted: it measures the page at once, and nothing
// that a reader sees first needs it. So its tags stand in a template, where they do not run.

/** Starts the theme. @returns {Promise<void>} when it takes over, or never if its script does not come */
export async function startTheme() {
  const place = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-theme]"));
  await painted();
  for (const { src } of place?.content.querySelectorAll("script") ?? []) await run(src);
  await nextTask();
  document.dispatchEvent(new Event("DOMContentLoaded")); // it waits for this, which has passed by now
}

/** @param {string} src @returns {Promise<unknown>} */
function run(src) {
  const script = document.createElement("script");
  script.src = src;
  document.body.append(script);
  return new Promise((done) => script.addEventListener("load", done));
}

const nextTask = () => new Promise((done) => setTimeout(done));
const painted = () => new Promise((done) => requestAnimationFrame(done)).then(nextTask);
