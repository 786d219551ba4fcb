/* The search: a dialog, and the same on a page of its own. All that it knows stands in the URL. */
import * as text from "./search-words.js";
import { mend } from "./search-mend.js";

const FACETS = { level: "Threat level", kind: "Kind of page", actor: "Actor", year: "Year" };
const KINDS = { briefing: "Briefing", actor: "Actor", page: "Page" };
const PAUSE = 120;
const STEP = 8;
const MOST_VALUES = 12;

/** An element; a property that begins with `on` is a listener, others are attributes. */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

/** An excerpt from the index, whose only markup is `<mark>`, without trusting that. */
const excerpt = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
  );
};

/** What the search needs from the site: the index, and the names of actors. */
class Source {
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
    await index.options({ ranking: { termSimilarity: 2, metaWeights: { names: 0.5, pairs: 0.1 } } });
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
        const parts = text.words(one);
        return { text: one, words: parts, folded: parts.join(" ") };
      }),
    }));
    this.byId = new Map(this.actors.map((actor) => [actor.id, actor]));
  }

  actorUrl(id) {
    return this.url(this.page.replace("*", id)).href;
  }

  /** The commonest words of the site, fetched when a word may be mistyped. */
  words() {
    this.common ??= fetch(this.url("search/words.txt")).then(async (found) =>
      (await found.text()).split("\n").map(text.fold),
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
class Question {
  constructor(params = new URLSearchParams()) {
    this.q = params.get("q") ?? "";
    this.sort = params.get("sort") === "date" ? "date" : "";
    this.facets = Object.fromEntries(
      Object.keys(FACETS).map((facet) => [facet, [...new Set(params.getAll(facet))].slice(0, 9)]),
    );
  }

  get selected() {
    return Object.entries(this.facets).flatMap(([facet, values]) =>
      values.map((value) => [facet, value]),
    );
  }

  /** Put it into a URL, or take it out. */
  write(url, shown) {
    for (const name of ["q", "sort", ...Object.keys(FACETS)]) url.searchParams.delete(name);
    if (!shown) return url;
    url.searchParams.set("q", this.q);
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

class Search {
  constructor(source, page) {
    this.source = source;
    this.page = page;
    this.question = new Question(new URLSearchParams(location.search));
    this.turn = 0;
    this.build();
  }

  build() {
    this.input = make("input", {
      class: "bw-search__input",
      type: "text",
      inputmode: "search",
      enterkeyhint: "search",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-label": "Search for",
      placeholder: "A word, a name in any spelling",
      oninput: () => this.typed(),
    });
    this.sort = make(
      "select",
      { class: "bw-search__sort", "aria-label": "Sort by", onchange: () => this.sorted() },
      make("option", { value: "" }, "Most relevant"),
      make("option", { value: "date" }, "Newest first"),
    );
    this.status = make("p", { class: "bw-search__status", role: "status" });
    this.notice = make("div", { class: "bw-search__notice" });
    this.jump = make("div", { class: "bw-search__jump" });
    this.chips = make("div", { class: "bw-search__chips" });
    this.values = make("div", { class: "bw-search__values" });
    this.more = make("details", { class: "bw-search__facets", ontoggle: () => this.run() },
      make("summary", {}, "Filters"), this.values);
    this.list = make("ol", { class: "bw-search__list" });
    this.next = make("button", { class: "bw-search__next", type: "button", hidden: true, onclick: () => this.showNext() }, "Show more");
    const close = make("button", { class: "bw-search__close", type: "button", onclick: () => this.close() }, "Close");
    const bar = make("form", { class: "bw-search__bar", role: "search", onsubmit: (event) => this.submit(event) },
      this.input, this.page ? null : close);
    const tools = make("div", { class: "bw-search__tools" }, this.status, this.sort);
    const body = make("div", { class: "bw-search__body" },
      this.notice, this.jump, this.more, this.chips, tools, this.list, this.next);
    this.root = make(this.page ? "div" : "dialog", { class: "bw-search", "aria-label": this.page ? false : "Search", onkeydown: (event) => this.key(event) }, bar, body);
    if (this.page) this.page.replaceChildren(this.root);
    else {
      document.body.append(this.root);
      this.root.addEventListener("close", () => this.closed());
      this.root.addEventListener("click", (event) => event.target === this.root && this.close());
    }
  }

  /* Opening and closing */

  open() {
    if (!this.page && !this.root.open) {
      this.root.showModal();
      if (!this.question.q) this.remember("replaceState");
    }
    this.input.focus();
    this.input.select();
    this.show();
  }

  close() {
    this.root.close();
  }

  closed() {
    this.turn += 1;
    this.remember("replaceState", false);
  }

  /** Show what the URL says, after the reader went back or forward. */
  restore() {
    const params = new URLSearchParams(location.search);
    if (!this.page && !params.has("q")) {
      this.turn += 1;
      if (this.root.open) {
        this.leaving = true;
        this.root.close();
      }
      return;
    }
    this.question = new Question(params);
    if (!this.page && !this.root.open) this.root.showModal();
    this.show();
  }

  remember(how, shown = true) {
    if (this.leaving) {
      this.leaving = false;
      return;
    }
    history[how](history.state, "", this.question.write(new URL(location), shown));
  }

  show() {
    this.done = true;
    this.input.value = this.question.q;
    this.sort.value = this.question.sort;
    if (this.question.selected.length) this.more.open = true;
    this.run();
  }

  /* What the reader does */

  typed() {
    this.done = false;
    this.question.q = this.input.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.remember("replaceState");
      this.run();
    }, PAUSE);
  }

  async submit(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    this.done = true;
    this.question.q = this.input.value;
    this.remember("replaceState");
    await this.run();
    this.links()[0]?.focus();
  }

  sorted() {
    this.question.sort = this.sort.value;
    this.remember("pushState");
    this.run();
  }

  toggle(facet, value) {
    const values = this.question.facets[facet];
    const place = values.indexOf(value);
    if (place < 0) values.push(value);
    else values.splice(place, 1);
    this.remember("pushState");
    this.run();
  }

  links() {
    return [...this.root.querySelectorAll(".bw-search__hit")];
  }

  key(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.links()];
    const place = stops.indexOf(document.activeElement);
    if (place < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, place + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }

  /* Searching */

  async run() {
    this.turn += 1;
    const { turn } = this;
    const current = () => turn === this.turn;
    this.root.setAttribute("aria-busy", "true");
    try {
      await this.source.warm();
      if (current()) await this.answer(current);
    } catch {
      if (current()) this.status.textContent = "The search index could not be loaded. Reload the page to try again.";
    }
    if (current()) this.root.removeAttribute("aria-busy");
  }

  async answer(current) {
    const unknown = this.dropUnknown();
    const { kept, cut } = text.clip(this.question.q);
    const meant = kept ? await mend(kept, this.source, this.done) : { query: "", note: "", offer: "" };
    if (!current()) return;
    const notes = [...unknown, ...(cut ? ["Only the beginning of this long query is searched."] : [])];
    if (meant.note) notes.push(meant.note);
    if (meant.offer) notes.push(this.offer(meant.offer));
    const asked = Boolean(meant.query) || (!kept && this.question.selected.length > 0);
    const found = asked ? await this.find(meant.query) : null;
    const first = found ? await this.load(found.results.slice(0, STEP)) : [];
    if (!current()) return;
    this.notice.replaceChildren(...notes.map((note) => make("p", {}, ...[note].flat())));
    this.showActors(meant.query || kept);
    this.list.replaceChildren();
    this.results = found?.results ?? [];
    this.append(first);
    this.say(kept, found);
    this.showChips();
    this.tools(found);
    if (this.more.open) await this.showFacets(meant.query, found, current);
  }

  find(query, without) {
    const { sort } = this.question;
    return this.source.pagefind.search(query ? text.forIndex(query) : null, {
      filters: this.question.filters(without),
      sort: sort || !query ? { date: "desc" } : {},
    });
  }

  load(results) {
    return Promise.all(results.map((result) => result.data()));
  }

  offer(query) {
    const take = make("button", { type: "button", onclick: () => this.take(query) }, query);
    return ["Did you mean ", take, "?"];
  }

  take(query) {
    this.input.value = query;
    this.question.q = query;
    this.remember("pushState");
    this.run();
    this.input.focus();
  }

  dropUnknown() {
    const notes = [];
    for (const [facet, value] of this.question.selected) {
      if (this.source.knows(facet, value)) continue;
      const values = this.question.facets[facet];
      values.splice(values.indexOf(value), 1);
      notes.push(`${FACETS[facet]} “${value.slice(0, 60)}” is not known here and is left out.`);
    }
    return notes;
  }

  /* Showing */

  say(kept, found) {
    const total = found?.results.length ?? 0;
    let said = "";
    if (found) said = total ? count(total, "result") : "Nothing here matches all of that.";
    else if (kept) said = "No results";
    this.status.textContent = said;
    this.root.classList.toggle("bw-search--empty", !kept && !found);
  }

  tools(found) {
    this.sort.hidden = !found || found.results.length < 2 || !this.question.q.trim();
    this.more.hidden = !found && !this.question.selected.length;
  }

  showActors(query) {
    const { actors } = this.source;
    const fitting = query
      ? text.findActors(query, actors, 4)
      : this.question.selected.length ? [] : actors.slice(0, 6).map((actor) => [actor, actor.name]);
    const heading = query ? "Actors" : "Named most often";
    this.jump.replaceChildren(...(fitting.length ? [
      make("h2", {}, heading),
      make("ul", {}, ...fitting.map(([actor, name]) => this.actor(actor, name))),
    ] : []));
  }

  actor(actor, name) {
    const also = name !== actor.name ? make("span", { class: "bw-search__also" }, " also ", make("bdi", {}, name)) : null;
    const only = make("button", {
      class: "bw-search__only",
      type: "button",
      "aria-label": `Only briefings that name ${actor.name}`,
      onclick: () => this.only(actor.id),
    }, count(actor.count, "briefing"));
    return make("li", {},
      make("a", { class: "bw-search__hit", href: this.source.actorUrl(actor.id) }, make("bdi", {}, actor.name)),
      also, " ", actor.count ? only : null);
  }

  /** Ask for an actor's briefings instead of for its name. */
  only(id) {
    this.question.q = "";
    this.input.value = "";
    if (!this.question.facets.actor.includes(id)) this.question.facets.actor.push(id);
    this.remember("pushState");
    this.more.open = true;
    this.run();
    this.input.focus();
  }

  append(pages) {
    this.list.append(...pages.map((page) => this.result(page)));
    this.next.hidden = this.list.children.length >= this.results.length;
  }

  async showNext() {
    const { turn } = this;
    const from = this.list.children.length;
    const pages = await this.load(this.results.slice(from, from + STEP));
    if (turn !== this.turn) return;
    this.append(pages);
    this.list.children[from]?.querySelector("a").focus();
  }

  result({ url, meta, excerpt: found, filters }) {
    const level = this.source.levels.get(filters.level?.[0]);
    const kind = filters.kind?.[0];
    return make("li", {},
      make("a", { class: "bw-search__hit", href: url }, make("bdi", {}, meta.title ?? url)),
      make("p", { class: "bw-search__facts" },
        level ? make("span", { class: `bw-badge bw-t${level.tone}` }, level.label) : null,
        meta.date ? make("span", {}, meta.date) : null,
        kind && kind !== "briefing" ? make("span", {}, KINDS[kind] ?? kind) : null),
      make("p", { class: "bw-search__text", dir: "auto" }, "… ", ...excerpt(found), " …"));
  }

  showChips() {
    this.chips.replaceChildren(...this.question.selected.map(([facet, value]) =>
      make("button", {
        type: "button",
        "aria-label": `Remove the filter ${FACETS[facet]}: ${this.source.label(facet, value)}`,
        onclick: () => {
          this.toggle(facet, value);
          this.input.focus();
        },
      }, make("bdi", {}, this.source.label(facet, value)), make("span", { "aria-hidden": "true" }, " ×"))));
  }

  /** Each facet's values with their counts, as if nothing of that facet were selected. */
  async showFacets(query, found, current) {
    if (!found) return;
    const all = await this.source.pagefind.filters();
    const again = await this.find(query);
    const counts = { ...again.filters };
    for (const facet of ["level", "year", "kind"]) {
      if (this.question.facets[facet].length) counts[facet] = (await this.find(query, facet)).filters[facet];
    }
    if (!current()) return;
    const focused = document.activeElement?.id;
    this.values.replaceChildren(...Object.keys(FACETS)
      .filter((facet) => all[facet])
      .map((facet) => this.facet(facet, counts[facet] ?? {})));
    if (focused) document.getElementById(focused)?.focus();
  }

  facet(facet, counts) {
    const selected = this.question.facets[facet];
    const shown = this.order(facet, counts).filter((value) => counts[value] || selected.includes(value));
    const values = facet === "actor" ? shown.slice(0, MOST_VALUES + selected.length) : shown;
    return make("fieldset", { class: `bw-search__facet bw-search__facet--${facet}` },
      make("legend", {}, FACETS[facet]),
      ...values.map((value) => make("label", {},
        make("input", {
          type: "checkbox",
          id: `bw-search-${facet}-${value}`,
          checked: selected.includes(value),
          onchange: () => this.toggle(facet, value),
        }),
        make("bdi", {}, this.source.label(facet, value)),
        make("small", {}, (counts[value] ?? 0).toLocaleString("en")))));
  }

  order(facet, counts) {
    if (facet === "level") return [...this.source.levels.keys()];
    if (facet === "year") return Object.keys(counts).sort().reverse();
    if (facet === "kind") return Object.keys(KINDS);
    const selected = this.question.facets.actor;
    return Object.keys(counts).sort((one, other) =>
      selected.includes(other) - selected.includes(one) || counts[other] - counts[one] || (one < other ? -1 : 1));
  }
}

/** Load the styles and make the search, once for each page that it is asked on. */
export const start = async (root) => {
  const source = new Source(root);
  const style = make("link", { rel: "stylesheet", href: new URL("assets/search.css", root) });
  await new Promise((done) => {
    style.onload = done;
    style.onerror = done;
    document.head.append(style);
  });
  let search;
  const current = () => {
    const page = document.querySelector("[data-bw-search-page]");
    if (!search?.root.isConnected || search.page !== page) {
      search?.root.remove();
      search = new Search(source, page);
    }
    return search;
  };
  return {
    open: () => current().open(),
    restore: () => current().restore(),
    warm: () => source.warm().catch(() => {}),
  };
};
