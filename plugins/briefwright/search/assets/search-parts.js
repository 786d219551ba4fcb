/* Pieces of the search as elements. They are given what they show and what to do. */
import { FACETS, KINDS } from "./search-site.js";

const MOST_VALUES = 12;

/** An element; a property that begins with `on` is a listener, others are attributes. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

/** An excerpt from the index, whose only markup is `<mark>`, without trusting that. */
const excerpt = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
  );
};

/** An actor whose name fits: a way to its page, and one to its briefings alone. */
export const actorLine = (actor, name, url, only) =>
  make("li", {},
    make("a", { class: "bw-search__hit", href: url }, make("bdi", {}, actor.name)),
    name === actor.name ? null
      : make("span", { class: "bw-search__also" }, "also ", make("bdi", {}, name)),
    !actor.count ? null
      : make("button", {
          class: "bw-search__only",
          type: "button",
          "aria-label": `${count(actor.count, "briefing")}: only those that name ${actor.name}`,
          onclick: only,
        }, count(actor.count, "briefing")));

/** A page that was found. */
export const resultLine = ({ url, meta, excerpt: found, filters }, levels) => {
  const level = levels.get(filters.level?.[0]);
  const kind = filters.kind?.[0];
  return make("li", {},
    make("a", { class: "bw-search__hit", href: url }, make("bdi", {}, meta.title ?? url)),
    make("p", { class: "bw-search__facts" },
      level ? make("span", { class: `bw-badge bw-t${level.tone}` }, level.label) : null,
      meta.date ? make("span", {}, meta.date) : null,
      kind && kind !== "briefing" ? make("span", {}, KINDS[kind] ?? kind) : null),
    make("p", { class: "bw-search__text", dir: "auto" }, "… ", ...excerpt(found), " …"));
};

/** A filter that is on, and goes off when it is pressed. */
export const chip = (label, off) =>
  make("button", { type: "button", "aria-label": `${label}: remove this filter`, onclick: off },
    make("bdi", {}, label), make("span", { "aria-hidden": "true" }, " ×"));

/** The values of a facet with their counts. */
export const facetBox = (facet, { counts, selected, site, change }) => {
  const shown = order(facet, counts, selected, site).filter((value) => counts[value] || selected.includes(value));
  const values = facet === "actor" ? shown.slice(0, MOST_VALUES + selected.length) : shown;
  return make("fieldset", { class: "bw-search__facet" },
    make("legend", {}, FACETS[facet]),
    ...values.map((value) => make("label", {},
      make("input", {
        type: "checkbox",
        id: `bw-search-${facet}-${value}`,
        checked: selected.includes(value),
        onchange: () => change(value),
      }),
      make("bdi", {}, site.label(facet, value)),
      make("small", {}, (counts[value] ?? 0).toLocaleString("en")))));
};

const order = (facet, counts, selected, site) => {
  if (facet === "level") return [...site.levels.keys()];
  if (facet === "year") return Object.keys(counts).sort().reverse();
  if (facet === "kind") return Object.keys(KINDS);
  return [...new Set([...selected, ...Object.keys(counts)])].sort((one, other) =>
    selected.includes(other) - selected.includes(one) ||
    (counts[other] ?? 0) - (counts[one] ?? 0) ||
    (one < other ? -1 : 1));
};
