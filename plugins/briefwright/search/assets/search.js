/* The search: a dialog, and the same on a page of its own. What it is asked stands in the URL. */
import { mend } from "./search-mend.js";
import { actorLine, chip, count, facetBox, make, resultLine } from "./search-parts.js";
import { FACETS, Question, Site } from "./search-site.js";
import { clip, findActors, forIndex } from "./search-words.js";

const PAUSE = 120;
const STEP = 6;
const NOTHING = { query: "", note: "", offer: "" };

const params = () => new URLSearchParams(location.search);
const isAsked = () => params().has("q");

class Search {
  constructor(site, page) {
    this.site = site;
    this.page = page;
    this.turn = 0;
    this.question = new Question(page || isAsked() ? params() : undefined);
    this.build();
  }

  build() {
    const button = (name, text, onclick) =>
      make("button", { class: `bw-search__${name}`, type: "button", onclick }, text);
    this.input = make("input", {
      class: "bw-search__input",
      type: "text",
      dir: "auto",
      inputmode: "search",
      enterkeyhint: "search",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-label": "Search for",
      placeholder: "A word, or a name in any spelling",
      oninput: () => this.typed(),
    });
    this.sort = make("select", { class: "bw-search__sort", "aria-label": "Sort by", onchange: () => this.sorted() },
      make("option", { value: "" }, "Most relevant"),
      make("option", { value: "date" }, "Newest first"));
    this.status = make("p", { class: "bw-search__status", role: "status" });
    this.notice = make("div", { class: "bw-search__notice" });
    this.jump = make("div", { class: "bw-search__jump" });
    this.chips = make("div", { class: "bw-search__chips" });
    this.values = make("div", { class: "bw-search__values" });
    this.more = make("details", { class: "bw-search__facets", ontoggle: () => this.more.open && this.run() },
      make("summary", {}, "Filters"), this.values);
    this.list = make("ol", { class: "bw-search__list" });
    this.next = button("next", "Show more", () => this.showNext());
    const bar = make("form", { class: "bw-search__bar", role: "search", onsubmit: (event) => this.submit(event) },
      this.input, this.page ? null : button("close", "Close", () => this.root.close()));
    const body = make("div", { class: "bw-search__body" },
      this.notice, this.jump, this.more, this.chips,
      make("div", { class: "bw-search__tools" }, this.status, this.sort), this.list, this.next);
    const onkeydown = (event) => this.key(event);
    this.root = this.page
      ? make("div", { class: "bw-search", onkeydown }, bar, body)
      : make("dialog", { class: "bw-search", "aria-label": "Search", onkeydown }, bar, body);
    this.clear();
    if (this.page) this.page.replaceChildren(this.root);
    else document.body.append(this.root);
    this.root.addEventListener("close", () => this.closed());
    this.root.addEventListener("click", (event) => event.target === this.root && this.root.close?.());
  }

  /* Opening and closing */

  /** Open, with what the reader typed before it could be. */
  open(typed) {
    if (!this.page && !this.root.open) {
      if (!isAsked()) this.question = new Question();
      this.before = this.question.write(new URL(location), false);
      if (!isAsked()) this.before = new URL(location);
      this.root.showModal();
    }
    this.input.focus();
    if (typed) {
      this.input.value = typed;
      this.typed();
      return;
    }
    this.show();
    this.input.select();
  }

  closed() {
    this.turn += 1;
    if (isAsked()) history.replaceState(history.state, "", this.before);
  }

  /** Show what the URL says, after the reader went back or forward. */
  restore() {
    if (!this.page && !isAsked()) {
      this.root.close();
      return;
    }
    this.question = new Question(params());
    if (this.page || this.root.open) this.show();
    else this.open();
  }

  remember(how) {
    history[how](history.state, "", this.question.write(new URL(location), true));
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
    this.hits()[0]?.focus();
  }

  sorted() {
    this.question.sort = this.sort.value;
    this.ask();
  }

  toggle(facet, value) {
    this.question.toggle(facet, value);
    this.ask();
  }

  /** Ask for an actor's briefings instead of for its name. */
  only(id) {
    if (!this.question.facets.actor.includes(id)) this.question.toggle("actor", id);
    this.take("");
  }

  take(query) {
    this.question.q = query;
    this.input.value = query;
    this.input.focus();
    this.ask();
  }

  ask() {
    this.done = true;
    this.remember("pushState");
    this.run();
  }

  hits() {
    return [...this.root.querySelectorAll(".bw-search__hit")];
  }

