// The sentence pointed at lights up with its counterpart. A ¶ in the margin, Enter, or a tap opens
// its tools, below it or at the foot of a phone. By keyboard all sentences are one stop. The ¶ and
// what is known of phrases (phrases.js) are fetched when a reader first points at the text; where
// that fails, as on a page opened as a file, a click opens the tools.
import {
  addressOf, all, article, chosen, copyTo, find, lang, make, makeButton, onEscape, oneStop, other, viewTop, words,
} from "./page.js";
import { languageLink, otherUrl } from "./language.js";

/** @typedef {Awaited<ReturnType<typeof import("./phrases.js").phrases>>} Layer */
/** @typedef {ReturnType<typeof makePanel>} Panel */

const phone = matchMedia("(max-width: 44.9844em)");
let failed = false; // what is fetched later did not come

/** @param {any} segment @returns {string} */
export const idOf = (segment) => segment.id || segment.dataset.segment;
/** A sentence wherever it is shown. @param {string} id */
export const same = (id) => all(`[id="${id}"], [data-segment="${id}"]`);
/** @param {Event} event */
export const sentenceOf = ({ target }) => target instanceof Element && target.closest(".segment");

/** @param {(segment: any) => void} open @param {() => Promise<Layer>} layer */
function roving(open, layer) {
  // In the full text a row is one stop for the keyboard, not two.
  const segments = all(".segment", article).filter((segment) =>
    !segment.closest(".counterpart") && (!find(".parallel") || (segment.id ? "zh" : "en") === lang));
  oneStop(segments);
  // The sentence of an address has the focus, in those browsers too that do not put it there.
  segments.find((segment) => `#${idOf(segment)}` === location.hash)?.focus({ preventScroll: true });
  /** To the next phrase, in the next sentence if need be; or to that. @param {any} segment @param {number} way @param {boolean} whole */
  const move = async (segment, way, whole) => {
    const { step = () => false } = /** @type {any} */ (!whole && await layer().catch(() => {})) || {};
    const next = segments[segments.indexOf(segment) + way];
    if (step(segment, way) || !next) return;
    next.focus();
    step(next, way);
  };
  /** @type {Record<string, number>} */
  const steps = { ArrowLeft: -1, ArrowRight: 1 }; // the other keys scroll
  article.addEventListener("keydown", (/** @type {any} */ event) => {
    if (!segments.includes(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") open(event.target);
    else if (steps[event.key]) move(event.target, steps[event.key], event.shiftKey);
    else return;
    event.preventDefault();
  });
}

/** What is said of a phrase, and the tools of its sentence. @param {() => Promise<Layer>} layer */
function makePanel(layer) {
  /** @type {any} */
  let current;
  /** @type {string | undefined} */
  let lit;
  const lines = make("div", { className: "lines" });
  const link = makeButton(words.copy, () => {
    const id = idOf(current);
    copyTo(link, addressOf(id, id === chosen.id ? chosen.query : ""));
  });
  const quote = makeButton(words.cite, () => {
    const id = idOf(current);
    layer().then(({ cite }) => cite(id)).then(
      () => { quote.textContent = words.cite; }, () => { quote.textContent = words.failed; });
  });
  const translate = make("a", { textContent: languageLink?.textContent, lang: other });
  const close = makeButton("×", () => panel.leave());
  close.ariaLabel = words.close;
  const tools = make("div", { className: "tools" }, link, quote, translate, close);
  const view = make("div", { className: "view" }); // what stands in it comes later (switches.js)
  const element = make("div", {
    className: "panel", role: "group", hidden: true, "aria-label": words.tools,
  }, lines, tools, view);

  /** Put it where it covers nothing that is being read. @param {any} at @param {boolean} full */
  const place = (at, full) => {
    const boxes = [...at.getClientRects()], [first] = boxes, { bottom, left } = boxes.at(-1);
    const { offsetHeight: height, offsetWidth: width, style } = element;
    if (phone.matches) {
      style.cssText = "";
      if (full) scrollBy(0, Math.max(0, bottom + height + 8 - innerHeight));
      return;
    }
    const box = element.offsetParent.getBoundingClientRect();
    const above = at instanceof Range && bottom + height > innerHeight && first.top - height > viewTop();
    style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8)) - box.left}px`;
    style.top = `${(above ? first.top - height - 2 : bottom + 2) - box.top}px`;
    if (full) element.scrollIntoView({ block: "nearest" });
  };
  const panel = {
    element,
    view,
    id: () => current && idOf(current),
    isOpen: () => !element.hidden && !tools.hidden,
    /** @param {string | false} [id] */
    light(id = current && idOf(current)) {
      if (lit === id) return;
      for (const segment of all(".lit")) segment.classList.remove("lit");
      lit = id || undefined;
      for (const segment of id ? same(id) : []) segment.classList.add("lit");
    },
    /** @param {string} [lit] the sentence that stays lit */
    hide(lit) {
      current = undefined;
      element.hidden = true;
      panel.light(lit);
    },
    /** Close it; the focus returns to the sentence. */
    leave() {
      if (element.contains(document.activeElement)) current.focus();
      panel.hide();
    },
    /**
     * Show what is said of a phrase, the one chosen or another that is only pointed at; of the
     * chosen one, or without one, all tools too.
     * @param {any} segment @param {boolean} [full]
     */
    show(segment, full = true, phrase = idOf(segment) === chosen.id ? chosen : undefined) {
      current = segment;
      panel.light(idOf(segment));
      lines.replaceChildren(...phrase?.lines ?? [], failed ? words.no_phrases : "");
      tools.hidden = view.hidden = !full;
      link.textContent = phrase ? words.copy_phrase : words.copy;
      delete link.dataset.label;
      translate.href = `${otherUrl()}${phrase?.query ?? ""}#${idOf(segment)}`;
      // Next in the order of the page, so that Tab leads on from it.
      const cell = segment.closest("td");
      if (cell) cell.append(element);
      else segment.closest("p, h2, h3").after(element);
      element.hidden = false;
      place(phrase?.at ?? segment, full);
    },
    /** Have the tools at hand. @param {any} segment */
    open(segment) {
      panel.show(segment);
      link.focus({ preventScroll: true });
      layer().catch(() => {}); // which has more of them (share.js)
    },
  };
  return panel;
}

