/* What the search reads from the site, and what it is asked, as it stands in the URL. */
import { clip, fold, words } from "./search-words.js";

export const FACETS = { level: "Threat level", kind: "Kind of page", actor: "Actor", year: "Year" };
const KINDS = { briefing: "Briefing", actor: "Actor", page: "Page" };
const MOST_SELECTED = 9;

/** What the search needs from the site: the index, and the names of actors. */
export class Site {
  constructor(root) {
    this.root = root;
  }

  url(path) {
    return new URL(path, this.root).href;
  }

  /** Everything that a first result needs. */
  warm() {
    return (this.ready ??= Promise.all([this.index(), this.names()]));
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
    this.tones = new Map(levels.map(([id, , tone]) => [id, tone]));
    this.actors = actors.map(([id, name, count, further]) => ({
      id,
      name,
      count,
      names: [name, ...further].map((text) => {
        const parts = words(text);
        return { text, words: parts, folded: parts.join(" ") };
      }),
    }));
    this.values = {
      level: new Map(levels),
      actor: new Map(this.actors.map(({ id, name }) => [id, name])),
      kind: new Map(Object.entries(KINDS)),
    };
  }

  actorUrl(id) {
    return this.url(this.page.replace("*", id));
  }

  /** The commonest words of the site, fetched when a word may be mistyped. */
  words() {
    return (this.common ??= fetch(this.url("search/words.txt")).then(async (found) =>
      (await found.text()).split("\n").map(fold),
    ));
  }

  /** Whether a facet has that value, as far as that can be told. */
  knows(facet, value) {
    return this.values[facet]?.has(value) ?? /^\d{4}$/.test(value);
  }

  label(facet, value) {
    return this.values[facet]?.get(value) ?? value;
  }
}

/** What is asked for, as it stands in the URL. */
export class Question {
  constructor(params) {
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
    this.facets[facet] = values.includes(value)
      ? values.filter((one) => one !== value)
      : [...values, value];
  }

  /** Put it into the address, in the place of what stands there; or only take that out. */
  address(shown) {
    const url = new URL(location);
    for (const name of ["q", "sort", ...Object.keys(FACETS)]) url.searchParams.delete(name);
    if (!shown) return url;
    url.searchParams.set("q", clip(this.q).kept);
    for (const [facet, value] of this.selected) url.searchParams.append(facet, value);
    if (this.sort) url.searchParams.set("sort", this.sort);
    return url;
  }

  /** Filters for the index: any of the levels, years and kinds, all of the actors. */
  filters(without) {
    return Object.fromEntries(
      Object.entries(this.facets)
        .filter(([facet, values]) => values.length && facet !== without)
        .map(([facet, values]) => [facet, facet === "actor" ? values : { any: values }]),
    );
  }
}
