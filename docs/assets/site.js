// What a reader can do with a page beyond reading it. Without this file every page reads in full.
(() => {
  "use strict";
  const root = document.documentElement;
  const lang = root.lang.startsWith("en") ? "en" : "zh";
  const other = lang === "en" ? "zh" : "en";
  const words = {
    zh: {
      side: "显示英文对照", copy: "复制链接", copied: "已复制", cite: "引用", other: "English",
      format: "格式", citation: "复制引文", quote: "复制中英原句", close: "关闭", tools: "本句",
    },
    en: {
      side: "Show the Chinese beside it", copy: "Copy link", copied: "Copied", cite: "Cite", other: "中文",
      format: "Format", citation: "Copy citation", quote: "Copy quotation in both languages",
      close: "Close", tools: "This sentence",
    },
  }[lang];

  // The theme asks for a sitemap beside each alternate that it finds; it need not.
  for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) {
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

  // The same page in the other language, fetched when it is first needed.
  let page;
  const otherPage = () =>
    (page ??= fetch(otherUrl())
      .then((response) => response.text())
      .then((html) => new DOMParser().parseFromString(html, "text/html")));

  // Side by side: each paragraph of the source gets its counterpart.
  const article = document.querySelector("article");
  const blocks = article
    ? [...article.querySelectorAll("p, h2, h3")].filter(
        (block) => block.matches(".segment") || block.querySelector(":scope > .segment"))
    : [];
  const counterpart = (block, found) => {
    const first = block.matches(".segment") ? block : block.querySelector(".segment");
    const source = found.getElementById(first.id)?.closest("p, h2, h3");
    if (!source) return null;
    const heading = source.matches(".segment");
    const copy = make("p", { className: `counterpart${heading ? " heading" : ""}`, lang: other });
    const segments = heading ? [source] : source.querySelectorAll(".segment");
    for (const segment of segments) {
      const span = make("span", { className: "segment", textContent: segment.textContent });
      span.dataset.segment = segment.id;
      copy.append(span, other === "en" ? " " : "");
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
    let paired = false;
    const button = make("button", { type: "button", className: "switch", textContent: words.side });
    const set = async (on) => {
      button.setAttribute("aria-pressed", on);
      if (on && !paired) {
        paired = true;
        pair(await otherPage());
      }
      root.classList.toggle("bilingual", on);
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
  const say = (button, done) => {
    const label = button.textContent;
    button.textContent = done;
    setTimeout(() => { button.textContent = label; }, 1500);
  };
  const copyTo = (button, text) =>
    navigator.clipboard.writeText(text).then(() => say(button, words.copied));
  const tools = make("div", { className: "tools", hidden: true });
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words.tools);
  const link = make("button", { type: "button", textContent: words.copy });
  const cite = make("button", { type: "button", textContent: words.cite });
  const translate = make("a", { textContent: words.other, lang: other });
  tools.append(link, cite, translate);
  let current;
  let closing;
  const address = (id) => location.href.split("#")[0] + "#" + id;
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
    (segment.closest("td, .pair, p, h2, h3") ?? segment).after(tools);
    if (segment.closest("td")) segment.closest("td").append(tools);
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
    for (const segment of article.querySelectorAll(".segment")) segment.tabIndex = 0;
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
    addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    link.addEventListener("click", () => copyTo(link, address(idOf(current))));
    cite.addEventListener("click", () => openCitation(idOf(current)));
  }

  // The citation dialog: made when the site is built, by a CSL processor; only the address is put in.
  let dialog;
  const openCitation = async (id) => {
    const base = document.querySelector("link[rel=canonical]").href;
    const folder = new URL("../cite.json", location.href.split("#")[0]);
    const [formats, found] = await Promise.all([
      fetch(folder).then((response) => response.json()),
      otherPage(),
    ]);
    const text = (scope) =>
      scope.querySelector(`.segment[id="${id}"][lang], .segment[data-segment="${id}"][lang]`)?.textContent;
    const here = [...same(id)].find((segment) => segment.closest("[lang]").lang === lang)?.textContent;
    const there = parallel
      ? [...same(id)].find((segment) => segment.closest("[lang]").lang === other)?.textContent
      : text(found);
    const url = `${base}#${id}`;
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    // The day of access stands as 1111-11-11, with the separators of each format.
    const today = (_, first, second) => {
      const [year, month, date] = first.includes(",") ? day : day.map((n) => String(n).padStart(2, "0"));
      return year + first + month + second + date;
    };
    const body = (name) => formats[name].replaceAll("%URL%", url).replaceAll("%ID%", id)
      .replace(/1111(\D+)11(\D+)11/g, today);
    const choice = make("select", {}, ...Object.keys(formats).map((name) =>
      make("option", { value: name, textContent: name })));
    const output = make("pre", { tabIndex: 0 });
    const render = () => { output.textContent = body(choice.value); };
    const citation = make("button", { type: "button", textContent: words.citation });
    const quotation = make("button", { type: "button", textContent: words.quote });
    const close = make("button", { type: "button", textContent: words.close });
    choice.addEventListener("change", render);
    citation.addEventListener("click", () => copyTo(citation, body(choice.value)));
    quotation.addEventListener("click", () =>
      copyTo(quotation, [here, there, body(choice.value)].filter(Boolean).join("\n\n")));
    dialog?.remove();
    dialog = make("dialog", { className: "cite" },
      make("h2", { textContent: words.cite, id: "cite-title" }),
      make("blockquote", { textContent: here }),
      make("label", {}, `${words.format} `, choice), output,
      make("div", { className: "buttons" }, citation, quotation, close));
    dialog.setAttribute("aria-labelledby", "cite-title");
    close.addEventListener("click", () => dialog.close());
    article.append(dialog);
    render();
    dialog.showModal();
  };

  // On paper an address must be whole.
  addEventListener("beforeprint", () => {
    for (const anchor of article?.querySelectorAll("a[href]") ?? []) anchor.dataset.href = anchor.href;
  });
})();
