// Tables of figures that sort, and the glossary by category.

export function tables({ words, make, lang, article }) {
  // Tables of figures can be sorted by any column.
  const keyOf = (cell) => {
    const value = cell.querySelector("data")?.value;
    return value === undefined ? cell.textContent.trim() : Number(value);
  };
  for (const table of document.querySelectorAll(".sortable table")) {
    table.closest(".sortable").setAttribute("title", words.sort);
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make("button", { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => [keyOf(row.cells[column]), row]);
        rows.sort(([a], [b]) => (typeof a === "number" ? a - b : a.localeCompare(b, lang)));
        if (down) rows.reverse();
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  // The glossary can be cut down to one category.
  const categories = article.querySelector("p.term") ? [...article.querySelectorAll("h2[id]")] : [];
  if (categories.length) {
    const choice = make("select", {}, make("option", { value: "", textContent: words.categories }),
      ...categories.map((h2) => make("option", { value: h2.id, textContent: h2.textContent })));
    choice.addEventListener("change", () => {
      let shown = true;
      for (let element = categories[0]; element; element = element.nextElementSibling) {
        if (element.matches("h2")) shown = !choice.value || element.id === choice.value;
        element.hidden = !shown;
      }
    });
    article.querySelector(".page-note").append(" ", make("label", { className: "filter" }, `${words.category} `, choice));
  }
}
