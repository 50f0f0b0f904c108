// Notes stand beside their sentences where there is room for all of them, each below the one
// before; else at the foot.
import { all, article, root, topOf, wide } from "./page.js";

const FAR = 240; // pixels from the sentence to its note, at most
const notes = all(".note-text");

export function placeNotes() {
  /** @param {boolean} beside */
  const set = (beside) => root.classList.toggle("sidenotes", beside);
  article.style.minHeight = "";
  if (!set(wide.matches && notes.length > 0 && !root.classList.contains("bilingual"))) return;
  const top = topOf(article);
  let bottom = 0;
  for (const note of notes) {
    const sentence = topOf(document.getElementById(note.id.replace("note-", "ref-"))) - top;
    const at = Math.max(sentence, bottom);
    if (at > sentence + FAR) {
      set(false);
      return;
    }
    note.style.top = `${at}px`;
    bottom = at + note.offsetHeight + 12;
  }
  article.style.minHeight = `${bottom}px`;
}
