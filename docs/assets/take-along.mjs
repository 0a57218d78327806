// A calculation to take along: Python writes it, the browser saves it as a file. Nothing is sent.

const BYTE_ORDER_MARK = "\ufeff"; // without it Excel takes a CSV file's × for Ã—

/** @param {string} name @param {string} text */
export function save(name, text) {
  const parts = name.endsWith(".csv") ? [BYTE_ORDER_MARK, text] : [text];
  const kind = name.endsWith(".html") ? "html" : "plain";
  const url = URL.createObjectURL(new Blob(parts, { type: `text/${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}