  key(event) {
    if (!this.page) event.stopPropagation(); // a theme's own keys would turn the page behind
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.input, ...this.hits()];
    const place = stops.indexOf(document.activeElement);
    if (!step || place < 0) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, place + step))].focus();
  }

  /* Searching */

  async run() {
    this.turn += 1;
    const { turn } = this;
    const current = () => turn === this.turn;
    this.root.setAttribute("aria-busy", "true");
    try {
      await this.site.warm();
      if (current()) await this.answer(current);
    } catch {
      if (current()) {
        this.clear();
        this.status.textContent = "The search could not be loaded. Reload the page to try again.";
      }
    }
    if (current()) this.root.removeAttribute("aria-busy");
  }

  async answer(current) {
    const notes = this.dropUnknown();
    const { kept, cut } = clip(this.question.q);
    const meant = kept ? await mend(kept, this.site, this.done) : NOTHING;
    if (!current()) return;
    const asked = meant.query || (!kept && this.question.selected.length);
    const found = asked ? await this.find(meant.query) : null;
    if (found && (this.question.sort || !meant.query)) await this.site.newest(found.results);
    const first = found ? await this.load(found.results.slice(0, STEP)) : [];
    if (!current()) return;
    if (cut) notes.push("Only the beginning of this long query is searched.");
    if (meant.note) notes.push(meant.note);
    this.clear();
    this.notice.append(...notes.map((note) => make("p", {}, note)));
    if (meant.offer) this.notice.append(this.offer(meant.offer));
    this.showActors(meant.query);
    this.showChips();
    this.results = found?.results ?? [];
    this.append(first);
    this.say(kept, found);
    if (found && this.more.open) await this.showFacets(meant.query, found, current);
  }

  find(query, without) {
    return this.site.pagefind.search(query ? forIndex(query) : null, {
      filters: this.question.filters(without),
    });
  }

  load(results) {
    return Promise.all(results.map((result) => result.data()));
  }

  /** Leave out what the URL names and the site does not have; return what to say of it. */
  dropUnknown() {
    return this.question.selected
      .filter(([facet, value]) => !this.site.knows(facet, value))
      .map(([facet, value]) => {
        this.question.toggle(facet, value);
        return `${FACETS[facet]} “${value.slice(0, 60)}” is not known here and is left out.`;
      });
  }

  /* Showing */

  clear() {
    for (const part of [this.notice, this.jump, this.chips, this.list]) part.replaceChildren();
    for (const part of [this.sort, this.more, this.next]) part.hidden = true;
    this.status.textContent = "";
  }

  say(kept, found) {
    const total = found?.results.length ?? 0;
    this.sort.hidden = total < 2 || !kept;
    this.more.hidden = !found;
    if (total) this.status.textContent = count(total, "result");
    else if (found) this.status.textContent = "Nothing here matches all of that.";
    else if (kept) this.status.textContent = "No results.";
  }

  offer(query) {
    const take = make("button", { type: "button", onclick: () => this.take(query) }, query);
    return make("p", {}, "Did you mean ", take, "?");
  }

  showActors(query) {
    const { actors } = this.site;
    if (!query && (this.question.q.trim() || this.question.selected.length)) return;
    const fitting = query
      ? findActors(query, actors, 4)
      : actors.slice(0, 6).map((actor) => [actor, actor.name]);
    if (!fitting.length) return;
    this.jump.append(
      make("h2", {}, query ? "Actors" : "Named most often"),
      make("ul", {}, ...fitting.map(([actor, name]) =>
        actorLine(actor, name, this.site.actorUrl(actor.id), () => this.only(actor.id)))));
  }

  showChips() {
    this.chips.append(...this.question.selected.map(([facet, value]) =>
      chip(this.site.label(facet, value), () => {
        this.input.focus();
        this.toggle(facet, value);
      })));
  }

  append(pages) {
    this.list.append(...pages.map((page) => resultLine(page, this.site.levels)));
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

  /** Each facet's values with their counts, as if nothing of that facet were selected. */
  async showFacets(query, found, current) {
    const all = await this.site.pagefind.filters();
    const counts = { ...(await this.find(query)).filters };
    for (const facet of ["level", "year", "kind"]) {
      if (this.question.facets[facet].length)
        counts[facet] = (await this.find(query, facet)).filters[facet];
    }
    if (!current()) return;
    const focused = document.activeElement?.id;
    this.values.replaceChildren(
      ...Object.keys(FACETS)
        .filter((facet) => all[facet])
        .map((facet) =>
          facetBox(facet, {
            counts: counts[facet] ?? {},
            selected: this.question.facets[facet],
            site: this.site,
            change: (value) => this.toggle(facet, value),
          })));
    if (focused) document.getElementById(focused)?.focus();
  }
}

/** Load the styles and make the search, once for each page that it is asked on. */
export const start = async (root) => {
  const site = new Site(root);
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
      search = new Search(site, page);
    }
    return search;
  };
  return {
    open: (typed) => current().open(typed),
    restore: () => current().restore(),
    warm: () => site.warm().catch(() => {}),
  };
};
