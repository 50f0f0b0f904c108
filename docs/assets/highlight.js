// What a search has found is marked on the page to which it leads. The page itself stays as it is:
// no element is put in, and its address is again that of the passage.
import { addressOf, article } from "./page.js";

const { searchParams } = new URL(location.href);
const found = searchParams.getAll("h").map((words) => words.toLowerCase()).filter(Boolean);

/** Mark the words, once more when the page has been put together anew. */
export function highlight() {
  if (!found.length || !globalThis.CSS?.highlights) return;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {[Node, number][]} */
  const nodes = []; // each with the place where it ends
  let text = "";
  while (walker.nextNode()) {
    text += walker.currentNode.nodeValue;
    nodes.push([walker.currentNode, text.length]);
  }
  /** @type {(range: Range, end: "setStart" | "setEnd", place: number) => void} */
  const set = (range, end, place) => {
    const at = nodes.findIndex(([, last]) => (end === "setStart" ? place < last : place <= last));
    range[end](nodes[at][0], place - (nodes[at - 1]?.[1] ?? 0));
  };
  const ranges = [], lower = text.toLowerCase();
  for (const words of lower.length === text.length ? found : []) {
    for (let at = lower.indexOf(words); at >= 0; at = lower.indexOf(words, at + words.length)) {
      const range = new Range();
      set(range, "setStart", at);
      set(range, "setEnd", at + words.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

/** The address without the words that were marked, so that it is copied clean. */
export function clean() {
  if (!searchParams.has("h")) return;
  searchParams.delete("h");
  const query = searchParams.size ? `?${searchParams}` : "";
  history.replaceState(history.state, "", addressOf() + query + location.hash);
}
