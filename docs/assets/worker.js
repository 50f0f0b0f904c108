// The search, of which search.js is the box; scripts/publish/search_index.py describes the index. A
// query becomes regular expressions that run over the text as it stands, so a match is a position
// in it.
import { pairsIn } from "./pairs.js";

const LANG = new URL(location.href).searchParams.get("lang") === "en" ? "en" : "zh";
const OTHER = LANG === "zh" ? "en" : "zh";
const SHOWN = 100; // results: nobody scrolls further
const EXCERPT = { zh: 90, en: 240 }; // characters of a sentence that a result shows

// ---- Text ----

// Radicals to the characters that they look like: ⻓ to 长.
const radicals = {};
const simple = (char) => radicals[char] ?? char.normalize("NFKD");

// One folded unit of UTF-16 for each displayed one, so that positions stay.
function fold(text) {
  return text.replace(/[^\0-\x7f\u2010-\u203f\u3000-\u303f\u4e00-\u9fff]/gu, (char) => {
    const [first] = simple(char);
    return first.length > char.length ? char : first.padEnd(char.length, "\u3000");
  }).toLowerCase();
}

// The smallest parts of a query: one Chinese character, one number, one word.
const PART = /[\u3400-\u9fff]|[\ud840-\ud8bf][\udc00-\udfff]|\d+(?:[.,]\d+)+|[a-z0-9]+/g;
// Numbers with separators and co-operation are one part.
const JOINED = /(?<=\d),(?=\d{3}(?!\d))|(?<=\bco)-(?=o)/g;
const partsOf = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/[\u2e80-\u2eff]/g, simple).replace(JOINED, "").match(PART) ?? [];
const isHan = (part) => part > "~";

// Between Chinese characters punctuation counts for nothing. A number does not start or end at
// its separators.
const GAP = "[^a-z0-9\\u3400-\\u9fff\\ud840-\\udfff]*";
const SPACE = "[^a-z0-9]+";
const START = "\\b(?<!\\d[.,])";
const END = "\\b(?![.,]\\d)";

// Spellings: what comes before, the British and last the American, what follows. A rule may fit
// words that have one spelling; it does no harm, for there is no "enterprize" to find.
const SPELLINGS = `^pract:is|ic:[ei]|$ ...:is|iz:[aei]|$ l:ys|yz:[ei]|$ ..[bdgilmnpv]:our|or: ...en:c|s:[ei]|$
  cent|fib|met|lit|theat|spect:re|er:s|$ cent|met:red|ered:$
  [aeiou][^aeiou]+[aeo]|ue|ia|lfi|..[ct]i:ll|l:ed|ing|er|or|ment|$ [kw]i:ll|l:ful
  :gramme|gram:s|$ :logue|logu|log:[eis]|$ :dge|dg:ment ^:age|ag:ing ^:co-o|coo:[pr]
  ^gr:ey|ay: ^pl:ough|ow: ^m:ould|old: ^t:y|i:res?$ alumin:ium|um: ^sul:ph|f: ^art:e|i:fact`
  .split(/\s+/).map((rule) => rule.split(":"));
const SPELLED = new RegExp(
  SPELLINGS.map(([before, forms, after]) => `(?<=${before})(${forms})(?=${after})`).join("|"), "g");
const respell = (word, write) => word.replace(SPELLED, (_, ...groups) =>
  write(SPELLINGS[groups.findIndex(Boolean)][1]));
const american = (word) => respell(word, (forms) => forms.split("|").at(-1));

// Parts as patterns: 130000 is 130,000 too, and labor is labour.
const number = (part) => part.replace(/(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g, ",?");
const variants = (part) => number(respell(part, (forms) => `(?:${forms})`));

// Without the flag u, which makes it slow, a rare character is two units: no member of a class.
const RARE_IN_CLASS = /\[([^\\\]]*[\ud840-\ud8bf][^\]]*)]/g;
const expression = (source) =>
  new RegExp(source.replace(RARE_IN_CLASS, (_, chars) => `(?:${[...chars].join("|")})`), "g");

// Inflection, as [stem, endings]: integrate, integrated, integration; industry, industries.
const ION = "at(?:ions?|ing|e[sd]?)|ions?", ENDING = "ings?|ments?|th|e[sd]?|s";
const INFLECTED = new RegExp(`^(?:(.{3,})(?:y|ie[sd])|(.{5,}?)(?:${ION})|(.{4,}?)(?:${ENDING}))$`);
function stem(word) {
  const [base, noun, ...verb] = INFLECTED.exec(american(word)) ?? [american(word)];
  if (noun) return [variants(noun), "(?:y|ie[sd])"];
  return [variants(verb.find(Boolean) ?? base), /\d|^..?$/.test(word) ? "" : `(?:${ION}|${ENDING}|d)?`];
}

