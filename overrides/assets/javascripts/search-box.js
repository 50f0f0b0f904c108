// The search worker is started, and fetches its index, when the box is first focused; until
// then a stand-in keeps the theme's messages for it. And when nothing is found, the worker
// names terms to try, for which the theme has no place.
(() => {
  "use strict";
  if (location.protocol === "file:") return; // no workers there: the theme hides the box
  const label = document.documentElement.lang.startsWith("en") ? "Terms to try:" : "可以试试：";
  const Native = Worker;

  const begin = (url, standIn) => {
    const worker = new Native(url);
    const box = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector("[data-md-component=search-result] > ol");
    const offer = Object.assign(document.createElement("p"), { className: "search-offer" });
    const link = (term) => {
      const anchor = document.createElement("a");
      anchor.href = `?q=${encodeURIComponent(term)}`;
      anchor.innerHTML = '<span data-md-score="0"></span>'; // the theme's Enter key reads it
      anchor.firstChild.textContent = term;
      anchor.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation(); // or the theme closes the search
        box.value = term;
        box.dispatchEvent(new KeyboardEvent("keyup"));
        box.focus();
      });
      return anchor;
    };
    worker.addEventListener("message", ({ data }) => {
      const terms = data.data?.terms ?? [];
      offer.replaceChildren(label, ...terms.flatMap((term) => [" ", link(term)]));
      if (terms.length) list.before(offer);
      else offer.remove();
      standIn.dispatchEvent(new MessageEvent("message", { data }));
    });
    return worker;
  };

  // The theme makes one worker.
  self.Worker = function (url) {
    self.Worker = Native;
    const box = document.querySelector("[data-md-component=search-query]");
    const kept = [];
    const standIn = Object.assign(new EventTarget(), { postMessage: (message) => kept.push(message) });
    const start = () => {
      const worker = begin(url, standIn);
      standIn.postMessage = (message) => worker.postMessage(message);
      kept.forEach(standIn.postMessage);
    };
    if (document.activeElement === box) start();
    else box.addEventListener("focus", start, { once: true });
    return standIn;
  };
})();
