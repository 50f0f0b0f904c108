// What a reader can have shown at the text, and have it remembered: the ids of the sentences, and
// the terms that have a note.
import { all, article, make, paint, rangeOf, recall, remember, root, words } from "./page.js";
import { keep, placeNow } from "./place.js";

/** The passages that the page names: areas-2-s1:0-5, in its own language. */
const terms = () => all("[data-marks]").flatMap(({ dataset }) => dataset.marks.split(" "))
  .map((/** @type {string} */ mark) => {
    const [, id, start, end] = /^(.+):(\d+)-(\d+)$/.exec(mark) ?? [];
    const segment = document.getElementById(id);
    return segment ? rangeOf(segment, Number(start), Number(end)) : undefined;
  });

/** @type {Record<string, (on: boolean) => void>} */
const acts = {
  ids: (on) => root.classList.toggle("ids", on),
  // Where the system has the colors, a mark would look like what is selected.
  marks: (on) => paint("term", on && !matchMedia("(forced-colors: active)").matches ? terms() : []),
};
/** @param {string} name */
const isOn = (name) => (recall(name) ?? (name === "marks" ? "1" : "")) === "1";

export function marks() {
  for (const [name, act] of Object.entries(acts)) if (isOn(name)) act(true);
}

/** A box to tick for each. */
export const switches = () => Object.entries(acts)
  .filter(([name]) => name === "ids" || article.dataset.marks)
  .map(([name, act]) => {
    const box = make("input", { type: "checkbox", checked: isOn(name) });
    box.addEventListener("change", () => {
      const place = placeNow();
      act(box.checked);
      keep(place);
      remember(name, box.checked ? "1" : "0");
    });
    return make("label", {}, box, words[name]);
  });
