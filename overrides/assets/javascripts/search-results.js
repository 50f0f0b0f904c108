// What the theme has no place for: terms to try when nothing is found, and, when there are
// several reports, a choice of the one to search.

const words = JSON.parse(document.getElementById("__words").textContent);

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// What to do with each message of the worker; deliver hands it to the theme.
export function connect(worker, box, deliver) {
  const list = document.querySelector("[data-md-component=search-result] > ol");
  const offer = make("p", { className: "search-offer" });
  let held; // an answer that came while a reader was among the results

  function link(term) {
    const words = make("span", { textContent: term });
    words.dataset.mdScore = "0"; // the theme's Enter key reads it
    const anchor = make("a", { href: `?q=${encodeURIComponent(term)}` }, words);
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation(); // or the theme closes the search
      box.value = term;
      box.dispatchEvent(new KeyboardEvent("keyup"));
      box.focus();
    });
    return anchor;
  }

  function choice(reports) {
    const select = make("select", {},
      make("option", { value: "", textContent: words.reports }),
      ...reports.map((report) => make("option", { value: report, textContent: report })));
    select.addEventListener("change", () => worker.postMessage({ type: 5, data: select.value }));
    // The theme ends the search at Tab, and moves every other key to the box.
    const lead = (from, to) => from.addEventListener("keydown", (event) => {
      if (event.key !== "Tab") return;
      event.preventDefault();
      event.stopPropagation();
      to.focus();
    });
    lead(box, select);
    lead(select, box);
    select.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") event.stopPropagation();
    });
    return make("p", { className: "search-offer" }, make("label", {}, words.search_in, select));
  }

  function show(data) {
    const terms = data.data?.terms ?? [];
    offer.replaceChildren(words.offer, ...terms.flatMap((term) => [" ", link(term)]));
    if (terms.length) list.before(offer);
    else offer.remove();
    deliver(data);
  }

  box.addEventListener("focus", () => {
    if (held) show(held);
    held = undefined;
  });
  return (data) => {
    if (data.type === 4) list.before(choice(data.data));
    else if (list.contains(document.activeElement)) held = data;
    else show(data);
  };
}
