// What every part of the script stands on: the page, its language, our words. Without the script
// every page reads in full.

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
/** Where the site begins. */
export const base = new URL("..", own.src);
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

/** A button with a text. @type {(text: string, act?: (event: Event) => void) => any} */
export const makeButton = (text, act) => {
  const button = make("button", { type: "button", textContent: text });
  if (act) button.addEventListener("click", act);
  return button;
};

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

/** Let act know of each press of Escape. @param {(event: KeyboardEvent) => void} act */
export const onEscape = (act) => addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) act(event);
});

/**
 * Copy a text; the button says so for a while. There is no clipboard on a plain http address:
 * then the reader copies.
 * @param {HTMLElement} button @param {string} text
 */
export const copyTo = async (button, text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    prompt(words.copy, text);
    return;
  }
  button.dataset.label ??= button.textContent;
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
};

/** The address of this page, and of a passage of it, without a query. @param {string} [id] */
export const addressOf = (id) => location.href.split(/[?#]/)[0] + (id ? `#${id}` : "");
