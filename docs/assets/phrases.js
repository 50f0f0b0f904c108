// The phrase pointed at lights up with its counterpart. A card says what that is, where it is not
// in view, and more of a term. Nothing is put into the text: what is lit are ranges of it.
import {
  addressOf, article, base, chosen, lang, make, onEscape, other, paint, rangeOf, viewTop, words,
} from "./page.js";
import { cite } from "./cite.js";
import { margin } from "./margin.js";
import { pairsIn } from "./pairs.js";
import { idOf, same } from "./sentences.js";
import { share, textOf } from "./share.js";
import { switches } from "./switches.js";

/** @typedef {import("./pairs.js").Pair} Pair */
/** @typedef {import("./sentences.js").Panel} Panel */
/** @typedef {{ pinyin: Record<string, string>, terms: Record<string, string[]> }} Hints */
/** A phrase where it is shown. @typedef {{ segment: any, pair: Pair, order: number, ranges: Range[], size: number }} Found */

const REST = 150; // milliseconds that a pointer rests before the card comes or goes
const ROOM = 120; // pixels that a phrase reached by keyboard has around it

/** What the page names, or nothing. @param {string} name @returns {Promise<any>} */
const get = async (name) => {
  if (!article.dataset[name]) return {};
  const answer = await fetch(/** @type {string} */ (article.dataset[name]));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};
/** @param {any} target @param {string} selector */
const closest = (target, selector) => (target instanceof Element ? target.closest(selector) : null);
/** Whether a phrase lies in another of its segment, or where that does, after it in the list. @param {Found} one @param {Found} other */
const within = (one, other) => {
  const [pieces, others] = [one, other].map(({ pair, segment: { lang } }) => pair[/** @type {"zh"} */ (lang)]);
  return one.pair !== other.pair && (one.size < other.size || (one.size === other.size && one.order > other.order))
    && pieces.every(([start, end]) => others.some(([first, last]) => first <= start && end <= last));
};

/** What a citation quotes: a sentence without a translation is in Chinese on both pages. @param {string} id */
const citationOf = (id) => {
  const quotes = [lang, other].map((one) => textOf(id, one)).filter(Boolean);
  return cite(id, quotes, textOf(id, lang) ? lang : other, same(id)[0]);
};

/**
 * Take over from a page whose reader has pointed at its text.
 * @param {Panel} panel @param {{ event: any, scrolled: number }} last what they did last, and how far down the page
 */
