// What is shown at the text can be switched on and off, and is remembered.
import { article, make, remember, words } from "./page.js";
import { views, isOn } from "./marks.js";
import { keep, placeNow } from "./place.js";

/** A box to tick for each. */
export const switches = () => Object.entries(views)
  .filter(([name]) => name === "ids" || article.dataset.marks)
  .map(([name, act]) => {
    const box = make("input", { type: "checkbox", checked: isOn(name) });
    box.addEventListener("change", () => {
      const place = placeNow();
      act(box.checked);
      keep(place);
      remember(name, box.checked ? "1" : "");
    });
    return make("label", {}, box, words[name]);
  });
