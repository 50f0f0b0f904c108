// The menu of a narrow screen. Without the script it stands below the text, and a link leads there.
import { all, find, make, onEscape, root, wide } from "./page.js";

export function drawer() {
  const nav = find("#__nav"), link = find(".menu");
  const button = make("button", {
    type: "button", className: link.className, title: link.title, "aria-controls": nav.id,
  }, ...link.childNodes);
  const veil = make("div", { className: "veil" });
  /** @param {boolean} on */
  const open = (on) => {
    root.classList.toggle("drawer", on);
    button.setAttribute("aria-expanded", String(on));
    nav.inert = !on && !wide.matches;
    for (const part of all(".md-content, .md-footer")) part.inert = on;
  };
  const isOpen = () => root.classList.contains("drawer");
  button.addEventListener("click", () => {
    open(!isOpen());
    if (isOpen()) (find("[aria-current=page]", nav) ?? find("a", nav)).focus({ preventScroll: true });
  });
  veil.addEventListener("click", () => open(false));
  nav.addEventListener("click", (/** @type {any} */ event) => {
    if (event.target.closest("a")) open(false);
  });
  onEscape(() => {
    if (!isOpen()) return;
    open(false);
    button.focus();
  });
  wide.addEventListener("change", () => open(false));
  addEventListener("focusin", (/** @type {any} */ { target }) => {
    if (isOpen() && !target.closest("#__nav, .menu")) open(false);
  });
  link.replaceWith(button);
  nav.before(veil);
  open(false);
}
