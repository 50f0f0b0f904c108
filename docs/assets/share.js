// Pass a sentence on, or put it right: what is added to its tools. Where the site does not name its
// repository, a correction is not offered.
import { all, article, copyTo, find, lang, make, makeButton, other, root, words } from "./page.js";
import { citations } from "./cite.js";
import { idOf, same } from "./sentences.js";

/** @typedef {import("./sentences.js").Panel} Panel */

const LONGEST = 7500; // of the address of a form; hosts refuse one that is much longer

/** @param {string} id @param {string} wanted */
export const textOf = (id, wanted) => same(id).find((segment) => segment.lang === wanted)?.textContent ?? "";
/** The address of a sentence for others. @param {string} id @param {string} wanted */
const lasting = (id, wanted) => `${find(`link[hreflang|=${wanted}]`).href}#${id}`;

/** The sentence, where it is from, its address; in both languages, where both are in view. @param {string} id */
const quotationOf = async (id) => {
  const both = root.classList.contains("bilingual") || find(".parallel");
  const wanted = [lang, ...both || !textOf(id, lang) ? [other] : []].filter((one) => textOf(id, one));
  const quotations = wanted.map(async (one) => {
    const inner = textOf(id, one).replaceAll("“", "‘").replaceAll("”", "’");
    return `“${inner}”\n${(await citations(one)).source}\n${lasting(id, one)}`;
  });
  return (await Promise.all(quotations)).join("\n\n");
};

/** @param {Panel} panel */
export function share(panel) {
  const close = find(".tools", panel.element).lastChild;
  const quotation = makeButton(words.quotation, () => quotationOf(panel.id()).then((text) => {
    quotation.textContent = words.quotation;
    copyTo(quotation, text);
  }, () => { quotation.textContent = words.failed; }));
  close.before(quotation);
  const edit = find(".edit a");
  if (!edit) return;
  const { issue, lines } = edit.dataset;
  const correct = make("a", { textContent: words.correct });
  const change = make("a", { textContent: words.edit });
  close.before(correct, change);
  const ids = all(".segment[id]", article).map(idOf), numbers = lines.split(" ");
  /** @param {Record<string, string>} given */
  const filled = (given) => issue.replace(/{(\w+)}/g,
    (/** @type {string} */ _, /** @type {string} */ name) => encodeURIComponent(given[name] ?? ""));
  const fill = () => {
    const id = panel.id(), page = lasting(id, lang);
    const whole = filled({ id, page, zh: textOf(id, "zh"), en: textOf(id, "en") });
    correct.href = whole.length > LONGEST ? filled({ id, page }) : whole;
    change.href = edit.href.replace(/\d+$/, numbers[ids.indexOf(id)]);
  };
  if (panel.id()) fill();
  for (const type of ["pointerenter", "focusin"]) panel.element.addEventListener(type, fill);
}
