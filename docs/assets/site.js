// What a reader can do with a page beyond reading it. Without this file every page reads in full.
(() => {
  "use strict";
  const root = document.documentElement;
  const lang = root.lang.startsWith("en") ? "en" : "zh";
  const other = lang === "en" ? "zh" : "en";
  const words = JSON.parse(document.getElementById("__words").textContent);

  // The theme asks for a sitemap beside each alternate that it finds; it need not.
  for (const link of document.querySelectorAll("link[rel=alternate]")) {
    link.rel = "alternate external";
  }

  // The language switch keeps the place.
  const languageLink = document.querySelector("[data-language]");
  const otherUrl = () => languageLink.href.split("#")[0];
  const follow = () => {
    languageLink.href = otherUrl() + location.hash;
  };
  if (languageLink) {
    follow();
    addEventListener("hashchange", follow);
  }

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const idOf = (segment) => segment.id || segment.dataset.segment;
  const same = (id) =>
    document.querySelectorAll(`.segment[id="${id}"], .segment[data-segment="${id}"]`);

  const read = async (url) =>
    new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");

  // The same page in the other language, fetched when it is first needed.
  let page;
  const otherPage = () =>
    (page ??= read(otherUrl()).catch((error) => {
      page = undefined; // to be tried again
      throw error;
    }));

  const article = document.querySelector("article");
  const notes = [...document.querySelectorAll(".note-text")];
  const wide = matchMedia("(min-width: 76.25em)");

  // What the address names keeps its place while the page settles, until the reader acts; what
  // begins at the top of the view keeps it through a change of the page, and on the way back.
  const topOf = (element) => element.getBoundingClientRect().top;
  const inView = () => {
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom - 1;
    const all = [...article.querySelectorAll("[id]")].filter((e) => e.getClientRects().length);
    const landed = all.filter((e) => e.matches(":target") && topOf(e) < header + 48);
    const place = [...landed, ...all.filter((e) => e.matches(".segment")), ...all]
      .find((e) => topOf(e) >= header && topOf(e) < innerHeight) ?? all.at(-1);
    return { id: place.id, top: topOf(place) };
  };
  const arrive = () => history.state?.place ?? { id: location.hash.slice(1) };
  let held = arrive(), at, saving;
  if (held.top !== undefined) history.scrollRestoration = "manual"; // ours knows of what is put in
  const put = (element, top) => {
    article.style.marginBottom = "";
    scrollBy(0, topOf(element) - top);
    const lack = topOf(element) - top;
    if (lack < 1 || scrollY + innerHeight < root.scrollHeight - 1) return;
    // The page ends too soon for its last passages to reach the top: it gets that much room.
    article.style.marginBottom = `${parseFloat(getComputedStyle(article).marginBottom) + lack}px`;
    scrollBy(0, lack);
  };
  const keep = (place = held) => {
    const element = document.getElementById(place?.id);
    if (element) put(element, place.top ?? parseFloat(getComputedStyle(element).scrollMarginTop));
    at = scrollY;
  };
  const release = () => { held = undefined; };
  for (const type of ["wheel", "pointerdown", "keydown"]) addEventListener(type, release, true);
  addEventListener("hashchange", () => keep(held = arrive()));
  addEventListener("scroll", () => {
    if (scrollY !== at && document.readyState === "complete") release(); // the scroll bar
    clearTimeout(saving);
    saving = setTimeout(() => history.replaceState({ ...history.state, place: inView() }, ""), 100);
  });
  new ResizeObserver(() => keep()).observe(article);

  // Side by side: each paragraph of the source gets its counterpart.
  const blocks = [...article.querySelectorAll("p, h2, h3")].filter(
    (block) => block.matches(".segment") || block.querySelector(":scope > .segment"));
  const counterpart = (block, found) => {
    const first = block.matches(".segment") ? block : block.querySelector(".segment");
    const source = found.getElementById(first.id)?.closest("p, h2, h3");
    if (!source) return null;
    const heading = source.matches(".segment");
    const copy = make("p", { className: `counterpart${heading ? " heading" : ""}`, lang: other });
    const segments = heading ? [source] : source.querySelectorAll(".segment");
    for (const segment of segments) {
      const { className, lang: language, textContent } = segment;
      const span = make("span", { className, lang: language, textContent });
      span.dataset.segment = segment.id;
      copy.append(span);
      const beside = heading ? source.previousElementSibling : segment.nextElementSibling;
      const state = beside?.matches(".state") ? beside : beside?.querySelector(".state");
      if (state) copy.append(" ", state.cloneNode(true));
      copy.append(other === "en" ? " " : "");
    }
    return copy;
  };
  const pair = (found) => {
    for (const block of blocks) {
      const copy = counterpart(block, found);
      if (!copy) continue;
      const wrapper = make("div", { className: "pair" });
      block.replaceWith(wrapper);
      wrapper.append(block, copy);
    }
  };
  const parallel = document.querySelector(".parallel");
  if (blocks.length && !parallel && languageLink) {
    const button = make("button", { type: "button", className: "switch", textContent: words.side });
    const set = async (on) => {
      button.setAttribute("aria-pressed", on);
      const found = on && await otherPage();
      const place = held ?? inView();
      if (found && !article.querySelector(".pair")) pair(found);
      root.classList.toggle("bilingual", on);
      placeNotes();
      keep(place);
      try {
        localStorage.setItem("bilingual", on ? "1" : "");
      } catch { /* private browsing: the choice is not remembered */ }
    };
    button.addEventListener("click", () => set(!root.classList.contains("bilingual")));
    (article.querySelector(".page-note") ?? article).append(" ", button);
    let remembered = "";
    try {
      remembered = localStorage.getItem("bilingual");
    } catch { /* as above */ }
    set(Boolean(remembered));
  }

  // The sentence pointed at: its counterpart lights up, and one control offers its address.
  const copyTo = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      prompt(words.copy, text); // no clipboard on a plain http address: the reader copies
      return;
    }
    button.dataset.label ??= button.textContent;
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
  };
  const tools = make("div", { className: "tools", hidden: true });
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words.tools);
  const link = make("button", { type: "button", textContent: words.copy });
  const cite = make("button", { type: "button", textContent: words.cite });
  const translate = make("a", { textContent: languageLink?.textContent ?? "", lang: other });
  tools.append(link, cite, translate);
  let current, closing;
  const address = (id) => location.href.split(/[?#]/)[0] + "#" + id;
  const light = (id, on) => {
    for (const segment of same(id)) segment.classList.toggle("lit", on);
  };
  const hide = () => {
    if (current) light(idOf(current), false);
    current = undefined;
    tools.hidden = true;
  };
  const show = (segment) => {
    clearTimeout(closing);
    if (current === segment) return;
    hide();
    current = segment;
    const id = idOf(segment);
    light(id, true);
    if (languageLink) translate.href = otherUrl() + "#" + id;
    // Next in the order of the page, so that Tab leads from the sentence to its control.
    const cell = segment.closest("td");
    if (cell) cell.append(tools);
    else segment.closest("p, h2, h3").after(tools);
    tools.hidden = false;
    const place = tools.offsetParent.getBoundingClientRect();
    const box = segment.getClientRects()[0];
    const left = Math.min(box.left, innerWidth - tools.offsetWidth - 8);
    tools.style.left = `${left - place.left}px`;
    tools.style.top = `${box.top - place.top - tools.offsetHeight - 2}px`;
  };
  const hideSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(hide, 300);
  };
  if (article && document.querySelector(".segment")) {
    // In the full text a row is one stop for the keyboard, not two.
    for (const segment of article.querySelectorAll(".segment")) {
      if (!parallel || (segment.id ? "zh" : "en") === lang) segment.tabIndex = 0;
    }
    const segmentOf = (event) =>
      event.target instanceof Element && event.target.closest(".segment, .tools");
    const point = (event) => {
      const found = segmentOf(event);
      if (found === tools) clearTimeout(closing);
      else if (found) show(found);
      else if (event.type === "click") hide();
    };
    for (const type of ["mouseover", "focusin", "click"]) article.addEventListener(type, point);
    for (const type of ["mouseout", "focusout"]) article.addEventListener(type, hideSoon);
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (tools.contains(document.activeElement)) current.focus();
      hide();
    });
    link.addEventListener("click", () => copyTo(link, address(idOf(current))));
    cite.addEventListener("click", () => openCitation(idOf(current)));
  }

  // The citation dialog comes with a file of its own, when it is first asked for.
  const openCitation = async (id) => {
    const { cite: open } = await import("./cite.js");
    const shown = [...same(id)];
    const inLanguage = (wanted) =>
      shown.find((segment) => segment.closest("[lang]").lang === wanted)?.textContent;
    const here = inLanguage(lang);
    const there = inLanguage(other) ?? (await otherPage()).getElementById(id)?.textContent;
    // A sentence without a translation is in Chinese on both pages, and is quoted once.
    const quotes = [...new Set([here, there])].filter(Boolean);
    open({ id, words, make, copyTo, article, quotes, language: here ? lang : other });
  };

  // A term's hint is its entry in the glossary, fetched when a term is first pointed at.
  const hint = make("div", { className: "hint", id: "__hint", hidden: true });
  hint.setAttribute("role", "tooltip");
  let glossary, pointed;
  const hideHint = () => {
    pointed?.removeAttribute("aria-describedby");
    pointed = undefined;
    hint.hidden = true;
  };
  const showHint = async (term) => {
    if (pointed === term) return;
    hideHint();
    pointed = term;
    const [url, id] = term.href.split("#");
    glossary ??= read(url).catch(() => {
      glossary = undefined;
    });
    const entry = (await glossary)?.getElementById(id);
    if (!entry || pointed !== term) return;
    const note = entry.nextElementSibling.querySelector("span");
    const [zh, pinyin, en] = [...entry.children].map((part) => part.textContent);
    hint.replaceChildren(make("strong", { textContent: lang === "zh" ? en : `${zh} ${pinyin}` }), note.textContent);
    hint.lang = note.lang;
    article.append(hint);
    term.setAttribute("aria-describedby", "__hint");
    hint.hidden = false;
    const place = hint.offsetParent.getBoundingClientRect();
    const box = [...term.getClientRects()].pop();
    hint.style.left = `${Math.max(8, Math.min(box.left, innerWidth - hint.offsetWidth - 8)) - place.left}px`;
    hint.style.top = `${box.bottom - place.top}px`;
  };
  if (article?.querySelector(".term[href]")) {
    const termOf = (event) => event.target instanceof Element && event.target.closest("a.term");
    let touched = false;
    article.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    article.addEventListener("click", (event) => {
      // A first tap shows the hint, a second follows the link.
      const term = termOf(event);
      if (term && touched && pointed !== term) {
        event.preventDefault();
        showHint(term);
      } else if (!term) hideHint();
    });
    for (const type of ["mouseover", "focusin"]) {
      article.addEventListener(type, (event) => {
        const term = termOf(event);
        if (event.target.closest?.(".hint")) return;
        if (!term) hideHint();
        else if (!touched) showHint(term);
      });
    }
    article.addEventListener("focusout", hideHint);
    article.addEventListener("mouseleave", hideHint);
    addEventListener("keydown", (event) => { if (event.key === "Escape") hideHint(); });
  }

  // Notes stand beside their sentence where there is room, each below the one before.
  function placeNotes() {
    if (!notes.length) return;
    const beside = wide.matches && !root.classList.contains("bilingual");
    root.classList.toggle("sidenotes", beside);
    article.style.minHeight = "";
    if (!beside) return;
    const top = article.getBoundingClientRect().top;
    let bottom = 0;
    for (const note of notes) {
      const ref = document.getElementById(note.id.replace("note-", "ref-"));
      const at = Math.max(ref.getBoundingClientRect().top - top, bottom);
      note.style.top = `${at}px`;
      bottom = at + note.offsetHeight + 12;
    }
    article.style.minHeight = `${bottom}px`;
  }
  placeNotes();
  addEventListener("resize", placeNotes);
  addEventListener("load", () => { placeNotes(); keep(); });

  // Sorting and filtering come with the pages that have something to sort or filter.
  if (document.querySelector(".sortable table, p.term")) {
    import("./tables.js").then(({ tables }) => tables({ words, make, lang, article }));
  }

  // On paper an address must be whole.
  addEventListener("beforeprint", () => {
    for (const anchor of article?.querySelectorAll("a[href]") ?? []) anchor.dataset.href = anchor.href;
  });
})();
