// The citation dialog. The citations were made by a CSL processor when the site was built
// (cite.json, which also names its placeholders); only the address, the id and the day of
// access are put in here.

const citations = (() => {
  let data;
  return () => (data ??= fetch(new URL("../cite.json", location.href.split("#")[0]))
    .then((response) => response.json()));
})();

// The day of access, with the separators of each format.
function today(_, first, second) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const [year, month, date] = first.includes(",")
    ? day
    : day.map((number) => String(number).padStart(2, "0"));
  return year + first + month + second + date;
}

export async function cite({ id, words, make, copyTo, article, quotes, language }) {
  if (document.querySelector("dialog.cite")) return;
  const { formats, placeholders } = await citations();
  const accessed = new RegExp(placeholders.accessed.join("(\\D+)"), "g");
  const url = `${document.querySelector("link[rel=canonical]").href}#${id}`;
  const body = () => formats[choice.value]
    .replaceAll(placeholders.url, url).replaceAll(placeholders.id, id)
    .replace(accessed, today);
  const choice = make("select", {}, ...Object.keys(formats).map((name) =>
    make("option", { value: name, textContent: name })));
  const output = make("pre", { tabIndex: 0 });
  const render = () => { output.textContent = body(); };
  const citation = make("button", { type: "button", textContent: words.citation });
  const quotation = make("button", { type: "button", textContent: words.quote });
  const close = make("button", { type: "button", textContent: words.close });
  choice.addEventListener("change", render);
  citation.addEventListener("click", () => copyTo(citation, body()));
  quotation.addEventListener("click", () =>
    copyTo(quotation, [...quotes, body()].join("\n\n")));
  const dialog = make("dialog", { className: "cite" },
    make("h2", { textContent: words.cite, id: "__cite" }),
    make("blockquote", { textContent: quotes[0], lang: language }),
    make("label", {}, `${words.format} `, choice), output,
    make("div", { className: "buttons" }, citation, quotation, close));
  dialog.setAttribute("aria-labelledby", "__cite");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  article.append(dialog);
  render();
  dialog.showModal();
}
