// What every part of the script stands on: the page, its language, our words. Without the script
// every page reads in full.

export const root = document.documentElement;
/** @type {"zh" | "en"} */
export const lang = root.lang === "en" ? "en" : "zh";
export const other = lang === "en" ? "zh" : "en";
export const wide = matchMedia("(min-width: 76.25em)");

/** @type {(selector: string, within?: ParentNode) => any} */
export const find = (selector, within = document) => within.querySelector(selector);
/** @type {(selector: string, within?: ParentNode) => any[]} */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** @type {Record<string, string>} */
export const words = JSON.parse(find("#__words").textContent);
export const article = find("article");
/** Where the site begins. */
export const base = new URL("..", find("link[rel=stylesheet]").href);

/** How many were found, in words. @param {number} count */
export const counted = (count) => !count ? words.found_none
  : count === 1 ? words.found_one : words.found.replace("#", String(count));

/**
 * A new element; what is no property of it becomes an attribute.
 * @type {(tag: string, settings?: Record<string, any>, ...children: (Node | string)[]) => any}
 */
export const make = (tag, settings = {}, ...children) => {
  const element = /** @type {any} */ (document.createElement(tag));
  for (const [name, value] of Object.entries(settings)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

/** A button with a text. @type {(textContent: string, onclick: (event: Event) => void) => any} */
export const makeButton = (textContent, onclick) =>
  make("button", { type: "button", textContent, onclick });

// Where the browser refuses storage, nothing is remembered.
/** @param {string} key */
export const recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
/** @param {string} key @param {string} value */
export const remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch { /* refused */ }
};

/** Where the view begins, below the header. */
export const viewTop = () => find(".md-header").getBoundingClientRect().bottom;
/** @param {Element} element */
export const topOf = (element) => element.getBoundingClientRect().top;

/** Make what can be focused one stop for the keyboard: the last one that was; what is returned says
 * which. @param {any[]} elements */
export const oneStop = (elements) => {
  /** @param {any} element */
  const stop = (element) => {
    for (const one of elements) one.tabIndex = one === element ? 0 : -1;
  };
  for (const element of elements) element.addEventListener("focus", () => stop(element));
  stop(elements[0]);
  return stop;
};

/** Let act know of each press of Escape. @param {(event: KeyboardEvent) => void} act */
export const onEscape = (act) => addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) act(event);
});

/**
 * Copy a text; the button says so for a while. There is no clipboard on a plain http address:
 * then the reader copies from a field behind the button.
 * @param {HTMLElement} button @param {string} text
 */
export const copyTo = async (button, text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", { value: text, readOnly: true, "aria-label": words.copy_self });
    field.addEventListener("blur", () => field.remove());
    button.after(field);
    field.select();
    return;
  }
  button.dataset.label ??= button.textContent;
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
};

/** The address of this page, and of a passage of it. @param {string} [id] */
export const addressOf = (id, query = "") =>
  location.href.split(/[?#]/)[0] + query + (id ? `#${id}` : "");

/**
 * What stands between two places of an element's text, if it is so long.
 * @param {Node} element @param {number} start @param {number} end
 */
export const rangeOf = (element, start, end) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = new Range();
  for (let at = 0, node; (node = /** @type {Text} */ (walker.nextNode())); at += node.length) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) {
      range.setEnd(node, end - at);
      return range;
    }
  }
  return undefined;
};

/** Paint passages in the way of the style sheet's ::highlight(name). @param {string} name @param {(Range | undefined)[]} ranges */
export const paint = (name, ranges) =>
  globalThis.CSS?.highlights?.set(name, new Highlight(...ranges.filter((range) => range !== undefined)));

/** The phrase that the reader has chosen, or none: its sentence, its words as an address's query,
 * where it stands, and what is said of it.
 * @type {{ id: string, query: string, at?: Range, lines: Node[] }} */
export const chosen = { id: "", query: "", lines: [] };
