// A term's hint is its entry in the glossary, fetched when a term is first pointed at.
import { article, find, lang, make, onEscape } from "./page.js";
import { fetched } from "./language.js";

export function hints() {
  if (!find(".term[href]", article)) return;
  const hint = make("div", { className: "hint", id: "__hint", role: "tooltip", hidden: true });
  /** @type {Promise<Document | void> | undefined} */
  let glossary;
  /** @type {any} */
  let pointed;
  let touched = false;
  const hide = () => {
    pointed?.removeAttribute("aria-describedby");
    pointed = undefined;
    hint.hidden = true;
  };
  /** @param {any} term */
  const show = async (term) => {
    if (pointed === term) return;
    hide();
    pointed = term;
    const [url, id] = term.href.split("#");
    glossary ??= fetched(url).catch(() => {
      glossary = undefined; // to be tried again
    });
    const entry = /** @type {Document | undefined} */ (await glossary)?.getElementById(id);
    if (!entry || pointed !== term) return;
    const note = find("span", /** @type {any} */ (entry.nextElementSibling));
    const [zh, pinyin, en] = [...entry.children].map((part) => part.textContent);
    const name = make("strong", { textContent: lang === "zh" ? en : `${zh} ${pinyin}` });
    hint.replaceChildren(name, note.textContent);
    hint.lang = note.lang;
    article.append(hint);
    term.setAttribute("aria-describedby", hint.id);
    hint.hidden = false;
    const place = hint.offsetParent.getBoundingClientRect();
    const box = [...term.getClientRects()].pop();
    const left = Math.max(8, Math.min(box.left, innerWidth - hint.offsetWidth - 8));
    hint.style.left = `${left - place.left}px`;
    hint.style.top = `${box.bottom - place.top}px`;
  };
  /** @param {Event} event */
  const termOf = ({ target }) => target instanceof Element && target.closest("a.term");
  article.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    touched = event.pointerType === "touch";
  });
  article.addEventListener("click", (/** @type {Event} */ event) => {
    // A first tap shows the hint, a second follows the link.
    const term = termOf(event);
    if (term && touched && pointed !== term) {
      event.preventDefault();
      show(term);
    } else if (!term) hide();
  });
  for (const type of ["mouseover", "focusin"]) {
    article.addEventListener(type, (/** @type {any} */ event) => {
      const term = termOf(event);
      if (event.target.closest?.(".hint")) return;
      if (!term) hide();
      else if (!touched) show(term);
    });
  }
  article.addEventListener("focusout", hide);
  article.addEventListener("mouseleave", hide);
  onEscape(hide);
}
