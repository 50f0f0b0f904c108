// What the address names keeps its place while the page settles, until the reader acts; what
// begins at the top of the view keeps it through a change of the page, a turn of the
// phone, and on the way back.
import { all, article, root, topOf, viewTop } from "./page.js";

/** @typedef {{ id: string, top?: number }} Place */

/** @returns {Place} */
const inView = () => {
  const top = viewTop() - 1;
  const shown = all("[id]", article).filter((e) => e.getClientRects().length);
  const landed = shown.filter((e) => e.matches(":target") && topOf(e) < top + 48);
  const place = [...landed, ...shown.filter((e) => e.matches(".segment")), ...shown]
    .find((e) => topOf(e) >= top && topOf(e) < innerHeight) ?? shown.at(-1);
  return { id: place.id, top: topOf(place) };
};
/** @returns {Place} */
const arrival = () => history.state?.place ?? { id: location.hash.slice(1) };

/** @type {Place | undefined} */
let held = arrival();
/** @type {number} */
let at;
/** @type {ReturnType<typeof setTimeout>} */
let saving;

/** @param {Element} element @param {number} top */
const put = (element, top) => {
  article.style.marginBottom = "";
  scrollBy(0, topOf(element) - top);
  const lack = topOf(element) - top;
  if (lack < 1 || scrollY + innerHeight < root.scrollHeight - 1) return;
  // The page ends too soon for its last passages to reach the top: it gets that much room.
  article.style.marginBottom = `${parseFloat(getComputedStyle(article).marginBottom) + lack}px`;
  scrollBy(0, lack);
};

/** Put a place where it was, or where an address opens. */
export const keep = (place = held) => {
  const element = document.getElementById(place?.id);
  if (element) put(element, place.top ?? parseFloat(getComputedStyle(element).scrollMarginTop));
  at = scrollY;
};
/** The place to keep while the page is changed. */
export const placeNow = () => held ?? inView();

export function holdPlace() {
  if (held.top !== undefined) history.scrollRestoration = "manual"; // ours knows of what is put in
  const release = () => { held = undefined; };
  for (const type of ["wheel", "pointerdown", "keydown"]) addEventListener(type, release, true);
  addEventListener("hashchange", () => keep(held = arrival()));
  addEventListener("scroll", () => {
    if (scrollY !== at && document.readyState === "complete") release(); // the scroll bar
    clearTimeout(saving);
    saving = setTimeout(() => history.replaceState({ ...history.state, place: inView() }, ""), 100);
  });
  // A phone that is turned: what was read stays at the top.
  let width = innerWidth;
  addEventListener("resize", () => {
    if (width !== innerWidth) keep(held ?? history.state?.place);
    width = innerWidth;
  });
  new ResizeObserver(() => keep()).observe(article);
}
