"use strict";
(() => {
  const table = document.getElementById("comparisons");
  if (!table) return;
  const rows = Array.from(table.tBodies);
  const rank = new Map(rows.map((row, index) => [row, index]));
  const names = new Map(rows.map((row) => {
    const cells = row.rows[0].cells;
    return [row, (cells[1].textContent + " " + cells[2].textContent).toLowerCase()];
  }));

  const filters = document.getElementById("filters");
  const find = document.getElementById("find");
  const boxes = Array.from(filters.querySelectorAll("input[type=checkbox]"));
  const shown = document.getElementById("shown");

  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const row of rows) {
      const name = names.get(row);
      row.hidden = !verdicts.has(row.dataset.verdict) || !words.every((word) => name.includes(word));
      if (!row.hidden) count++;
    }
    shown.textContent = count === rows.length ? "" : count + " of " + rows.length;
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
  function sort(header) {
    const [first, second] =
      header.dataset.sort === "number" ? ["descending", "ascending"] : ["ascending", "descending"];
    const order = header.getAttribute("aria-sort") === first ? second : first;
    const reverse = order === "descending";
    for (const other of headers) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", order);
    const compare = orders[header.dataset.sort](headers.indexOf(header));
    const sorted = rows.slice().sort(reverse ? (a, b) => compare(b, a) : compare);
    table.append(...sorted);
  }

  for (const header of headers) {
    if (!header.dataset.sort) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(header));
    header.append(button);
  }
  // A link from the plot leads to its row even where a filter hides it.
  window.addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden) {
      find.value = "";
      for (const box of boxes) box.checked = true;
      filter();
      row.scrollIntoView();
    }
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("input", filter);
  filters.hidden = false;
})();