// What is left of a term's writing when form and inflection do not count.
const nameOf = (text) => partsOf(text.replace(/\(.*?\)/g, ""))
  .map((part) => forms[part]?.[0] ?? stem(part)[0]).filter((word) => word !== "the").join(" ");

// ---- Index ----

let labels, kinds, names, homes, shards, reports, terms, common;
const syllables = {}, forms = {}; // to the characters that are read or written so
const latinInChinese = new Set();

function both(zh, en) {
  const folded = { zh: fold(zh), en: fold(en) };
  for (const word of folded.zh.match(/[a-z0-9]+/g) ?? []) latinInChinese.add(word);
  return { zh, en, folded };
}
// Cells of a kind stand together in the index, which names them.
const rowsOf = (names, columns) =>
  columns[0].map((_, n) => Object.fromEntries(names.map((name, at) => [name, columns[at][n]])));

const labelOf = (kind) => labels[Object.keys(kinds).find((name) => kinds[name] === kind)];

// A row stands on a page or under an earlier row, by whose words (the context) it is found too.
function recordsOf({ report, phrases, columns }) {
  const prefix = report && reports[1] ? `${report} · ` : ""; // one report needs no name
  const found = [];
  for (const { kind, id, zh, en, under, ...markers } of rowsOf(names.records, columns)) {
    const above = found[under], text = both(zh, en), marker = markers[`marker_${LANG}`];
    const title = marker ? `${above.title} · ${marker}` : prefix + text[LANG];
    const place = !above ? prefix + labelOf(kind)
      : marker ? title : above.title + (kind === kinds.note ? ` · ${labels.note}` : "");
    const join = (lang) => `${above.context?.[lang] ?? report} ${above[lang]}`;
    const context = above && (above.below ??= both(join("zh"), join("en")));
    found.push({ kind, page: above?.page ?? under, id, ...text, title, place, context, phrases });
  }
  return found;
}

function prepare({ terms: { page, columns, ...glossary }, ...tables }) {
  ({ kinds, homes, columns: names } = tables);
  labels = tables.labels[LANG];
  for (const [, like, char] of tables.radicals.matchAll(/(.)(.)/g)) radicals[like] = char;
  for (const [, read, chars] of tables.pinyin.matchAll(/([a-z]+)([^a-z]+)/g)) syllables[read] = chars;
  for (const [form, ...chars] of tables.forms.split(" ")) forms[form] = chars.join("");
  terms = rowsOf(names.terms, columns).map(({ id, zh, en, also }) => ({
    ...both(zh, also ? `${en}; ${also}` : en),
    kind: kinds.term, page, id, place: labels.term,
    short: { zh, en: en.replace(/\s*\(.*?\)/g, "") },
    names: [zh, en, ...also.split(/[;,]/)].map(nameOf),
  }));
  common = glossary.common.map((place) => terms[place]);
  reports = tables.shards.map(({ report }) => report).filter(Boolean);
  shards = tables.shards.map((shard) => ({ ...shard, records: shard.columns && recordsOf(shard) }));
  shards.push({ records: terms });
}

/** @typedef {{ zh?: RegExp, en?: RegExp, quoted?: boolean, needs?: Record<string, string> }} Pattern */
/** @typedef {{ patterns: Pattern[], phrase?: Pattern | false, glossary?: boolean }} Reading */

// ---- Query: patterns, one regular expression a language, its groups from best to worst ----

const pattern = (...groups) => expression(groups.map((group) => `(${group || "(?!)"})`).join("|"));
const plain = (part) => part.replaceAll(".", "\\.");
const inChinese = (parts) =>
  parts.map((part) => (forms[part] ? `[${part}${forms[part]}]` : plain(number(part)))).join(GAP);
const inEnglish = (patterns) => START + patterns.map(plain).join(SPACE);

