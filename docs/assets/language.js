// The same page in the other language: the switch keeps the place, and the page is fetched for
// those who want both.
import { chosen, find } from "./page.js";
import { placeNow } from "./place.js";

/** @type {HTMLAnchorElement | null} */
export const languageLink = find("[data-language]");
export const otherUrl = () => languageLink.href.split(/[?#]/)[0];

/** @param {string} url */
export const fetched = async (url) =>
  new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");

/** @type {Promise<Document> | undefined} */
let page;
/** Fetched when it is first needed; after a failure it is tried again. */
export const otherPage = () =>
  (page ??= fetched(otherUrl()).catch((error) => {
    page = undefined;
    throw error;
  }));

export function language() {
  const follow = () => {
    const place = chosen.id || (scrollY > 99 ? placeNow().id : location.hash.slice(1));
    languageLink.href = otherUrl() + chosen.query + (place && `#${place}`);
  };
  follow();
  addEventListener("click", follow);
  addEventListener("hashchange", follow);
}
