// What a search has found is marked on the page to which it leads. The page itself stays as it is:
// no element is put in, and its address is again that of the passage.
import { addressOf, article, paint, rangeOf } from "./page.js";

/** Mark the words, whole, and take them out of the address, so that it is copied clean. */
export function highlight() {
  const { searchParams } = new URL(location.href);
  if (!searchParams.has("h")) return;
  const { textContent } = article, ranges = [], lower = textContent.toLowerCase();
  const text = lower.length === textContent.length ? lower : textContent;
  /** @param {number} at */
  const inWord = (at) => /^[\p{sc=Latin}\d]{2}$/u.test(text.slice(Math.max(at - 1, 0), at + 1));
  for (const words of searchParams.getAll("h").filter(Boolean)) {
    for (let end = 0, start; (start = text.indexOf(words.toLowerCase(), end)) >= 0;) {
      end = start + words.length;
      while (inWord(start)) start--;
      while (inWord(end)) end++;
      ranges.push(rangeOf(article, start, end));
    }
  }
  paint("found", ranges);
  searchParams.delete("h");
  const query = searchParams.size ? `?${searchParams}` : "";
  history.replaceState(history.state, "", addressOf("", query) + location.hash);
}
