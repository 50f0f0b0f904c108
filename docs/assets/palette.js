// Light, dark, or as the system has it. The choice is stored as Material for MkDocs stores it, whose
// names of the two are used; the head of a page puts it in before anything is drawn.
import { base, find, recall, remember, root, words } from "./page.js";

const KEY = `${base.pathname}.__palette`;

export function palette() {
  const button = find(".palette");
  const show = () => { button.title = words[`colors_${root.dataset.scheme || "system"}`]; };
  button.addEventListener("click", () => {
    // The first press shows what the system has not.
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const order = dark ? ["", "default", "slate"] : ["", "slate", "default"];
    const scheme = order[(order.indexOf(root.dataset.scheme ?? "") + 1) % 3];
    root.dataset.scheme = scheme;
    remember(KEY, JSON.stringify({ color: { scheme } }));
    show();
  });
  // Another tab of the site has chosen.
  addEventListener("storage", ({ key }) => {
    if (key !== KEY) return;
    root.dataset.scheme = JSON.parse(recall(KEY) ?? "{}").color?.scheme ?? "";
    show();
  });
  show();
}
