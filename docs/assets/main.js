// The order in which the parts of the script are put to work.
import { addressOf, root } from "./page.js";
import { contents } from "./contents.js";
import { drawer } from "./drawer.js";
import { highlight } from "./highlight.js";
import { both, language, languageLink } from "./language.js";
import { marks } from "./marks.js";
import { palette } from "./palette.js";
import { holdPlace, keep } from "./place.js";
import { search } from "./search.js";
import { sentences } from "./sentences.js";
import { tables } from "./tables.js";

root.classList.replace("no-js", "js");
palette();
drawer();
if (languageLink) language();
holdPlace();
highlight();
marks();
both();
sentences();
tables();
contents();
search();
addEventListener("load", () => keep());
// On paper each sheet names the page and its address.
addEventListener("beforeprint", () => {
  root.style.setProperty("--title", JSON.stringify(document.title));
  root.style.setProperty("--address", JSON.stringify(addressOf()));
});