/** @returns {Pattern} */
function compile({ parts, quoted }, pinyin) {
  const anywhere = inChinese(parts);
  const whole = (isHan(parts[0]) ? "" : START) + anywhere + (isHan(parts.at(-1)) ? "" : END);
  const spelled = (partial) =>
    (pinyin && !parts.some(isHan) ? parts.map((part) => spell(part, partial) || part).join(GAP) : "");
  const zh = pattern(whole, spelled(false), `(?<!\\d\\.)${anywhere}(?!\\.\\d)`, spelled(true));
  const [needed] = number((!pinyin && parts.find((part) => !forms[part])) || "").split(",");
  const needs = { zh: needed, en: stem(parts[0])[0].split(/[(,]/)[0] };
  if (parts.some(isHan)) return { zh, quoted, needs };
  const exact = inEnglish(parts.map(variants));
  const inflected = inEnglish(parts.map((word) => stem(word).join("")));
  const en = quoted ? pattern(exact + END) : pattern(exact + END, inflected + END, `${exact}[a-z0-9]*\\b(?!\\.\\d)`);
  return { zh, en, quoted, needs };
}

// Pinyin as a pattern of characters: fangan is fang'an or fan'gan; if partial, the last syllable
// may be a beginning. Empty if it is no pinyin or has too many readings.
function spell(typed, partial) {
  // Without tones: zhi4zao4. At each position, the pattern of what follows.
  const word = typed.replace(/(?<=[a-z])[1-5]/g, "");
  const from = [];
  for (let at = word.length - 1; at >= 0; at--) {
    const ways = [];
    for (let end = at + 1; end <= Math.min(at + 6, word.length); end++) {
      const part = word.slice(at, end), last = end === word.length;
      const chars = partial && last ? begun(part) : syllables[part];
      if (chars && (last || from[end])) ways.push(`[${chars}]${last ? "" : GAP + from[end]}`);
    }
    from[at] = ways.length > 1 ? `(?:${ways.join("|")})` : ways[0];
    if (from[at]?.length > 2e4) return "";
  }
  return from[0] ?? "";
}
const begun = (part) =>
  Object.keys(syllables).map((syllable) => (syllable.startsWith(part) ? syllables[syllable] : "")).join("");

// A query is read as its words, and as the name or the initials of terms.
function read(query) {
  const written = /["＂]([^"＂]+)["＂]|(?<!\S)[“「『]([^”」』]+)[”」』](?!\S)|\S+/g;
  const words = [...query.matchAll(written)].map(([word, straight, curly]) =>
    ({ parts: partsOf(straight ?? curly ?? word), quoted: Boolean(straight ?? curly) }))
    .filter(({ parts }) => parts.length);
  const named = words.length > 0 && !words.some(({ quoted }) => quoted);
  const parts = words.flatMap((word) => word.parts);
  const latin = parts.filter((part) => !isHan(part));
  const pinyin = latin.join("").length > 1
    && latin.every((part, n) => latinInChinese.has(part) || spell(part, n === latin.length - 1));
  /** @type {Reading[]} */
  const readings = words.length ? [{
    patterns: words.map((word) => compile(word, pinyin)),
    phrase: words.length > 1 && compile({ parts, quoted: true }, pinyin),
  }] : [];
  const name = nameOf(query), letters = parts.join("");
  const initials = [...letters].map((letter) => `[${letter}${begun(letter)}]`).join(GAP);
  const abbreviates = expression(letters.length > 3 ? initials : `^${GAP}${initials}${GAP}$`);
  const asked = terms.filter(({ names, folded: { zh } }) => named && (names.includes(name)
    || (latin.join("") === letters && letters.length > 1 && zh.search(abbreviates) >= 0 && !zh.includes(letters))));
  const any = (sources) => pattern("", sources.join("|"));
  if (asked.length) {
    const translated = latin.length < parts.length
      ? { en: any(asked.map(({ short }) => inEnglish(partsOf(short.en).map(variants)) + END)) }
      : { zh: any(asked.map(({ zh }) => inChinese(partsOf(zh)))) };
    readings.push({ patterns: [translated], glossary: true });
  }
  return { readings, asked };
}

// ---- Search ----

// How well a pattern matches a text: cost from 0 (exact) to 3 (partial); undefined if not.
function match(one, lang, text) {
  const regex = one[lang], needed = one.needs?.[lang];
  if (!regex || !text || (needed && !text.includes(needed))) return undefined;
  let cost = 9, count = 0, opens = false;
  // exec, for matchAll would copy the expression each time
  regex.lastIndex = 0;
  for (let found; (found = regex.exec(text)); count++) {
    cost = Math.min(cost, found.findIndex((group, n) => n && group !== undefined) - 1);
    if (!count) opens = one.quoted && !text.slice(0, found.index).match(PART);
  }
  return count ? { cost, count, opens } : undefined;
}

// The rank of a record in one reading, the lower the better; infinite if a word is missing.
const FOREIGN = 1e6; // ranks from here on are matches in the other language
/** @type {(record: any, reading: Reading) => number} */
const rank = ({ kind, folded, context }, { patterns, phrase, glossary }) => {
  let cost = 0, count = 0, other = Boolean(glossary), inside = false, opens = false;
  for (const one of patterns) {
    let found = match(one, LANG, folded[LANG]);
    if (!found && !(patterns.length > 1 && match(one, LANG, context?.folded[LANG]))) {
      found = match(one, OTHER, folded[OTHER]);
      if (!found && !match(one, OTHER, context?.folded[OTHER])) return Infinity;
      other = true;
    }
    // 4: only its heading has the word
    cost = Math.max(cost, found?.cost ?? 4);
    count += found?.count ?? 0;
    inside ||= Boolean(found);
    opens ||= Boolean(found?.opens);
  }
  if (!inside) return Infinity;
  const lang = other ? OTHER : LANG;
  const tier = cost > 1 ? 2 : Number(Boolean(phrase && !match(phrase, lang, folded[lang])));
  // The source comes before what is ours.
  return Number([+other, +!opens, +(kind >= kinds.note), tier, kind, cost, Math.max(0, 9 - count)].join(""));
};

function search(query) {
  const { readings, asked } = read(query);
  const hits = [];
  for (const one of (chosen ? [chosen] : shards).flatMap(({ records }) => records ?? [])) {
    let found = Infinity;
    for (let n = 0; found === Infinity && n < readings.length; n++) found = rank(one, readings[n]);
    if (found < Infinity) hits.push({ one, rank: found });
  }
  hits.sort((a, b) => a.rank - b.rank || (a.one.kind === kinds.term ? a.one.zh.length - b.one.zh.length : 0));
  // The very term that was asked for stands after the first three sentences, the others last.
  const order = (foreign) => {
    const pick = (test) => hits.filter(({ one, rank }) => rank >= FOREIGN === foreign && test(one));
    const text = pick(({ kind }) => kind !== kinds.term);
    const [exact, rest] = [true, false].map((is) =>
      pick((one) => one.kind === kinds.term && asked.includes(one) === is));
    return [...text.slice(0, 3), ...exact, ...text.slice(3), ...rest];
  };
  const shown = [...order(false), ...order(true)].slice(0, SHOWN);
  return {
    hits: shown.map((found) => hit(found, readings)),
    terms: hits.length ? [] : suggest(partsOf(query)),
  };
}

// ---- Results ----

// A place in a text, or the end of the character that it would cut in two.
const edge = (text, at) => at + Number(text.codePointAt(at - 1) > 0xffff);

// The phrases of reports by the file that has them; it is fetched when a result has first matched in
// the other language, and then the answer is given again.
const aligned = {};
function phrasesOf({ id, phrases }) {
  if (phrases && !aligned[phrases]) {
    aligned[phrases] = {};
    get(phrases).then((found) => {
      aligned[phrases] = found;
      if (latest) answer();
    }, () => { delete aligned[phrases]; });
  }
  return phrases && aligned[phrases]?.[id] ? pairsIn(aligned[phrases][id]) : [];
}

// What the marked stretches of the other language are in this one: the phrases that lie in them, or
// else the shortest that they touch.
function counterparts(one, there) {
  const size = (pair) => pair[OTHER].reduce((sum, [start, end]) => sum + end - start, 0);
  const pairs = there.length ? phrasesOf(one).filter((pair) => pair[LANG].length) : [];
  return there.flatMap(([from, to]) => {
    const touched = pairs.filter((pair) => pair[OTHER].some(([start, end]) => start < to && from < end));
    const inside = touched.filter((pair) => pair[OTHER].every(([start, end]) => from <= start && end <= to));
    return (inside.length ? inside : touched.sort((a, b) => size(a) - size(b)).slice(0, 1))
      .flatMap((pair) => pair[LANG]);
  });
}

// The matched stretches of a text.
const marks = ({ folded, ...text }, lang, readings) => merged(folded[lang], readings
    .flatMap(({ patterns, phrase }) => (phrase && match(phrase, lang, folded[lang]) ? [phrase] : patterns))
    .flatMap((one) => (one[lang] ? [...folded[lang].matchAll(one[lang])] : []))
    .map(({ index, 0: { length } }) => [index, edge(text[lang], index + length)]));

// Stretches in their order; those with only a space between them are one.
function merged(text, found) {
  const all = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && /^[\s-]*$/.test(text.slice(last[1], start))) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

// The text, or as much of it as fits around the first match: every other piece, from the second on,
// is a match. It is not cut in a word.
function excerpt(text, found, size) {
  const from = Math.min((found[0]?.[0] ?? 0) - size / 3, text.length - size);
  let at = from > 0 ? text.slice(0, from + 20).indexOf(" ", from) + 1 || edge(text, Math.floor(from)) : 0;
  const last = edge(text, Math.max(text.lastIndexOf(" ", at + size), at + size - 20));
  const end = at + size < text.length ? last : text.length;
  const pieces = [];
  let before = at ? "…" : "";
  for (const [start, stop] of found.filter(([start, stop]) => start >= at && stop <= end)) {
    pieces.push(before + text.slice(at, start), text.slice(start, stop));
    [before, at] = ["", stop];
  }
  return [...pieces, before + text.slice(at, end) + (end < text.length ? "…" : "")];
}

// One result; its address names what the page to which it leads shall mark.
function hit({ one, rank }, readings) {
  const [own, there] = [LANG, OTHER].map((lang) => marks(one, lang, readings));
  const here = own.length ? own : merged(one[LANG], counterparts(one, there));
  const result = { place: one.place, text: excerpt(one[LANG], here, EXCERPT[LANG]) };
  if (one.kind === kinds.term || rank >= FOREIGN) {
    const label = one.kind === kinds.term ? "" : there.length ? labels.translation : labels.glossary;
    const text = label === labels.glossary ? [] : excerpt(one[OTHER], there, EXCERPT[OTHER]);
    result.other = { label, lang: OTHER, text };
  }
  const words = here.map(([start, end]) => one[LANG].slice(start, end)).filter((word) => !/^[a-z]{0,2}$/i.test(word));
  const query = [...new Set(words)].map((word) => `h=${encodeURIComponent(word)}`).join("&");
  const page = new URL(homes[LANG] + one.page, site);
  return { href: `${page}${query && `?${query}`}#${one.id}`, ...result };
}

// Up to three terms that look like a query that finds nothing, or else the commonest ones.
function suggest(parts) {
  const [lang, least] = parts.some(isHan) ? ["zh", 0] : ["en", 0.6];
  const pairs = (parts) => [...parts.join("")].map((char, n, all) => char + all[n + 1]).slice(0, -1);
  const asked = pairs(parts);
  const near = terms.map(({ short }) => {
    const own = pairs(partsOf(short[lang]));
    return { text: short[lang], shared: asked.filter((pair) => own.includes(pair)).length };
  }).filter(({ shared }) => shared > least * asked.length)
    .sort((a, b) => b.shared - a.shared || a.text.length - b.text.length);
  return near.length ? near.slice(0, 3).map(({ text }) => text) : common.map(({ short }) => short[LANG]);
}

// ---- Messages ----

// The page sends { index, address } once: the text of the index and where it is from; then, as a
// reader types, { query, only }: what to find, and in which report, or in all. The answers are
// { query, hits, terms }, { reports } where there are several, and { failed } when a file was missing.
let address, site, loading, latest = "", chosen, turn = 0;
const get = async (file) => (await fetch(new URL(file, address))).json();

// With several reports each shard is a file of its own.
async function readShard(shard) {
  shard.records ??= recordsOf({ ...shard, columns: await get(shard.file) });
}

// The newest reports come first; the others follow in growing groups, with an answer after each.
async function load(from = 0, size = 2) {
  const next = from + size;
  await Promise.all(shards.slice(from, next).map(readShard));
  if (from && latest && !chosen) answer();
  if (shards[next]?.file) load(next, 2 * size).catch(failed);
}
const failed = () => postMessage({ failed: true }); // the page starts anew

const answer = () => postMessage({ query: latest, ...latest ? search(latest) : { hits: [], terms: [] } });

async function take({ index, query = latest, only, ...told }) {
  const own = ++turn;
  latest = query;
  if (index) {
    ({ address } = told);
    site = new URL("..", address);
    prepare(JSON.parse(index));
    if (reports[1]) postMessage({ reports });
    loading = load();
  }
  if (!loading) return; // until the index is there
  await loading;
  if (only !== undefined) chosen = shards.find(({ report }) => report && report === only);
  if (chosen) await readShard(chosen);
  if (own === turn) answer();
}
addEventListener("message", ({ data }) => take(data).catch(failed));
