// The navigation follows the reader: it marks the passage, and ends where the page's foot begins.
// For the keyboard the contents are one stop, as are the notes of the text, and each chart or table
// of links; in it the arrows lead on.
import { all, article, find, oneStop, root, topOf, viewTop, wide, words } from "./page.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Make them one stop, in which the arrows lead on. @param {any[]} links */
function rove(links) {
  links.forEach((link, at) => {
    link.setAttribute("aria-description", words.arrows);
    link.addEventListener("keydown", (/** @type {any} */ event) => {
      const next = !event.altKey && links[at + STEPS[event.key]];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  });
  return oneStop(links);
}

export function contents() {
  const nav = find("#__nav"), title = find(".md-header__title"), up = find(".md-top");
  const main = find("main"), heading = find("article h1");
  const links = all(".contents-of-page a", nav);
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  /** @type {any} */
  let marked;
  let before = scrollY, waiting = false;
  const stop = rove(links);
  rove(all(".note-text summary"));
  for (const group of all(".figures, .timeline, .ladder, .bars, .counts, .jump", article)) {
    rove(all("a", group));
  }
  /** @param {any} link */
  const mark = (link) => {
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    marked = link;
    stop(link ?? links[0]);
    if (!link) return;
    link.setAttribute("aria-current", "location");
    const [inner, outer] = [link, nav].map((element) => element.getBoundingClientRect());
    if (inner.bottom > outer.bottom || inner.top < outer.top) {
      nav.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  };
  const update = () => {
    waiting = false;
    const top = viewTop();
    const room = main.getBoundingClientRect();
    const height = Math.min(innerHeight, room.bottom) - Math.max(top, room.top);
    nav.style.maxHeight = wide.matches ? `${height}px` : "";
    mark(links[places.findLastIndex((place) => place && topOf(place) < top + 72)]);
    title.classList.toggle("md-header__title--active", heading && topOf(heading) < top - 24);
    up.hidden = scrollY >= before || scrollY < innerHeight;
    before = scrollY;
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  };
  up.addEventListener("click", () => {
    scrollTo(0, 0);
    find(".md-skip")?.focus();
  });
  for (const type of ["scroll", "resize", "load"]) addEventListener(type, soon);
  new ResizeObserver(soon).observe(root);
  update();
}
