/* The search: a dialog, and the same on a page of its own. What it is asked stands in the URL. */
import { mend } from "./search-mend.js";
import { actorLine, button, count, facetBox, make, parse, resultLine } from "./search-parts.js";
import { FACETS, Question, Site } from "./search-site.js";
import { clip, findActors, forIndex } from "./search-words.js";

const PAUSE = 120;
const STEP = 6;
const HITS = "a.bw-title";
const PARTS = ["bar", "input", "notice", "jump", "facets", "values", "chips", "status", "sort", "list", "next"];
const FRAME = `
<form class="bw-search__bar" role="search">
<input class="bw-search__input" dir="auto" inputmode="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label="Search for" placeholder="A word, or a name in any spelling">
</form>
<div class="bw-search__body">
<div class="bw-search__notice"></div>
<div class="bw-search__jump"></div>
<details class="bw-more bw-search__facets"><summary>Filters</summary><div class="bw-search__values"></div></details>
<div class="bw-search__chips"></div>
<div class="bw-search__tools"><p class="bw-search__status" role="status"></p>
<select class="bw-button bw-search__sort" aria-label="Sort by"><option value="">Most relevant<option value="date">Newest first</select></div>
<ol class="bw-list bw-wide bw-search__list"></ol>
<button class="bw-button bw-search__next" type="button">Show more</button>
</div>`;

const params = () => new URLSearchParams(location.search);
const isAsked = () => params().has("q");

class Search {
  constructor(site, page) {
    this.site = site;
    this.page = page;
    this.turn = 0;
    this.question = new Question(page || isAsked() ? params() : new URLSearchParams());
    this.root = page ? make("div", { class: "bw-search" }) : make("dialog", { class: "bw bw-search", "aria-label": "Search" });
    this.root.append(...parse(FRAME));
    for (const name of PARTS) this[name] = this.root.querySelector(`.bw-search__${name}`);
    if (page) page.replaceChildren(this.root);
    else {
      this.bar.append(button("Close", () => this.root.close()));
      document.body.append(this.root);
    }
    this.root.onkeydown = (event) => this.key(event);
    this.root.onclose = () => this.closed();
    this.root.onclick = ({ target }) => {
      if (!page && target === this.root) this.root.close();
    };
    this.bar.onsubmit = (event) => this.submit(event);
    this.input.oninput = () => this.typed();
    this.facets.ontoggle = () => this.facets.open && this.run();
    this.sort.onchange = () => {
      this.question.sort = this.sort.value;
      this.ask();
    };
    this.next.onclick = () => this.showNext();
    this.clear();
  }

  /* Opening and closing */

  /** Open, with what the reader typed before it could be. */
  open(typed) {
    if (!this.page && !this.root.open) {
      if (!isAsked()) this.question = new Question(new URLSearchParams());
      this.before = isAsked() ? this.question.address(false) : location.href;
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
    history[how](history.state, "", this.question.address(true));
  }

  show() {
    this.done = true;
    this.input.value = this.question.q;
    this.sort.value = this.question.sort;
    if (this.question.selected.length) this.facets.open = true;
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
    const asked = (this.question.q = this.input.value);
    await this.ask("replaceState");
    // Who types on keeps the focus: the next Enter would follow a link.
    if (this.input.value === asked) this.root.querySelector(HITS)?.focus();
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

  ask(how = "pushState") {
    this.done = true;
    this.remember(how);
    return this.run();
  }

  key(event) {
    if (!this.page) event.stopPropagation(); // a theme's own keys would turn the page behind
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.input, ...this.root.querySelectorAll(HITS)];
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
    this.root.ariaBusy = "true";
    try {
      await this.site.warm();
      if (current()) await this.answer(current);
    } catch {
      if (current()) {
        this.clear();
        this.status.textContent = "The search could not be loaded. Reload the page to try again.";
      }
    }
    if (current()) this.root.ariaBusy = null;
  }

  async answer(current) {
    const notes = this.dropUnknown();
    const { kept, cut } = clip(this.question.q);
    const { query, note, offer } = kept ? await mend(kept, this.site, this.done) : { query: "" };
    if (!current()) return;
    const found = query || (!kept && this.question.selected.length) ? await this.find(query) : null;
    this.results = found?.results ?? [];
    // The index names pages by their days.
    const day = ({ id }) => id.split("-").at(-1);
    if (this.question.sort || !query) this.results.sort((one, other) => (day(one) > day(other) ? -1 : 1));
    const first = await this.load(0);
    if (!current()) return;
    if (cut) notes.push("Only the beginning of this long query is searched.");
    if (note) notes.push(note);
    this.clear();
    for (const one of notes) this.tell(one);
    if (offer) this.tell("Did you mean ", button(offer, () => this.take(offer)), "?");
    this.showActors(query);
    this.showChips();
    this.append(first);
    this.say(kept, found);
    if (found && this.facets.open) await this.showFacets(query, current);
  }

  find(query, without) {
    return this.site.pagefind.search(query ? forIndex(query) : null, {
      filters: this.question.filters(without),
    });
  }

  load(from) {
    return Promise.all(this.results.slice(from, from + STEP).map((result) => result.data()));
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
    for (const part of [this.sort, this.facets, this.next]) part.hidden = true;
    this.status.textContent = "";
  }

  tell(...said) {
    this.notice.append(make("p", { class: "bw-notice" }, ...said));
  }

  say(kept, found) {
    const total = this.results.length;
    this.sort.hidden = total < 2 || !kept;
    this.facets.hidden = !found;
    if (total) this.status.textContent = count(total, "result");
    else if (found) this.status.textContent = "Nothing here matches all of that.";
    else if (kept) this.status.textContent = "No results.";
  }

  showActors(query) {
    const { actors } = this.site;
    if (!query && (this.question.q.trim() || this.question.selected.length)) return;
    const fitting = query
      ? findActors(query, actors, 4)
      : actors.slice(0, 6).map((actor) => [actor, actor.name]);
    if (!fitting.length) return;
    this.jump.append(
      make("p", { class: "bw-label" }, query ? "Actors" : "Named most often"),
      make("ul", { class: "bw-list" }, ...fitting.map(([actor, name]) =>
        actorLine(actor, name, this.site.actorUrl(actor.id), () => this.only(actor.id)))));
  }

  showChips() {
    for (const [facet, value] of this.question.selected) {
      const label = this.site.label(facet, value);
      const off = () => {
        this.input.focus();
        this.toggle(facet, value);
      };
      this.chips.append(button(`${label} ×`, off, `${label} ×, remove this filter`));
    }
  }

  append(pages) {
    this.list.append(...pages.map((page) => resultLine(page, this.site)));
    this.next.hidden = this.list.children.length >= this.results.length;
  }

  async showNext() {
    const { turn } = this;
    const from = this.list.children.length;
    const pages = await this.load(from);
    if (turn !== this.turn) return;
    this.append(pages);
    this.list.children[from]?.querySelector("a").focus();
  }

  /** Each facet's values with their counts, as if nothing of that facet were selected. */
  async showFacets(query, current) {
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
          facetBox(facet, counts[facet] ?? {}, this.question.facets[facet], this.site, (value) => this.toggle(facet, value))));
    if (focused) document.getElementById(focused)?.focus();
  }
}

/** Make the search, once for each page that it is asked on. */
export const start = (root) => {
  const site = new Site(root);
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
