// The search box: a combobox whose list the worker fills (worker.js).
import { addressOf, copyTo, counted, find, make, makeButton, onEscape, words } from "./page.js";

/** Texts of which every other one, from the second on, is marked. @typedef {string[]} Pieces */
/** @typedef {{ href: string, place: string, text: Pieces, other?: { label: string, lang: string, text: Pieces } }} Hit */
/** @typedef {{ query: string, hits: Hit[], terms: string[] }} Answer */

/** @param {Pieces} parts */
const marked = (parts) =>
  parts.map((part, n) => (n % 2 ? make("mark", { textContent: part }) : part));

/** @param {Hit} hit */
const hitOption = ({ href, place, text, other }) => make("a", { href },
  make("span", { className: "search-place", textContent: place }),
  make("span", { className: "search-text" }, ...marked(text)),
  ...other ? [make("span", { className: "search-other" }, other.label,
    make("span", { lang: other.lang }, ...marked(other.text)))] : []);

export function search() {
  const frame = find(".search"), box = find("input", frame), opener = find(".search-open");
  const panel = find(".search-panel", frame), list = find("#__hits");
  const meta = find("[role=status]", frame);
  /** @type {Worker | undefined} */
  let worker;
  /** @type {Answer | undefined} */
  let shown;
  /** @type {Answer | undefined} */
  let held; // an answer that came while the reader was among the results
  /** @type {any} */
  let reports;
  let active = -1, opening = false;

  const query = () => box.value.trim();
  /** @param {number} at */
  const choose = (at) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    if (at < 0 && held) show(held);
  };
  /** @param {boolean} on */
  const open = (on) => {
    frame.classList.toggle("open", on);
    box.setAttribute("aria-expanded", String(on && list.children.length > 0));
  };
  /** @param {string} term */
  const termOption = (term) => {
    const option = make("a", { href: `?q=${encodeURIComponent(term)}`, textContent: term });
    option.addEventListener("click", (/** @type {Event} */ event) => {
      event.preventDefault();
      box.value = term;
      ask();
      box.focus();
    });
    return option;
  };

  /** @param {Answer} answer */
  function show(answer) {
    shown = answer;
    held = undefined;
    choose(-1);
    const { hits, terms } = answer;
    list.replaceChildren(...hits.map(hitOption), ...terms.map(termOption));
    [...list.children].forEach((option, n) => {
      option.id = `__hit-${n}`;
      option.setAttribute("role", "option");
      option.tabIndex = -1;
    });
    meta.textContent = !answer.query ? words.search_hint
      : `${counted(hits.length)} ${!hits.length && terms.length ? words.offer : ""}`;
    panel.scrollTop = 0;
    open(frame.classList.contains("open"));
    if (opening && hits.length) list.children[0].click();
    opening = false;
  }

  // With several reports one can be chosen.
  /** @param {string[]} names */
  const offer = (names) => {
    reports = make("select", {}, make("option", { value: "", textContent: words.reports }),
      ...names.map((name) => make("option", { value: name, textContent: name })));
    reports.addEventListener("change", ask);
    meta.before(make("label", { className: "search-in" }, words.search_in, reports));
  };

  const fail = () => {
    worker?.terminate();
    worker = undefined; // to be tried again
    meta.textContent = words.search_failed;
  };
  /** Start the worker and fetch the index, both at once. */
  function start() {
    if (worker) return;
    try {
      worker = new Worker(box.dataset.worker);
    } catch { // a page that was opened as a file
      fail();
      return;
    }
    const started = worker;
    setTimeout(() => { // over a slow line
      if (worker && !shown) meta.textContent = words.loading;
    }, 300);
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }) => {
      if (data.reports) offer(data.reports);
      else if (data.failed) fail();
      else if (data.query !== query()) return;
      else if (active >= 0 && data.query === shown?.query) held = data;
      else show(data);
    });
    fetch(box.dataset.index).then((response) => response.text())
      .then((index) => started.postMessage({ index, address: new URL(box.dataset.index, location.href).href }))
      .catch(fail);
  }
  function ask() {
    opening = false;
    start();
    open(true);
    worker?.postMessage({ query: query(), only: reports?.value ?? "" });
  }
  /** Show the box, and put the cursor in. */
  const enter = () => {
    open(true);
    box.focus();
  };

  box.addEventListener("focus", () => {
    start();
    open(true);
  });
  for (const element of [box, opener]) element.addEventListener("pointerenter", start);
  opener.addEventListener("click", enter);
  box.addEventListener("click", () => open(true));
  box.addEventListener("input", (/** @type {InputEvent} */ event) => {
    if (!event.isComposing) ask();
  });
  box.addEventListener("compositionend", ask);
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    // Some browsers report the Enter that ends a composition after it.
    if (event.isComposing || event.keyCode === 229) return;
    const last = list.children.length - 1;
    if (!frame.classList.contains("open") && /^(Arrow(Down|Up)|Enter)$/.test(event.key)) open(true);
    else if (event.key === "ArrowDown") choose(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? last : active - 1);
    else if (event.key !== "Enter") return;
    else if (active >= 0) list.children[active].click();
    else if (shown?.query !== query() || !shown.query) opening = Boolean(query()); // waits for it
    else if (shown.hits.length) list.children[0].click();
    event.preventDefault();
  });
  frame.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  frame.addEventListener("reset", () => {
    box.value = "";
    ask();
    box.focus();
  });
  // A press in the list leaves the cursor in the box.
  panel.addEventListener("mousedown", (/** @type {any} */ event) => {
    if (!event.target.closest("select, button")) event.preventDefault();
  });
  frame.addEventListener("focusout", (/** @type {FocusEvent} */ { relatedTarget }) => {
    if (document.hasFocus() && !frame.contains(relatedTarget)) open(false);
  });
  find(".search-close", frame).addEventListener("click", () => {
    open(false);
    opener.focus();
  });
  const share = makeButton(words.share, () =>
    copyTo(share, `${addressOf()}?q=${encodeURIComponent(query())}`));
  share.className = "search-share";
  meta.after(share);
  onEscape(() => {
    if (!frame.classList.contains("open")) return;
    open(false);
    if (opener.offsetParent) opener.focus();
  });
  addEventListener("keydown", (/** @type {any} */ event) => {
    const typing = event.target.closest?.("input, select, textarea, dialog");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    enter();
  });

  box.disabled = false;
  const asked = new URL(location.href).searchParams.get("q");
  if (asked) {
    box.value = asked;
    enter();
    ask();
  } else if (document.activeElement === box) start();
}
