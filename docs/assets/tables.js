// Tables of figures that sort, and the glossary by category.
import { all, article, find, lang, make, makeButton, words } from "./page.js";

/** What a cell is sorted by. @param {any} cell @returns {any} */
const keyOf = (cell) => {
  const value = find("data", cell)?.value;
  return value === undefined ? cell.textContent.trim() : Number(value);
};

/** Let a table be sorted by any column. @param {any} table */
function sortable(table) {
  const heads = [...table.tHead.rows[0].cells], [body] = table.tBodies;
  table.closest(".sortable").title = words.sort;
  heads.forEach((head, column) => {
    head.replaceChildren(makeButton(head.textContent, () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const cell of heads) cell.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map((row) => [keyOf(row.cells[column]), row]);
      rows.sort(([a], [b]) => (typeof a === "number" ? a - b : a.localeCompare(b, lang)));
      if (down) rows.reverse();
      body.append(...rows.map(([, row]) => row));
    }));
  });
}

/** Let the glossary be cut down to one category. */
function filter() {
  const categories = all("h2[id]", article);
  const choice = make("select", {}, make("option", { value: "", textContent: words.categories }),
    ...categories.map((h2) => make("option", { value: h2.id, textContent: h2.textContent })));
  const show = () => {
    let shown = true;
    for (let element = categories[0]; element; element = element.nextElementSibling) {
      if (element.matches("h2")) shown = !choice.value || element.id === choice.value;
      element.hidden = !shown;
    }
  };
  choice.addEventListener("change", show);
  addEventListener("hashchange", () => { // to what may be hidden
    choice.value = "";
    show();
  });
  find(".page-note", article).append(" ",
    make("label", { className: "filter" }, `${words.category} `, choice));
}

export function tables() {
  all(".sortable table").forEach(sortable);
  if (find("p.term", article)) filter();
}
