/* What the search reads from the site, and what it is asked, as it stands in the URL. */
import { clip, fold, words } from "./search-words.js";

export const FACETS = { level: "Threat level", kind: "Kind of page", actor: "Actor", year: "Year" };
export const KINDS = { briefing: "Briefing", actor: "Actor", page: "Page" };
const MOST_SELECTED = 9;

/** What the search needs from the site: the index, and the names of actors. */
export class Site {
  constructor(root) {
    this.root = root;
  }

  url(path) {
    return new URL(path, this.root);
  }

  /** Everything that a first result needs. */
  warm() {
    this.ready ??= Promise.all([this.index(), this.names()]);
    return this.ready;
  }

  async index() {
    const index = await import(this.url("pagefind/pagefind.js"));
    await index.options({ noWorker: true, ranking: { termSimilarity: 2, metaWeights: { names: 0.5, pairs: 0.1 } } });
    await index.init();
    this.pagefind = index;
  }

  async names() {
    const { page, levels, actors } = await (await fetch(this.url("search/names.json"))).json();
    this.page = page;
    this.levels = new Map(levels.map(([id, label, tone]) => [id, { label, tone }]));
    this.actors = actors.map(([id, name, briefings, further]) => ({
      id,
      name,
      count: briefings,
      names: [name, ...further].map((one) => {
        const parts = words(one);
        return { text: one, words: parts, folded: parts.join(" ") };
      }),
    }));
    this.byId = new Map(this.actors.map((actor) => [actor.id, actor]));
  }

  /** Results with the newest first. The order of all pages is fetched when it is asked for. */
  async newest(results) {
    this.order ??= fetch(this.url("pagefind/newest.json")).then(async (found) =>
      new Map((await found.json()).map((id, place) => [id, place])),
    );
    const order = await this.order;
    const place = ({ id }) => order.get(id) ?? Infinity;
    return results.sort((one, other) => place(one) - place(other));
  }

  actorUrl(id) {
    return this.url(this.page.replace("*", id)).href;
  }

  /** The commonest words of the site, fetched when a word may be mistyped. */
  words() {
    this.common ??= fetch(this.url("search/words.txt")).then(async (found) =>
      (await found.text()).split("\n").map(fold),
    );
    return this.common;
  }

  /** Whether a facet has that value, as far as that can be told. */
  knows(facet, value) {
    if (facet === "level") return this.levels.has(value);
    if (facet === "actor") return this.byId.has(value);
    return facet === "kind" ? value in KINDS : /^\d{4}$/.test(value);
  }

  label(facet, value) {
    if (facet === "level") return this.levels.get(value)?.label ?? value;
    if (facet === "actor") return this.byId.get(value)?.name ?? value;
    return facet === "kind" ? KINDS[value] ?? value : value;
  }
}

/** What is asked for, as it stands in the URL. */
export class Question {
  constructor(params = new URLSearchParams()) {
    this.q = params.get("q") ?? "";
    this.sort = params.get("sort") === "date" ? "date" : "";
    this.facets = Object.fromEntries(
      Object.keys(FACETS).map((facet) => [facet, [...new Set(params.getAll(facet))].slice(0, MOST_SELECTED)]),
    );
  }

  get selected() {
    return Object.entries(this.facets).flatMap(([facet, values]) =>
      values.map((value) => [facet, value]),
    );
  }

  toggle(facet, value) {
    const values = this.facets[facet];
    const place = values.indexOf(value);
    if (place < 0) values.push(value);
    else values.splice(place, 1);
  }

  /** Put it into a URL, or take it out. */
  write(url, shown) {
    for (const name of ["q", "sort", ...Object.keys(FACETS)]) url.searchParams.delete(name);
    if (!shown) return url;
    url.searchParams.set("q", clip(this.q).kept);
    for (const [facet, value] of this.selected) url.searchParams.append(facet, value);
    if (this.sort) url.searchParams.set("sort", this.sort);
    return url;
  }

  /** Filters for the index: any of the levels, years and kinds, all of the actors. */
  filters(without) {
    const found = {};
    for (const [facet, values] of Object.entries(this.facets)) {
      if (values.length && facet !== without)
        found[facet] = facet === "actor" ? values : { any: values };
    }
    return found;
  }
}
