// The search worker is started, and fetches its index, when the box is first focused; until
// then a stand-in keeps the theme's messages for it. What the theme does not show of the
// worker's answers, search-results.js does, which comes with the worker.
(() => {
  "use strict";
  if (location.protocol === "file:") return; // no workers there: the theme hides the box
  const Native = Worker, own = document.currentScript.src;

  // The theme makes one worker.
  self.Worker = function (url) {
    self.Worker = Native;
    const box = document.querySelector("[data-md-component=search-query]");
    const kept = [];
    const standIn = Object.assign(new EventTarget(), { postMessage: (message) => kept.push(message) });
    const deliver = (data) => standIn.dispatchEvent(new MessageEvent("message", { data }));
    const start = () => {
      const worker = new Native(url);
      const results = import(own.replace("search-box", "search-results"))
        .then(({ connect }) => connect(worker, box, deliver));
      worker.addEventListener("message", async ({ data }) => (await results)(data));
      standIn.postMessage = (message) => worker.postMessage(message);
      kept.forEach(standIn.postMessage);
    };
    if (document.activeElement === box) start();
    else box.addEventListener("focus", start, { once: true });
    return standIn;
  };
})();
