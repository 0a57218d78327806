// 'A new version of this site is ready': below the header of every page, until the reader has chosen.

/** @type {HTMLElement | undefined} */
let notice;
let later = false;

/** @param {boolean} ready @param {() => void} takeOver */
export function showNotice(ready, takeOver) {
  if (!ready || later) return notice?.remove();
  notice ??= written(takeOver);
  if (!notice.isConnected) document.querySelector(".md-header")?.after(notice);
}

/** @param {() => void} takeOver */
function written(takeOver) {
  const place = document.createElement("div");
  place.className = "rr-version";
  place.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = "A new version of this site is ready.";
  const put = () => {
    later = true;
    place.remove();
  };
  place.append(text, button("Show it", takeOver), button("Later", put));
  return place;
}

/** @param {string} words @param {() => void} act */
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "rr-button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}
