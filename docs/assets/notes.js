// Notes stand beside their sentence where there is room, each below the one before.
import { all, article, root, topOf, wide } from "./page.js";

const notes = all(".note-text");

export function placeNotes() {
  if (!notes.length) return;
  const beside = wide.matches && !root.classList.contains("bilingual");
  root.classList.toggle("sidenotes", beside);
  article.style.minHeight = "";
  if (!beside) return;
  const top = topOf(article);
  let bottom = 0;
  for (const note of notes) {
    const ref = document.getElementById(note.id.replace("note-", "ref-"));
    const at = Math.max(topOf(ref) - top, bottom);
    note.style.top = `${at}px`;
    bottom = at + note.offsetHeight + 12;
  }
  article.style.minHeight = `${bottom}px`;
}
