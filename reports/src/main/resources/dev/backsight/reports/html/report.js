"use strict";
// Before anything is drawn, so that nothing changes its look or its place afterwards.
const root = document.documentElement;
root.classList.add("scripted");
const themes = {
  // A browser may keep no memory for pages from disk, and throws then.
  read() {
    try {
      return localStorage.getItem("backsight-theme") || "";
    } catch {
      return "";
    }
  },
  write(theme) {
    try {
      if (theme) localStorage.setItem("backsight-theme", theme);
      else localStorage.removeItem("backsight-theme");
    } catch {
      // It holds until the page is closed.
    }
  },
  show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  },
};
themes.show(themes.read());
if (location.hash.startsWith("#?")) root.classList.add("restoring");

document.addEventListener("DOMContentLoaded", () => {
  const theme = document.getElementById("theme");
  theme.value = root.dataset.theme || "";
  theme.addEventListener("change", () => {
    themes.show(theme.value);
    themes.write(theme.value);
  });
});

// What is packed was written by the same templates as everything else, with every foreign text escaped.
async function unpack(place) {
  const bytes = Uint8Array.from(atob(place.dataset.packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const box = document.createElement("div");
  box.innerHTML = await new Response(unpacked).text();
  place.replaceWith(box);
}
document.addEventListener("toggle", (event) => {
  const place = event.target.querySelector(":scope > [data-packed]");
  if (place && event.target.open && typeof DecompressionStream === "function") unpack(place);
}, true);

document.addEventListener("DOMContentLoaded", () => {
  const table = document.getElementById("comparisons");
  if (!table) return;
  const rows = Array.from(table.tBodies);
  const rank = new Map(rows.map((row, index) => [row, index]));
  const names = new Map(rows.map((row) => {
    const metrics = Array.from(row.querySelectorAll(".which"), (name) => " " + name.textContent);
    return [row, (row.rows[0].cells[1].textContent + metrics.join("")).toLowerCase()];
  }));
  // Of each family of metrics a benchmark has, the gravest verdict.
  const verdicts = new Map(rows.map((row) => [row, new Map(row.dataset.verdicts.split(" ").map((each) => each.split(":")))]));

  const filters = document.getElementById("filters");
  const find = document.getElementById("find");
  const subject = document.getElementById("subject");
  const family = document.getElementById("family");
  const boxes = Array.from(filters.querySelectorAll("input[type=checkbox]"));
  const shown = document.getElementById("shown");
  const all = document.getElementById("all");

  const value = (select) => (select ? select.value : "");
  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    // Verdicts that some row has, shown or not: the others' boxes would do nothing.
    const borne = new Set();
    let count = 0;
    for (const row of rows) {
      const name = names.get(row);
      // Where a metric is chosen, its own verdict counts.
      const verdict = value(family) ? verdicts.get(row).get(value(family)) : row.dataset.verdict;
      borne.add(verdict);
      row.hidden = !(wanted.has(verdict) && (!value(subject) || value(subject) === row.dataset.subject)
        && words.every((word) => name.includes(word)));
      if (!row.hidden) count++;
    }
    for (const box of boxes) {
      box.disabled = !borne.has(box.value);
      box.parentElement.title = box.disabled ? "The gravest of no benchmark" + (value(family) ? " in this metric" : "") : "";
    }
    shown.textContent = count === rows.length ? "" : count + " of " + rows.length;
    all.hidden = count === rows.length;
  }

  const number = (row, column) => {
    const order = row.rows[0].cells[column].dataset.order;
    return order ? Number(order) : -Infinity;
  };
  const orders = {
    rank: () => (a, b) => rank.get(a) - rank.get(b),
    text: (column) => (a, b) =>
      a.rows[0].cells[column].textContent.localeCompare(b.rows[0].cells[column].textContent, "en", { numeric: true }),
    number: (column) => (a, b) => Math.sign(number(a, column) - number(b, column)) || rank.get(b) - rank.get(a),
  };

  const headers = Array.from(table.tHead.rows[0].cells);
  const firstOrder = (header) => (header.dataset.sort === "number" ? "descending" : "ascending");
  function sort(header, order) {
    for (const other of headers) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", order);
    const compare = orders[header.dataset.sort](headers.indexOf(header));
    const sorted = rows.slice().sort(order === "descending" ? (a, b) => compare(b, a) : compare);
    table.append(...sorted);
  }

  // What is shown stands in the address, after "#?", so that it survives a reload and can be pasted.
  function remember() {
    const state = new URLSearchParams();
    if (find.value) state.set("find", find.value);
    const hidden = boxes.filter((box) => !box.checked).map((box) => box.value);
    if (hidden.length) state.set("hide", hidden.join(","));
    if (value(subject)) state.set("subject", value(subject));
    if (value(family)) state.set("metric", value(family));
    const sorted = headers.find((header) => header.hasAttribute("aria-sort"));
    if (sorted) state.set("sort", sorted.dataset.column + "-" + sorted.getAttribute("aria-sort"));
    const text = state.toString();
    history.replaceState(null, "", text ? "#?" + text : "#");
    history.scrollRestoration = "auto";
  }
  const offered = (select, choice) => Array.from(select.options).some((option) => option.value === choice);
  function restore(state) {
    find.value = state.get("find") || "";
    const hidden = new Set((state.get("hide") || "").split(","));
    for (const box of boxes) box.checked = !hidden.has(box.value);
    for (const [select, key] of [[subject, "subject"], [family, "metric"]]) {
      const choice = state.get(key) || "";
      if (select) select.value = offered(select, choice) ? choice : "";
    }
    const [column, order] = (state.get("sort") || "").split("-");
    const header = headers.find((each) => each.dataset.column === column);
    if (header && (order === "ascending" || order === "descending")) sort(header, order);
    filter();
  }

  // To the top of its row, if both fit. What comes into sight above gets its true height, which takes a frame each time.
  function land(target, row, frames) {
    const fits = target.getBoundingClientRect().bottom - row.getBoundingClientRect().top < innerHeight;
    (fits ? row : target).scrollIntoView();
    if (frames > 0) requestAnimationFrame(() => land(target, row, frames - 1));
  }
  // A link to a benchmark, or to one of its metrics, leads there even where a filter hides it.
  function follow() {
    const hash = location.hash;
    if (hash.startsWith("#?")) {
      restore(new URLSearchParams(hash.slice(2)));
      return;
    }
    const target = document.getElementById(hash.slice(1));
    const row = target && target.closest("tbody[data-verdict]");
    // Rows that were not seen yet have guessed heights: the place where a reader was is another one after a reload.
    history.scrollRestoration = row && table.classList.contains("many") ? "manual" : "auto";
    if (row && row.hidden) restore(new URLSearchParams());
    if (row) land(target, row, 4);
  }

  for (const header of headers) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => {
      const first = firstOrder(header);
      const second = first === "ascending" ? "descending" : "ascending";
      sort(header, header.getAttribute("aria-sort") === first ? second : first);
      remember();
    });
    header.append(button);
    header.classList.add("ready");
  }
  window.addEventListener("hashchange", follow);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("input", () => {
    filter();
    remember();
  });
  all.addEventListener("click", () => {
    restore(new URLSearchParams());
    remember();
    find.focus();
  });
  // A browser may keep what was typed over a reload; the address knows better.
  filters.reset();
  if (!location.hash.startsWith("#?")) filter();
  follow();
  root.classList.remove("restoring");
});
