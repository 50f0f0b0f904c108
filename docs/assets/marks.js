// What a reader can have shown at the text (switches.js): the ids of the sentences, and the terms
// that have a note.
import { all, paint, rangeOf, recall, root } from "./page.js";

/** The passages that the page names: areas-2-s1:0-5, in its own language. */
const terms = () => all("[data-marks]").flatMap(({ dataset }) => dataset.marks.split(" "))
  .map((/** @type {string} */ mark) => {
    const [id, places] = mark.split(":"), [start, end] = places.split("-").map(Number);
    const segment = document.getElementById(id);
    return segment ? rangeOf(segment, start, end) : undefined;
  });

/** @type {Record<string, (on: boolean) => void>} */
export const views = {
  ids: (on) => root.classList.toggle("ids", on),
  // Where the system has the colors, a mark would look like what is selected.
  marks: (on) => paint("term", on && !matchMedia("(forced-colors: active)").matches ? terms() : []),
};
/** @param {string} name */
export const isOn = (name) => Boolean(recall(name) ?? name === "marks");

export function marks() {
  for (const [name, act] of Object.entries(views)) if (isOn(name)) act(true);
}
