/* Pieces of the search as elements. They are given what they show and what to do. */
import { FACETS } from "./search-site.js";

const MOST_VALUES = 12;

/** An element; a property that begins with `on` is a listener, others are attributes. */
export const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element[name] = value;
    else if (value) element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
};

const bdi = (text) => make("bdi", {}, text);

export const button = (text, onclick, label) =>
  make("button", { class: "bw-button", type: "button", "aria-label": label, onclick }, text);

export const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

export const parse = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

/** An excerpt from the index, whose only markup is `<mark>`, without trusting that. */
const excerpt = (html) =>
  parse(html).map((node) =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
  );

/** An actor whose name fits: a way to its page, and one to its briefings alone. */
export const actorLine = (actor, name, url, only) => {
  const briefings = count(actor.count, "briefing");
  return make("li", {},
    make("a", { class: "bw-title", href: url }, bdi(actor.name)),
    name !== actor.name && make("small", {}, "also ", bdi(name)),
    actor.count && button(briefings, only, `${briefings}: only those that name ${actor.name}`));
};

/** A page that was found, as the lists of the site show it. */
export const resultLine = ({ url, meta, excerpt: found, filters }, site) => {
  const [level] = filters.level ?? [];
  const [kind] = filters.kind ?? [];
  return make("li", { class: "bw-row" },
    make("div", { class: "bw-day" }, meta.date ?? site.label("kind", kind)),
    make("div", {},
      make("a", { class: "bw-title", href: url }, bdi(meta.title ?? url)),
      level && make("span", { class: `bw-badge bw-t${site.tones.get(level)}` }, site.label("level", level)),
      make("p", { class: "bw-note", dir: "auto" }, "… ", ...excerpt(found), " …")));
};

/** The values of a facet with their counts. */
export const facetBox = (facet, counts, chosen, site, change) => {
  const shown = order(facet, counts, chosen, site).filter((value) => counts[value] || chosen.includes(value));
  return make("fieldset", {},
    make("legend", {}, FACETS[facet]),
    ...shown.slice(0, MOST_VALUES + chosen.length).map((value) =>
      make("label", {},
        make("input", {
          type: "checkbox",
          id: `bw-search-${facet}-${value}`,
          checked: chosen.includes(value),
          onchange: () => change(value),
        }),
        bdi(site.label(facet, value)),
        make("small", {}, (counts[value] ?? 0).toLocaleString("en")))));
};

const order = (facet, counts, chosen, site) => {
  const values = [...new Set([...chosen, ...Object.keys(counts)])].sort();
  if (facet === "year") return values.reverse();
  if (facet !== "actor") return [...site.values[facet].keys()];
  return values.sort((one, other) =>
    chosen.includes(other) - chosen.includes(one) || (counts[other] ?? 0) - (counts[one] ?? 0));
};
