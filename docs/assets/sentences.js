// The sentence pointed at lights up with its counterpart; a click, or Enter, offers its address.
// By keyboard all sentences are one stop, and ← and → lead from one to the next.
import {
  addressOf, all, article, copyTo, find, lang, make, makeButton, onEscape, other, words,
} from "./page.js";
import { cite } from "./cite.js";
import { languageLink, otherPage, otherUrl } from "./language.js";

/** @param {any} segment @returns {string} */
const idOf = (segment) => segment.id || segment.dataset.segment;
/** @param {string} id */
const same = (id) => all(`.segment[id="${id}"], .segment[data-segment="${id}"]`);

/** What a citation quotes: a sentence without a translation is in Chinese on both pages. @param {string} id */
const openCitation = async (id) => {
  const shown = same(id);
  /** @param {string} wanted */
  const inLanguage = (wanted) =>
    shown.find((segment) => segment.closest("[lang]").lang === wanted)?.textContent;
  const here = inLanguage(lang);
  const there = inLanguage(other) ?? (await otherPage()).getElementById(id)?.textContent;
  const quotes = [...new Set([here, there])].filter(Boolean);
  await cite(id, quotes, here ? lang : other, shown[0]);
};

// In the full text a row is one stop for the keyboard, not two.
const stops = () => all(".segment", article).filter((segment) =>
  !segment.closest(".counterpart") && (!find(".parallel") || (segment.id ? "zh" : "en") === lang));

/** @param {(segment: any) => void} open */
function roving(open) {
  const segments = stops();
  for (const segment of segments) segment.tabIndex = -1;
  // The sentence of an address has the focus, in those browsers too that do not put it there.
  let stop = segments.find((segment) => `#${idOf(segment)}` === location.hash) ?? segments[0];
  stop.tabIndex = 0;
  if (`#${idOf(stop)}` === location.hash) stop.focus({ preventScroll: true });
  article.addEventListener("focusin", (/** @type {Event} */ { target }) => {
    if (!segments.includes(target)) return;
    stop.tabIndex = -1;
    stop = target;
    stop.tabIndex = 0;
  });
  /** @type {Record<string, number>} */
  const steps = { ArrowLeft: -1, ArrowRight: 1 }; // the other keys scroll
  article.addEventListener("keydown", (/** @type {any} */ event) => {
    const at = segments.indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter") open(event.target);
    else if (steps[event.key]) segments[at + steps[event.key]]?.focus();
    else return;
    event.preventDefault();
  });
}

export function sentences() {
  if (!find(".segment", article)) return;
  const tools = make("div", {
    className: "tools", role: "group", hidden: true, "aria-label": words.tools,
  });
  const link = makeButton(words.copy, () => copyTo(link, addressOf(idOf(current))));
  const quote = makeButton(words.cite, () => openCitation(idOf(current)).then(
    () => { quote.textContent = words.cite; }, () => { quote.textContent = words.failed; }));
  tools.append(link, quote);
  const translate = languageLink && make("a", { textContent: languageLink.textContent, lang: other });
  if (translate) tools.append(translate);
  /** @type {any} */
  let current;
  /** @type {string | undefined} */
  let lit;
  /** @param {string} [id] */
  const light = (id) => {
    if (lit === id) return;
    for (const segment of all(".lit")) segment.classList.remove("lit");
    lit = id;
    for (const segment of id ? same(id) : []) segment.classList.add("lit");
  };
  const hide = () => {
    current = undefined;
    tools.hidden = true;
    light();
  };
  /** @param {any} segment */
  const show = (segment) => {
    current = segment;
    light(idOf(segment));
    if (translate) translate.href = `${otherUrl()}#${idOf(segment)}`;
    // Next in the order of the page, so that Tab leads on from the control.
    const cell = segment.closest("td");
    if (cell) cell.append(tools);
    else segment.closest("p, h2, h3").after(tools);
    tools.hidden = false;
    // Below the last line of the sentence, which stays readable.
    const place = tools.offsetParent.getBoundingClientRect();
    const box = [...segment.getClientRects()].pop();
    const left = Math.max(8, Math.min(box.left, innerWidth - tools.offsetWidth - 8));
    tools.style.left = `${left - place.left}px`;
    tools.style.top = `${box.bottom - place.top + 3}px`;
    tools.scrollIntoView({ block: "nearest" });
  };
  /** @param {Event} event */
  const sentenceOf = ({ target }) => target instanceof Element && target.closest(".segment");
  for (const type of ["mouseover", "focusin"]) {
    article.addEventListener(type, (/** @type {any} */ event) => {
      const segment = sentenceOf(event);
      if (segment) light(idOf(segment));
      else light(current && idOf(current));
    });
  }
  article.addEventListener("mouseleave", () => light(current && idOf(current)));
  addEventListener("click", (/** @type {any} */ event) => {
    if (event.target.closest(".tools, dialog")) return;
    const segment = sentenceOf(event);
    // A link leads on, and who selects text wants no tools.
    if (segment && !event.target.closest("a") && getSelection().isCollapsed) show(segment);
    else hide();
  });
  article.addEventListener("focusout", (/** @type {any} */ { relatedTarget }) => {
    if (relatedTarget && !tools.contains(relatedTarget) && relatedTarget !== current
      && !relatedTarget.closest("dialog")) hide();
  });
  onEscape(() => {
    if (find("dialog[open]")) return;
    if (tools.contains(document.activeElement)) current.focus();
    hide();
  });
  roving((segment) => {
    show(segment);
    link.focus();
  });
}