export async function phrases(panel, last) {
  /** @type {Hints} */
  const hints = { pinyin: {}, terms: {} };
  const hinted = get("hints").then((found) => Object.assign(hints, found), () => {});
  /** @type {Record<string, string>} */
  const pairs = await get("phrases");
  // Nothing is put in before all that is needed is there: it may be tried again.
  margin(panel, last.event);
  panel.view.append(...switches());
  const status = make("div", { className: "said", role: "status" });
  document.body.append(status);
  share(panel);
  /** @type {Map<any, Found[]>} */
  const known = new Map();
  /** @type {Found | undefined} */
  let pointed;
  /** @type {Found | undefined} */
  let kept; // the one chosen
  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;

  /** @param {any} segment @param {Pair} pair @returns {Found} */
  const placed = (segment, pair, order = 0) => {
    const pieces = pair[/** @type {"zh" | "en"} */ (segment.lang)];
    const ranges = pieces.map(([start, end]) => rangeOf(segment, start, end)).filter((range) => !!range);
    return { segment, pair, order, ranges, size: ranges.join("").length };
  };
  /** The phrases that have words in a segment. @param {any} segment */
  const phrasesOf = (segment) => {
    const found = known.get(segment) ?? (pairs[idOf(segment)] ? pairsIn(pairs[idOf(segment)]) : [])
      .map((pair, n) => placed(segment, pair, n)).filter(({ size }) => size);
    known.set(segment, found);
    return found;
  };
  /** The same phrase wherever it is shown. @param {Found} found */
  const everywhere = ({ segment, pair }) => same(idOf(segment)).map((one) => placed(one, pair));
  /** @param {Found} found @param {string} wanted */
  const textIn = (found, wanted) =>
    everywhere(found).find(({ segment }) => segment.lang === wanted)?.ranges.join(" … ") ?? "";
  /** @param {Found} found */
  const readingOf = ({ segment, pair }) => {
    const id = idOf(segment), chinese = textOf(id, "zh");
    const syllables = hints.pinyin[id]?.split(" ") ?? [];
    if (chinese.match(/\p{sc=Han}/gu)?.length !== syllables.length) return "";
    // A syllable in the place of its character, so that what follows keeps its place.
    const read = [...chinese].flatMap((char) => (/\p{sc=Han}/u.test(char)
      ? [` ${syllables.shift()} `, ...char.length > 1 ? [""] : []] : char.split("")));
    return pair.zh.map(([start, end]) => read.slice(start, end).join("").replace(/\s+/g, " ").trim()).join(" … ");
  };
  /** What the card says of a phrase; of one inside another its own words too. @param {Found} found @param {boolean} [inner] */
  const lineOf = (found, inner) => {
    const from = found.segment.lang, to = from === "zh" ? "en" : "zh";
    const text = textIn(found, to), name = found.pair.term, term = hints.terms[name ?? ""];
    const reading = term?.[1] || readingOf(found);
    const line = make("p", { className: inner ? "inner" : "" });
    const pinyin = reading ? [make("span", { className: "pinyin", lang: "zh-Latn", textContent: reading }), " "] : [];
    // The pinyin stands by its Chinese.
    if (inner || from === "zh") line.append(make("span", { lang: from, textContent: textIn(found, from) }), " ");
    if (from === "zh") line.append(...pinyin);
    line.append(text ? make("strong", { lang: to, textContent: text }) : words.unsaid, " ");
    if (to === "zh") line.append(...pinyin);
    if (!term) return [line];
    const link = make("a", { textContent: words.glossary });
    link.href = new URL(`${lang === "en" ? "en/" : ""}terms/#term-${name}`, base).href;
    const note = make("p", { className: "about" }, inner ? "" : term[3], " ", link);
    return inner ? [make("p", { className: "inner" }, ...line.childNodes, " ", link)] : [line, note];
  };
  /** @param {Found} found */
  const linesOf = (found) => {
    const inner = phrasesOf(found.segment).filter((one) => within(one, found));
    return [...lineOf(found), ...inner.flatMap((one) => lineOf(one, true))];
  };
  /** As the panel shows it. @param {Found} found */
  const told = (found, at = found.ranges[0]) => ({
    id: idOf(found.segment),
    query: `?phrase=${encodeURIComponent(textIn(found, found.segment.lang))}`,
    at,
    lines: linesOf(found),
  });
  const light = () => {
    const found = pointed ?? kept;
    paint("phrase", found ? everywhere(found).flatMap(({ ranges }) => ranges) : []);
  };

  let again = () => {};
  /** Show it, and once more when its pinyin and note have come. @param {() => void} act */
  const show = (act) => {
    act();
    again = act;
  };
  hinted.then(() => {
    if (!panel.element.hidden) again();
  });
  /** Choose a phrase, or none. @param {Found} [found] @param {Range} [at] */
  const choose = (found, at) => {
    kept = found;
    pointed = undefined;
    clearTimeout(waiting);
    light();
    Object.assign(chosen, { id: "", query: "", lines: [] }, found && told(found, at));
    status.textContent = found
      ? ["zh", "en"].map((one) => textIn(found, one) || words.unsaid).join(" — ") : "";
    // The address keeps the phrase that it has named as long as that is lit.
    if (!found && new URL(location.href).searchParams.has("phrase")) {
      history.replaceState(history.state, "", addressOf() + location.hash);
    }
  };
  /** The longest phrase at a point of a segment, and where it is there. @param {any} segment @param {any} event */
  const at = (segment, { clientX: x, clientY: y }) => {
    /** @param {Range} range */
    const holds = (range) => [...range.getClientRects()]
      .some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    const [found] = phrasesOf(segment).filter(({ ranges }) => ranges.some(holds)).sort((a, b) => b.size - a.size);
    return { found, range: found?.ranges.find(holds) };
  };
  /** Whether both languages are in the page now. @param {any} segment */
  const isPaired = (segment) => same(idOf(segment)).filter((one) => one.getClientRects().length).length > 1;

  /** @param {any} event */
  const point = (event) => {
    if (event.pointerType === "touch") return;
    if (closest(event.target, ".panel")) {
      clearTimeout(waiting);
      return;
    }
    const segment = event.type === "pointermove" && closest(event.target, ".segment");
    const { found, range } = segment ? at(segment, event) : { found: undefined, range: undefined };
    if (found?.pair === pointed?.pair && found?.segment === pointed?.segment) return;
    pointed = found;
    light();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (panel.isOpen()) return;
      if (found && !isPaired(segment)) show(() => panel.show(segment, false, told(found, range)));
      else panel.hide(segment && idOf(segment));
    }, REST);
  };
  /** @param {any} event */
  const press = (event) => {
    if (closest(event.target, ".panel, .pilcrow, dialog, a")) return;
    const segment = getSelection()?.isCollapsed && closest(event.target, ".segment");
    const { found, range } = segment ? at(segment, event) : { found: undefined, range: undefined };
    if (found || kept) choose(found, range);
    if (found) show(() => panel.show(segment, true, Object.assign(chosen, told(found, range))));
  };
  /** @param {any} event */
  const focus = ({ target }) => {
    const segment = closest(target, ".segment");
    if (segment && kept && idOf(segment) !== idOf(kept.segment)) choose();
  };
  /** To the next phrase of a segment; whether there is one. @param {any} segment @param {number} way */
  const step = (segment, way) => {
    const key = /** @type {"zh" | "en"} */ (segment.lang), all = phrasesOf(segment);
    const outer = all.filter((found) => !all.some((one) => within(found, one)))
      .sort((a, b) => a.pair[key][0][0] - b.pair[key][0][0]);
    const now = kept?.segment === segment ? outer.findIndex(({ pair }) => pair === kept?.pair) : -1;
    const next = now < 0 ? outer.at(Math.min(way, 0)) : outer[now + way];
    if (!next) return false;
    choose(next);
    const { top, bottom } = next.ranges[0].getBoundingClientRect();
    scrollBy(0, Math.min(0, top - viewTop() - ROOM) || Math.max(0, bottom + ROOM - innerHeight));
    if (isPaired(segment)) panel.hide(idOf(segment));
    else show(() => panel.show(segment, panel.isOpen(), Object.assign(chosen, told(next))));
    return true;
  };

  /** @type {Record<string, (event: any) => void>} */
  const acts = { pointermove: point, pointerleave: point, click: press, focusin: focus };
  for (const [type, act] of Object.entries(acts)) article.addEventListener(type, act);
  addEventListener("click", (event) => {
    if (!article.contains(/** @type {Node} */ (event.target)) && kept) choose();
  });
  onEscape((event) => {
    if (!event.defaultPrevented && kept) choose();
  });
  // What an address names, and what was pointed at while this was on its way.
  const segment = document.getElementById(chosen.id);
  const asked = new URLSearchParams(chosen.query).get("phrase");
  const named = segment && phrasesOf(segment).find((one) => ["zh", "en"].some((key) => textIn(one, key) === asked));
  if (named) {
    choose(named);
    if (!isPaired(segment)) show(() => panel.show(segment, false, Object.assign(chosen, told(named))));
  } else Object.assign(chosen, { id: "", query: "" });
  const { type, target, pointerType, clientX, clientY } = last.event;
  acts[type]?.({ type, target, pointerType, clientX, clientY: clientY + last.scrolled - scrollY });
  return { step, cite: citationOf };
}
