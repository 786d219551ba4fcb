/* Actor cards: what stands on an actor's page in short, where a text names it.
   WCAG 1.4.13: Esc closes a card, the pointer may move onto it, and it stays until it is left. */
const LINK = ".bw-body a.bw-actor";
const OPENS = 250;
const CLOSES = 300;

const cards = new Map();
let card;
let owner;
let timer;

const make = (tag, css, text, lang) => {
  const element = document.createElement(tag);
  element.className = css;
  element.textContent = text;
  if (lang) element.lang = lang;
  return element;
};

const load = (link) => {
  const url = link.href.replace(/(\.html|\/)?([?#].*)?$/, "/card.json");
  if (!cards.has(url)) {
    const found = fetch(url).then((answer) => (answer.ok ? answer.json() : undefined));
    cards.set(url, found.catch(() => undefined));
  }
  return cards.get(url);
};

const glyph = (number) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "bw-glyph");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#bw-g${number}`);
  svg.append(use);
  return svg;
};

const fill = ({ name, lang, kind, level, seen, text }) => {
  const head = make("p", "bw-card__head", "");
  head.append(make("strong", "", name, lang), " ", make("small", "", kind));
  card.replaceChildren(head);
  if (level) {
    const line = make("p", "bw-meta", "");
    const badge = make("span", `bw-badge bw-t${level.tone}`, "");
    badge.append(glyph(level.glyph), level.word);
    line.append("Assessed ", badge, ` ${level.date}`);
    card.append(line);
  }
  if (text) card.append(make("p", "", text));
  card.append(make("p", "bw-meta", `${seen}.`));
};

/** Below the link, or above it where there is no room; never wider than the page. */
const place = (link) => {
  const [line] = link.getClientRects();
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(line.left, width - card.offsetWidth - 8));
  const below = line.bottom + 6;
  const fits = below + card.offsetHeight < innerHeight || line.top < card.offsetHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(fits ? below : line.top - card.offsetHeight - 6) + scrollY}px`;
};

const close = () => {
  clearTimeout(timer);
  owner?.removeAttribute("aria-describedby");
  owner = undefined;
  if (card?.matches(":popover-open")) card.hidePopover();
};

const open = async (link) => {
  const found = await load(link);
  if (!found || owner !== link) return;
  fill(found);
  card.showPopover();
  place(link);
  link.setAttribute("aria-describedby", card.id);
};

const point = (link, pause) => {
  clearTimeout(timer);
  if (link === owner) return;
  close();
  owner = link;
  timer = setTimeout(() => open(link), pause);
};

const leave = () => {
  clearTimeout(timer);
  timer = setTimeout(close, CLOSES);
};

const linkOf = (event) => event.target.closest?.(LINK);

const build = () => {
  card = document.createElement("div");
  card.id = "bw-card";
  card.className = "bw bw-card";
  card.popover = "manual";
  card.setAttribute("role", "tooltip");
  document.body.append(card);
};

export const start = () => {
  if (card || !HTMLElement.prototype.showPopover) return;
  build();
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link) point(link, OPENS);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (owner && owner !== document.activeElement) leave();
  });
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) point(link, 0);
    else if (!card.contains(event.target)) close();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && owner) {
        event.stopPropagation();
        close();
      }
    },
    true,
  );
};
