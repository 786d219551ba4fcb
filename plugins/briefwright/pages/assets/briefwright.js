/* What pages do beyond being read. The script of every page: it loads the others for those that
   have a use for them. */
(() => {
  const here = document.currentScript.src;

  /* Whatever says data-bw-copy gets a button that copies its text. */
  const copy = async (source, button) => {
    const name = button.textContent;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected: copy it with the keyboard";
    }
    setTimeout(() => (button.textContent = name), 3000);
  };

  const begin = () => {
    for (const source of document.querySelectorAll("[data-bw-copy]:not([data-bw-ready])")) {
      const button = document.createElement("button");
      source.dataset.bwReady = "";
      button.type = "button";
      button.className = "bw-button";
      button.textContent = `Copy ${source.dataset.bwCopy}`;
      button.onclick = () => copy(source, button);
      source.after(button);
    }
    if (location.protocol === "file:") return; /* modules cannot be loaded from there */
    for (const [mark, name] of [
      ["template[data-bw-filter]", "filter.js"],
      [".bw-body .bw-actor", "cards.js"],
    ]) {
      if (document.querySelector(mark)) {
        import(new URL(name, here)).then((module) => module.start());
      }
    }
  };

  /* Where a theme swaps pages without loading them, it says so here. */
  if (window.document$?.subscribe) window.document$.subscribe(begin);
  else begin();
})();
