// Side by side: each paragraph of the text gets its counterpart from the page in the other language.
import { all, article, find, make, makeButton, other, recall, remember, root, words } from "./page.js";
import { highlight } from "./highlight.js";
import { languageLink, otherPage } from "./language.js";
import { placeNotes } from "./notes.js";
import { keep, placeNow } from "./place.js";

const BLOCKS = "p, h2, h3";

/** @param {Element} block @param {Document} found */
const counterpart = (block, found) => {
  const first = block.matches(".segment") ? block : find(".segment", block);
  const source = found.getElementById(first.id)?.closest(BLOCKS);
  if (!source) return null;
  const heading = source.matches(".segment");
  const copy = make("p", { className: `counterpart${heading ? " heading" : ""}`, lang: other });
  for (const segment of heading ? [source] : all(".segment", source)) {
    const { id, className, lang, textContent } = segment;
    copy.append(make("span", { className, lang, textContent, "data-segment": id }));
    const beside = heading ? source.previousElementSibling : segment.nextElementSibling;
    const state = beside?.matches(".state") ? beside : beside && find(".state", beside);
    if (state) copy.append(" ", state.cloneNode(true));
    copy.append(other === "en" ? " " : "");
  }
  return copy;
};

export function bilingual() {
  const blocks = all(BLOCKS, article).filter(
    (block) => block.matches(".segment") || find(":scope > .segment", block));
  if (!blocks.length || find(".parallel") || !languageLink) return;
  /** @param {Document} page */
  const pair = (page) => {
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    for (const block of blocks) {
      const copy = counterpart(block, page);
      if (!copy) continue;
      const wrapper = make("div", { className: "pair" });
      block.replaceWith(wrapper);
      wrapper.append(block, copy);
    }
    // What is moved loses the focus, and in WebKit is no longer what the address names.
    if (location.hash && !find(":target")) location.replace(location.hash);
    focused.focus({ preventScroll: true });
    highlight();
  };
  const button = makeButton(words.side, () => set(!pressed()));
  const pressed = () => button.getAttribute("aria-pressed") === "true";
  button.className = "switch";
  button.ariaLive = "polite";
  /** @param {boolean} on */
  const set = async (on) => {
    button.setAttribute("aria-pressed", String(on));
    const page = on && await otherPage().catch(() => {
      button.setAttribute("aria-pressed", "false");
      button.textContent = words.failed;
    });
    if (pressed() !== on) return; // it did not come, or the reader has changed their mind
    button.textContent = words.side;
    const place = placeNow();
    if (page && !find(".pair", article)) pair(page);
    root.classList.toggle("bilingual", on);
    placeNotes();
    keep(place);
    remember("bilingual", on ? "1" : "");
  };
  (find(".page-note", article) ?? article).append(" ", button);
  set(Boolean(recall("bilingual")));
}
