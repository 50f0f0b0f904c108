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
# The pairs of texts that lie over one another. A line of text is taken as high as its characters
# are, not as its font makes its box; what is hidden, cut off or moved out of the page is not seen,
# nor what has scrolled under something that stays, and is not transparent.
OVERLAPS = """async () => {
  for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  const moving = document.getAnimations().filter(({ playState }) => playState !== "finished");
  await Promise.allSettled(moving.map((animation) => animation.finished));
  const cuts = (style) => style.overflowX !== "visible" || style.overflowY !== "visible";
  const frames = new Map();  // of each element: the box in which what it holds is seen
  const frame = (element) => {
    if (!element) return { left: -scrollX, top: -scrollY, right: innerWidth, bottom: 1e9 };
    if (frames.has(element)) return frames.get(element);
    const style = getComputedStyle(element);
    const above = frame(style.position === "fixed" ? null : element.parentElement);
    const inner = element.parentElement && element !== document.body && cuts(style);
    const hidden = style.clipPath !== "none" || style.clip !== "auto";
    let box = hidden ? null : above;
    if (box && inner) {
      const own = element.getBoundingClientRect();
      box = {
        left: Math.max(box.left, own.left), right: Math.min(box.right, own.right),
        top: Math.max(box.top, own.top), bottom: Math.min(box.bottom, own.bottom),
      };
    }
    frames.set(element, box);
    return box;
  };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const seen = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility(seen)) continue;
    const within = frame(parent);
    if (!within) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const trim = box.height * 0.2;
      const line = {
        node, left: Math.max(box.left, within.left), right: Math.min(box.right, within.right),
        top: Math.max(box.top + trim, within.top),
        bottom: Math.min(box.bottom - trim, within.bottom),
      };
      if (line.right - line.left > 2 && line.bottom - line.top > 2) lines.push(line);
    }
  }
  const covers = ({ node }, other) => {
    let element = node.parentElement;
    for (; !element.contains(other.node); element = element.parentElement) {
      const { position, backgroundColor } = getComputedStyle(element);
      if (/sticky|fixed/.test(position) && backgroundColor.startsWith("rgb(")) return true;
    }
    return false;
  };
  lines.sort((a, b) => a.top - b.top);
  const said = ({ node, left, top }) =>
    `${node.data.trim().slice(0, 24)} (${Math.round(left)}, ${Math.round(top)})`;
  const found = [];
  lines.forEach((a, n) => {
    for (let m = n + 1; m < lines.length && lines[m].top < a.bottom - 2; m++) {
      const b = lines[m];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - b.top;
      if (a.node !== b.node && wide > 2 && high > 2 && !covers(a, b) && !covers(b, a))
        found.push(`${said(a)} and ${said(b)}: ${Math.round(wide)} x ${Math.round(high)}`);
    }
  });
  return found;
}"""