/** What is fetched when it is needed (phrases.js). @param {Panel} panel */
function later(panel) {
  /** @type {Promise<Layer> | undefined} */
  let layer;
  const last = { event: /** @type {any} */ ({}), scrolled: 0 };
  let tries = 0;
  // A browser may know a module that did not load as one that never will: hence another name.
  const load = () => (layer ??= import(new URL(`${article.dataset.script}#${tries++}`, location.href).href)
    .then(({ phrases }) => phrases(panel, last))
    .then((given) => {
      failed = false;
      return given;
    }, (error) => {
      layer = undefined; // to be tried again
      failed = true;
      throw error;
    }));
  for (const type of ["pointerdown", "pointermove", "click"]) {
    article.addEventListener(type, (/** @type {any} */ event) => {
      Object.assign(last, { event, scrolled: scrollY });
      if (sentenceOf(event) && !(failed && type === "pointermove")) load().catch(() => {});
    });
  }
  const { searchParams, hash } = new URL(location.href);
  const asked = searchParams.get("phrase");
  if (asked) {
    Object.assign(chosen, { id: hash.slice(1), query: `?phrase=${encodeURIComponent(asked)}` });
    load().catch(() => {});
  }
  return load;
}

export function sentences() {
  if (!find(".segment", article)) return;
  /** @type {Panel} */
  const panel = makePanel(() => layer());
  for (const type of ["mouseover", "focusin"]) {
    article.addEventListener(type, (/** @type {any} */ event) => {
      const segment = sentenceOf(event);
      if (segment) panel.light(idOf(segment));
      else if (!event.target.matches(".pilcrow")) panel.light();
    });
  }
  article.addEventListener("mouseleave", () => panel.light());
  const layer = later(panel);
  addEventListener("click", (/** @type {any} */ event) => {
    if (event.target.closest(".panel, .pilcrow, dialog")) return;
    const segment = sentenceOf(event), touched = failed || phone.matches || event.pointerType === "touch";
    // A link leads on, and who selects text wants no tools.
    const shown = segment && !event.target.closest("a") && getSelection().isCollapsed;
    if (shown && (touched || idOf(segment) === chosen.id)) panel.show(segment);
    else panel.hide();
  });
  article.addEventListener("focusout", (/** @type {any} */ { relatedTarget }) => {
    if (relatedTarget && !relatedTarget.closest(".panel, .lit, dialog")) panel.hide();
  });
  onEscape((event) => {
    if (panel.element.hidden || find("dialog[open]")) return;
    event.preventDefault(); // it is done
    panel.leave();
  });
  roving(panel.open, layer);
}
