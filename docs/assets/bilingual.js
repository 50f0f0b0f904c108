// Side by side: each paragraph of the text has its counterpart after it, which shows on request.
import { article, find, makeButton, recall, remember, root, words } from "./page.js";
import { placeNotes } from "./notes.js";
import { keep, placeNow } from "./place.js";

export function bilingual() {
  if (!find(".counterpart", article)) return;
  const button = makeButton(words.side, () => {
    set(!root.classList.contains("bilingual"));
    remember("bilingual", root.classList.contains("bilingual") ? "1" : "");
  });
  button.className = "switch";
  /** @param {boolean} on */
  const set = (on) => {
    const place = placeNow();
    button.setAttribute("aria-pressed", String(on));
    root.classList.toggle("bilingual", on);
    placeNotes();
    keep(place);
  };
  (find(".page-note", article) ?? article).append(" ", button);
  set(Boolean(recall("bilingual")));
}
