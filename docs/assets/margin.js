// The ¶ in the margin, which opens the tools of the sentence pointed at. It follows the pointer late,
// so that on the way to it others can be crossed.
import { article, makeButton, words } from "./page.js";
import { idOf, same, sentenceOf } from "./sentences.js";

/** @param {import("./sentences.js").Panel} panel @param {Event} last what the pointer did before */
export function margin(panel, last) {
  /** @type {any} */
  let of;
  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;
  const mark = makeButton("¶", () => panel.show(of));
  mark.className = "pilcrow";
  mark.tabIndex = -1; // by keyboard there is Enter
  mark.hidden = true;
  article.append(mark);
  /** @param {any} segment */
  const put = (segment) => {
    [of] = same(idOf(segment));
    mark.hidden = false;
    if (!mark.offsetParent) return; // on a phone
    mark.title = mark.ariaLabel = `${words.tools}: ${idOf(of)}`;
    const boxes = [...of.getClientRects()], edge = of.closest("p, h2, h3, td").getBoundingClientRect().left;
    const box = mark.offsetParent.getBoundingClientRect();
    const line = boxes.find(({ left }) => left < edge + 2) ?? boxes[0];
    mark.style.top = `${line.top + line.height / 2 - box.top}px`;
    mark.style.left = `${article.getBoundingClientRect().left - box.left}px`;
  };
  /** @param {Event} event */
  const follow = (event) => {
    clearTimeout(waiting);
    const segment = sentenceOf(event);
    if (segment) waiting = setTimeout(put, mark.hidden ? 0 : 250, segment);
  };
  article.addEventListener("mouseover", follow);
  follow(last);
}
