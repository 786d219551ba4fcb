/* Opens the search: part of the script of every page, which loads the rest when a reader searches. */
(() => {
  const here = document.currentScript.src;
  const isFile = location.protocol === "file:";
  let search;
  let typed = null; // what is typed while the search is being loaded

  const load = () =>
    (search ??= import(new URL("search.js", here))
      .then((module) => module.start(new URL("..", here)))
      .catch(() => {
        search = undefined;
        return { open: () => tell("Search could not be loaded. Reload the page to try again.") };
      }));

  const tell = (text) => {
    const [dialog, said, close] = ["dialog", "p", "button"].map((tag) => document.createElement(tag));
    said.textContent = text;
    close.textContent = "Close";
    close.className = "bw-button";
    close.onclick = () => dialog.close();
    dialog.ariaLabel = "Search";
    dialog.className = "bw bw-card";
    dialog.append(said, close);
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
  };

  const open = async () => {
    if (isFile) {
      tell(
        "Search needs a web server, and this page was opened as a file. In the folder of the " +
          "site, run “python3 -m http.server”, then open http://localhost:8000/.",
      );
      return;
    }
    typed ??= "";
    (await load()).open(typed);
    typed = null;
  };

  const button = ({ target }) => target.closest?.("[data-bw-search]");
  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const writes = ({ target }) => target.isContentEditable || target.matches?.("input, select, textarea");

  const warm = (event) => {
    if (button(event) && !isFile) load().then((found) => found.warm?.());
  };
  document.addEventListener("focusin", warm);
  document.addEventListener("pointerover", warm);

  /** Open the search, and keep the event from anything else. */
  const take = (event) => {
    event.preventDefault();
    event.stopPropagation();
    open();
  };
  document.addEventListener("click", (event) => button(event) && isPlain(event) && take(event));
  document.addEventListener(
    "keydown",
    (event) => {
      const { key } = event;
      const isControl = event.ctrlKey || event.metaKey;
      if (typed !== null && key.length === 1 && !isControl) {
        typed += key;
        event.preventDefault();
        event.stopPropagation();
      } else if (
        isPlain(event)
          ? (/^[/sf]$/.test(key) && !writes(event)) || (key === " " && button(event))
          : isControl && !event.altKey && key.toLowerCase() === "k"
      ) take(event);
    },
    true,
  );

  const isAsked = () => new URLSearchParams(location.search).has("q");
  const begin = () => {
    const [found] = document.querySelectorAll("[data-bw-search]");
    const link = found ?? document.createElement("a");
    if (!found) {
      /* In a theme without a place for it, the button stands above the content. */
      link.href = new URL("../search/", here);
      link.className = "bw-find__open";
      link.dataset.bwSearch = "";
      link.textContent = "Search";
      document.querySelector("article, [role=main], main, .bw")?.prepend(link);
    }
    link.role = "button";
    link.ariaHasPopup = "dialog";
    link.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    if (isAsked() || document.querySelector("[data-bw-search-page]")) open();
  };
  addEventListener("popstate", () => {
    if (search) search.then((found) => found.restore?.());
    else if (isAsked()) open();
  });
  /* Where a theme swaps pages without loading them, it says so here. */
  if (window.document$?.subscribe) window.document$.subscribe(begin);
  else begin();
})();
