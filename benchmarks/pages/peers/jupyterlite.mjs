// JupyterLite's kernel without JupyterLab around it: its own worker, asked as its package asks it,
// by way of comlink, whose messages are written out here.

const FILES = new URL("/-/peers/jupyterlite/", location.href).href;
const PYODIDE = new URL("/-/pyodide/", location.href).href;
const PACKAGES = ["micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython"];
const OPTIONS = {
  baseUrl: "/",
  pyodideUrl: `${PYODIDE}pyodide.mjs`,
  indexUrl: PYODIDE,
  pipliteWheelUrl: "",
  pipliteUrls: [],
  disablePyPIFallback: true,
  location: "",
  mountDrive: false,
  loadPyodideOptions: { lockFileURL: `${FILES}pyodide-lock.json`, packages: PACKAGES },
};

/** @param {Worker} kernel @param {string} method @param {unknown[]} values */
function call(kernel, method, ...values) {
  const argumentList = values.map((value) => ({ type: "RAW", value }));
  kernel.postMessage({ id: method, type: "APPLY", path: [method], argumentList });
}

document.querySelector("button")?.addEventListener("click", () => {
  const kernel = new Worker(`${FILES}worker.js`, { type: "module" });
  kernel.addEventListener("message", ({ data }) => {
    const { type, bundle } = data._kernelMessage ?? {};
    if (type === "execute_result") document.querySelector("output").textContent = bundle.data["text/plain"];
  });
  call(kernel, "initialize", OPTIONS);
  call(kernel, "execute", { code: "6 * 7" }, { header: {} });
});
