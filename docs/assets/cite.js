// The citation dialog. The citations were made by a CSL processor when the site was built
// (cite.json, which also names its placeholders); only the address, the id and the day of
// access are put in here.
import { addressOf, article, copyTo, find, lang, make, makeButton, words } from "./page.js";
import { otherUrl } from "./language.js";

/** @typedef {{ source: string, formats: Record<string, string>, placeholders: { url: string, id: string, accessed: string[] } }} Citations */

/** @type {Record<string, Promise<Citations>>} */
const cited = {};
/** Those of a language. @param {string} [of] */
export const citations = (of = lang) =>
  (cited[of] ??= fetch(new URL("../cite.json", of === lang ? addressOf() : otherUrl()))
    .then((response) => response.json())
    .catch((error) => {
      delete cited[of]; // to be tried again
      throw error;
    }));

/** The day of access, with the separators of each format. @param {string[]} found */
const today = (...[, first, second]) => {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const [year, month, date] = first.includes(",")
    ? day
    : day.map((number) => String(number).padStart(2, "0"));
  return year + first + month + second + date;
};

/**
 * Open the dialog for a sentence; afterwards the focus is where it was.
 * @param {string} id @param {string[]} quotes @param {string} language @param {HTMLElement} back
 */
export async function cite(id, quotes, language, back) {
  const { formats, placeholders } = await citations();
  if (find("dialog.cite")) return; // asked for twice, while they were on the way
  const accessed = new RegExp(placeholders.accessed.join("(\\D+)"), "g");
  const url = `${find("link[rel=canonical]").href}#${id}`;
  const body = () => formats[choice.value]
    .replaceAll(placeholders.url, url).replaceAll(placeholders.id, id)
    .replace(accessed, today);
  const choice = make("select", {}, ...Object.keys(formats).map((name) =>
    make("option", { value: name, textContent: name })));
  const output = make("pre", { tabIndex: 0 });
  const render = () => { output.textContent = body(); };
  choice.addEventListener("change", render);
  const citation = makeButton(words.citation, () => copyTo(citation, body()));
  const quotation = makeButton(words.quote, () =>
    copyTo(quotation, [...quotes, body()].join("\n\n")));
  const close = makeButton(words.close, () => dialog.close());
  const dialog = make("dialog", { className: "cite", "aria-labelledby": "__cite" },
    make("h2", { textContent: words.cite, id: "__cite" }),
    make("blockquote", { textContent: quotes[0], lang: language }),
    make("label", {}, `${words.format} `, choice), output,
    make("div", { className: "buttons" }, citation, quotation, close));
  const before = /** @type {HTMLElement} */ (document.activeElement);
  dialog.addEventListener("close", () => {
    dialog.remove();
    (before?.offsetParent && before !== document.body ? before : back).focus();
  });
  article.append(dialog);
  render();
  dialog.showModal();
}
