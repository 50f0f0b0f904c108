"""What tests ask of a page, in its own language."""

# Go to each address of a page; those whose passage does not light up below the header.
DARK = """async (ids) => {
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const color = (element) => getComputedStyle(element).backgroundColor;
  const dark = [];
  for (const id of ids) {
    location.hash = "";
    const passage = document.getElementById(id)?.closest(".segment, .aside-note");
    const before = passage && color(passage);
    location.hash = id;
    await new Promise(requestAnimationFrame);
    const box = passage?.getBoundingClientRect();
    const lit = passage && passage.innerText.trim() && color(passage) !== before;
    if (!lit || box.top < header || box.top > innerHeight) dark.push(id);
  }
  return dark;
}"""
# What each label says, and of which sentence: the heading below its line, or the one before it.
LABELLED = """(labels) => labels.map((label) => {
  const heading = label.closest(".marker-line")?.nextElementSibling;
  return [(heading ?? label.previousElementSibling).id, label.innerText];
})"""
# The text of the article that is Chinese and not marked as such.
UNMARKED = """() => {
  const walker = document.createTreeWalker(
    document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const marked = parentElement.closest("[lang]").lang === "zh";
    if (/\\p{Script=Han}/u.test(data) && !marked) found.push(data);
  }
  return found;
}"""
