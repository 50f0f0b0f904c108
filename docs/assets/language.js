// Chinese, English or both. The switch of language keeps the place; both is remembered, and put in
// by the head of the page before anything is drawn.
import { chosen, find, remember, root } from "./page.js";
import { keep, placeNow } from "./place.js";

/** @type {HTMLAnchorElement | null} */
export const languageLink = find("[data-language]");
export const otherUrl = () => languageLink.href.split(/[?#]/)[0];

export function language() {
  const follow = () => {
    const place = chosen.id || (scrollY > 99 ? placeNow().id : location.hash.slice(1));
    languageLink.href = otherUrl() + chosen.query + (place && `#${place}`);
  };
  follow();
  addEventListener("click", follow);
  addEventListener("hashchange", follow);
}

export function both() {
  const box = find("#__both"), own = find(".languages [aria-current]");
  if (box.disabled) return;
  const alone = () => { own.tabIndex = box.checked ? 0 : -1; }; // it would lead nowhere
  /** @param {boolean} on */
  const set = (on) => {
    const place = placeNow();
    box.checked = root.classList.toggle("bilingual", on);
    alone();
    keep(place);
    remember("bilingual", on ? "1" : "");
  };
  box.addEventListener("change", () => set(box.checked));
  // Who chooses a language while both are there wants it alone.
  languageLink.addEventListener("click", () => remember("bilingual", ""));
  own.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    set(false);
  });
  // The browser puts back what was in the box when the page was left.
  addEventListener("pageshow", () => {
    box.checked = root.classList.contains("bilingual");
    alone();
  });
}
