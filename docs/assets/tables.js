// Tables of figures that sort, and the glossary cut down to what is looked for.
import { all, article, counted, find, lang, make, makeButton, words } from "./page.js";

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

/** How a term is compared: without tones, spaces and marks. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\s'’-]/g, "").toLowerCase();

/** Let the glossary be cut down to a text, and to a category. */
function filter() {
  const kinds = all("dd > strong[class]", article);
  const terms = all("dt", article).map((term, n) => {
    const row = [term];
    for (let next; (next = row.at(-1).nextElementSibling)?.matches("dd");) row.push(next);
    return { row, text: plain(term.textContent), kind: kinds[n].className };
  });
  const names = new Map(kinds.map((kind) => [kind.className, kind.textContent]));
  const box = make("input", { type: "search" });
  const choice = make("select", {}, make("option", { value: "", textContent: words.categories }),
    ...[...names].map(([value, textContent]) => make("option", { value, textContent })));
  const status = make("span", { role: "status" });
  const show = () => {
    const asked = plain(box.value), whole = !asked && !choice.value;
    let count = 0;
    for (const { row, text, kind } of terms) {
      const shown = text.includes(asked) && (!choice.value || kind === choice.value);
      for (const element of row) element.hidden = !shown;
      count += Number(shown);
    }
    for (const list of all("dl", article)) {
      list.hidden = list.previousElementSibling.hidden = !find("dt:not([hidden])", list);
    }
    find(".letters", article).hidden = !whole;
    status.textContent = whole ? "" : counted(count);
  };
  // To a category; or to a term that may be hidden.
  const follow = () => {
    box.value = "";
    choice.value = location.hash.slice(1);
    if (choice.selectedIndex < 0) choice.value = "";
    show();
  };
  for (const control of [box, choice]) control.addEventListener("input", show);
  addEventListener("hashchange", follow);
  find(".page-note", article).after(make("div", { className: "filter", role: "search" },
    make("label", {}, `${words.filter} `, box), make("label", {}, `${words.category} `, choice), status));
  follow();
}

export function tables() {
  all(".sortable table").forEach(sortable);
  if (find("dt", article)) filter();
}
