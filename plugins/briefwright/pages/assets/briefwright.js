/* What pages do beyond being read. */
(() => {
  /* Whatever says data-bw-copy gets a button that copies its text. */
  const copy = async (source, button) => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected: copy with your keyboard";
    }
    setTimeout(() => (button.textContent = "Copy"), 3000);
  };

  const begin = () => {
    for (const source of document.querySelectorAll("[data-bw-copy]:not([data-bw-ready])")) {
      const button = document.createElement("button");
      source.dataset.bwReady = "";
      button.type = "button";
      button.className = "bw-button bw-copy";
      button.textContent = "Copy";
      button.setAttribute("aria-live", "polite");
      button.onclick = () => copy(source, button);
      source.after(button);
    }
  };

  /* Where a theme swaps pages without loading them, it says so here. */
  if (window.document$?.subscribe) window.document$.subscribe(begin);
  else begin();
})();
