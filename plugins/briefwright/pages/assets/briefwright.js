/* What pages do beyond being read: buttons that copy, and cards of the actors that a text names.
   The script of every page; it loads the filter's for a page that has one. */
(() => {
  const here = document.currentScript.src;

  const make = (tag, css, ...children) => {
    const element = document.createElement(tag);
    element.className = css;
    element.append(...children);
    return element;
  };

  /* A button that copies the text before it, which `name` names. */
  const copier = (source, name) => {
    const button = make("button", "bw-button", name);
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(source);
        button.textContent = "Selected: copy it with the keyboard";
      }
      setTimeout(() => (button.textContent = name), 3000);
    };
    return button;
  };

  /* Cards. WCAG 1.4.13: Esc closes a card, the pointer may move onto it, and it stays until it is
     left. */
  const OPENS = 250;
  const CLOSES = 300;
  const cards = {};
  let card;
  let owner;
  let timer;

  const load = (link) => {
    const url = link.href.replace(/(\.html|\/)?([?#].*)?$/, "/card.json");
    return (cards[url] ??= fetch(url)
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .catch(() => {}));
  };

  const glyph = (number) => {
    const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    svg.setAttribute("class", "bw-glyph");
    use.setAttribute("href", `#bw-g${number}`);
    svg.append(use);
    return svg;
  };

  const fill = ({ name, lang, kind, level, seen, text }) => {
    const bearer = make("strong", "", name);
    if (lang) bearer.lang = lang;
    card.replaceChildren(make("p", "", bearer, " ", make("small", "", kind)));
    if (level) {
      const badge = make("span", `bw-badge bw-t${level.tone}`, glyph(level.glyph), level.word);
      card.append(make("p", "bw-label", "Assessed ", badge, ` ${level.date}`));
    }
    if (text) card.append(make("p", "", text));
    card.append(make("p", "bw-label", `${seen}.`));
  };

  /* Below the link, or above it where there is no room; never wider than the page. */
  const place = (link) => {
    const [line] = link.getClientRects();
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const height = card.offsetHeight + 6;
    const fits = line.bottom + height < innerHeight || line.top < height;
    card.style.left = `${Math.max(8, Math.min(line.left, room)) + scrollX}px`;
    card.style.top = `${(fits ? line.bottom + 6 : line.top - height) + scrollY}px`;
  };

  const close = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = undefined;
    card.hidePopover();
  };

  const open = (link, pause) => {
    clearTimeout(timer);
    if (link === owner) return;
    close();
    owner = link;
    timer = setTimeout(async () => {
      const found = await load(link);
      if (!found || owner !== link) return;
      fill(found);
      card.showPopover();
      place(link);
      link.setAttribute("aria-describedby", card.id);
    }, pause);
  };

  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(close, CLOSES);
  };

  const linkOf = ({ target }) => target.closest?.(".bw-body a.bw-actor");

  const startCards = () => {
    if (card || !HTMLElement.prototype.showPopover) return;
    card = make("div", "bw bw-card");
    card.id = "bw-card";
    card.popover = "manual";
    card.role = "tooltip";
    document.body.append(card);
    document.addEventListener("pointerover", (event) => {
      const link = event.pointerType !== "touch" && linkOf(event);
      if (link) open(link, OPENS);
      else if (card.contains(event.target)) clearTimeout(timer);
      else if (owner && owner !== document.activeElement) leave();
    });
    document.documentElement.addEventListener("pointerleave", leave);
    document.addEventListener("focusin", (event) => {
      const link = linkOf(event);
      if (link?.matches(":focus-visible")) open(link, 0);
      else if (!card.contains(event.target)) close();
    });
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !owner) return;
        event.stopPropagation();
        close();
      },
      true,
    );
  };

  const begin = () => {
    for (const source of document.querySelectorAll("[data-bw-copy]")) {
      source.after(copier(source, `Copy ${source.dataset.bwCopy}`));
    }
    if (location.protocol === "file:") return; /* nothing can be loaded from there */
    if (document.querySelector(".bw-body .bw-actor")) startCards();
    if (document.querySelector("template[data-bw-filter]"))
      import(new URL("filter.js", here)).then((filter) => filter.start());
  };

  /* Where a theme swaps pages without loading them, it says so here. */
  if (window.document$?.subscribe) window.document$.subscribe(begin);
  else begin();
})();
