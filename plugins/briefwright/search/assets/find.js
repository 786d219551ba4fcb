/* Opens the search. The one script on every page: the rest is loaded when a reader searches. */
(() => {
  const here = document.currentScript.src;
  const params = () => new URLSearchParams(location.search);
  let search;
  let typed = null; // what is typed while the search is being loaded

  const load = () => {
    search ??= import(new URL("search.js", here))
      .then((module) => module.start(new URL("..", here)))
      .catch(() => {
        search = undefined;
        return { open: () => tell("Search could not be loaded. Reload the page to try again.") };
      });
    return search;
  };

  const tell = (text) => {
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    dialog.className = "bw-tell";
    dialog.setAttribute("aria-label", "Search");
    dialog.append(Object.assign(document.createElement("p"), { textContent: text }), close);
    close.textContent = "Close";
    close.onclick = () => dialog.close();
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
  };

  const open = () => {
    if (location.protocol === "file:") {
      tell(
        "Search needs a web server, and this page was opened as a file. In the folder of the " +
          "site, run “python3 -m http.server”, then open http://localhost:8000/.",
      );
      return;
    }
    typed ??= "";
    load().then((found) => {
      found.open(typed ?? "");
      typed = null;
    });
  };

  const buttons = () => document.querySelectorAll("[data-bw-search]");

  /* In a theme without a place for it, the button stands above the content. */
  const place = () => {
    if (!buttons().length) {
      const main = ["article", "[role=main]", "main", ".bw"]
        .map((selector) => document.querySelector(selector))
        .find(Boolean);
      const link = document.createElement("a");
      link.href = new URL("../search/", here);
      link.className = "bw-find__open";
      link.dataset.bwSearch = "";
      link.textContent = "Search";
      main?.prepend(link);
    }
    for (const button of buttons()) {
      button.setAttribute("role", "button");
      button.setAttribute("aria-haspopup", "dialog");
      button.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    }
  };

  const button = (event) => event.target.closest?.("[data-bw-search]");
  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const writes = ({ target }) =>
    target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

  const warm = (event) => {
    if (button(event) && location.protocol !== "file:") load().then((found) => found.warm?.());
  };

  document.addEventListener("focusin", warm);
  document.addEventListener("pointerover", warm);
  document.addEventListener("click", (event) => {
    if (button(event) && plain(event)) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (typed !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
        typed += event.key;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const asked =
        (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) ||
        (plain(event) && /^[/sf]$/.test(event.key) && !writes(event)) ||
        (plain(event) && event.key === " " && button(event));
      if (asked && !event.defaultPrevented) {
        event.preventDefault();
        event.stopPropagation();
        open();
      }
    },
    true,
  );

  const begin = () => {
    place();
    if (document.querySelector("[data-bw-search-page]") || params().has("q")) open();
  };
  addEventListener("popstate", () => {
    if (search) search.then((found) => found.restore?.());
    else if (params().has("q")) open();
  });
  /* Where a theme swaps pages without loading them, it says so here. */
  if (window.document$?.subscribe) window.document$.subscribe(begin);
  else begin();
})();
