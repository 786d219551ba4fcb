/* The chronology's filter: any of the levels, any of the kinds, all of the actors. */
const NAMES = ["level", "kind", "actor"];

const asked = () => {
  const params = new URLSearchParams(location.search);
  return Object.fromEntries(
    NAMES.map((name) => [
      name,
      new Set(params.getAll(name).flatMap((value) => value.split(",")).filter(Boolean)),
    ]),
  );
};

const amount = (number) => number.toLocaleString("en");

/** Whether an entry is one of those asked for. */
const fits = (query, level, actors) =>
  (!query.level.size || query.level.has(level)) &&
  (!query.kind.size || query.kind.has(level ? "briefing" : "event")) &&
  [...query.actor].every((actor) => actors.includes(actor));

/** The rows below each heading, as they are when nothing is filtered. */
const chapters = (page) =>
  [...page.querySelectorAll(".bw-month")].map((heading) => {
    const rows = [...heading.nextElementSibling.children].map((row) => ({
      row,
      level: row.dataset.level,
      actors: row.dataset.actors.split(" "),
    }));
    let small = heading.querySelector(".bw-count");
    if (!small) {
      small = document.createElement("small");
      small.className = "bw-count";
      heading.append(" ", small);
    }
    return { rows, small, text: small.textContent };
  });

const place = (bar, x, width) => {
  bar.setAttribute("x", x);
  bar.setAttribute("width", width);
};

/** The table's figures: how many of each month fit. */
class Figures {
  constructor(page, url, tones) {
    this.url = url;
    this.tones = tones;
    this.cells = [...page.querySelectorAll(".bw-grid td a")].map((link) => ({
      link,
      title: link.title,
      key: link.hash.slice(1),
      text: link.firstChild,
      whole: link.firstChild.textContent,
      bars: [...link.querySelectorAll("rect")].map((bar) => ({
        bar,
        x: bar.getAttribute("x"),
        width: bar.getAttribute("width"),
      })),
    }));
  }

  load() {
    this.ready ??= fetch(this.url)
      .then((answer) => answer.json())
      .then(({ levels, actors, months }) => {
        this.months = new Map(
          Object.entries(months).map(([month, entries]) => [
            month,
            entries.map(([level, ...named]) => [levels[level] ?? "", named.map((n) => actors[n])]),
          ]),
        );
      })
      .catch(() => (this.ready = undefined));
    return this.ready;
  }

  reset() {
    for (const { link, title, text, whole, bars } of this.cells) {
      link.title = title;
      text.textContent = whole;
      for (const { bar, x, width } of bars) place(bar, x, width);
    }
  }

  /** Say in each cell how many fit; return how many do in all, and of how many. */
  show(query) {
    const events = query.kind.size === 1 && query.kind.has("event");
    let found = 0;
    let all = 0;
    for (const entries of this.months.values()) {
      all += entries.length;
      found += entries.filter((entry) => fits(query, ...entry)).length;
    }
    for (const { link, title, key, text, bars } of this.cells) {
      const entries = (this.months.get(key) ?? []).filter(([level]) => !level === events);
      const levels = entries.filter((entry) => fits(query, ...entry)).map(([level]) => level);
      const fitting = levels.length;
      text.textContent = entries.length ? `${amount(fitting)}/${amount(entries.length)}` : "–";
      link.title = `${amount(fitting)} of ${amount(entries.length)} fit. In all: ${title}`;
      let x = 0;
      for (const { bar } of bars) {
        const width = levels.filter((level) => bar.classList.contains(this.tones.get(level))).length;
        place(bar, x, width);
        x += width;
      }
    }
    return [found, all];
  }
}

/** The bar with what is asked for; `change` is told of what a reader asks. */
class Bar {
  constructor(template, change) {
    this.form = template.content.firstElementChild.cloneNode(true);
    template.after(this.form);
    this.select = this.form.querySelector("select");
    this.picked = this.form.querySelector(".bw-picked");
    this.status = this.form.querySelector("[role=status]");
    this.names = new Map([...this.select.options].map((one) => [one.value, one.text]));
    this.form.onsubmit = (event) => event.preventDefault();
    this.form.onreset = () => change({ level: new Set(), kind: new Set(), actor: new Set() });
    this.form.onchange = () => {
      const data = new FormData(this.form);
      const actors = new Set(this.actors);
      if (this.select.value) actors.add(this.select.value);
      change({
        level: new Set(data.getAll("level")),
        kind: new Set(data.getAll("kind")),
        actor: actors,
      });
    };
    this.drop = (actor) => {
      const { level, kind } = asked();
      change({ level, kind, actor: new Set([...this.actors].filter((one) => one !== actor)) });
      this.select.focus();
    };
  }

  show(query) {
    this.actors = query.actor;
    for (const box of this.form.querySelectorAll("[type=checkbox]")) {
      box.checked = query[box.name].has(box.value);
    }
    this.select.value = "";
    this.picked.replaceChildren(
      ...[...query.actor].map((actor) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "bw-button";
        button.textContent = `${this.names.get(actor) ?? actor} ×`;
        button.setAttribute("aria-label", `${this.names.get(actor) ?? actor} ×, remove`);
        button.onclick = () => this.drop(actor);
        item.append(button);
        return item;
      }),
    );
  }

  /** What is asked for and is nothing: said, or a reader takes an empty page for an answer. */
  strange(query) {
    const boxes = [...this.form.querySelectorAll("[type=checkbox]")];
    const known = (name, value) => boxes.some((box) => box.name === name && box.value === value);
    const values = ["level", "kind"].flatMap((name) =>
      [...query[name]].filter((value) => !known(name, value)).map((value) => `no ${name} “${value}”`),
    );
    const actors = [...query.actor].filter((actor) => !this.names.has(actor));
    return [...values, ...actors.map((actor) => `no actor “${actor}” on this page`)];
  }
}

export const start = () => {
  const template = document.querySelector("template[data-bw-filter]");
  const page = template.closest(".bw");
  if (page.querySelector(".bw-filter")) return;
  const parts = chapters(page);
  const tones = new Map(
    [...template.content.querySelectorAll("[name=level]")].map((box) => [
      box.value,
      box.nextElementSibling.classList[1],
    ]),
  );
  const figures = new Figures(page, new URL(template.dataset.bwFilter, location.href), tones);
  const ways = page.querySelectorAll(".bw-months a, .bw-years a, .bw-up a");

  const apply = async (query) => {
    const active = NAMES.some((name) => query[name].size);
    let shown = 0;
    let total = 0;
    for (const { rows, small, text } of parts) {
      const fitting = rows.filter(({ row, level, actors }) => {
        row.hidden = !fits(query, level, actors);
        return !row.hidden;
      }).length;
      small.textContent = active ? `${amount(fitting)} of ${amount(rows.length)}` : text;
      shown += fitting;
      total += rows.length;
    }
    bar.show(query);
    for (const way of ways) way.search = location.search;
    const strange = bar.strange(query).map((one) => `There is ${one}. `).join("");
    const here = `${amount(shown)} of ${amount(total)} entries on this page`;
    bar.status.textContent = active ? `${strange}${here}.` : `${amount(total)} entries on this page.`;
    if (!active) figures.reset();
    else if (await figures.load().then(() => figures.months && current === query)) {
      const [found, all] = figures.show(query);
      const whole = `${amount(found)} of ${amount(all)} in the whole chronology`;
      bar.status.textContent = `${strange}${here}, ${whole}.`;
    }
  };

  let current;
  const turn = (query) => {
    current = query;
    apply(query);
  };
  const bar = new Bar(template, (query) => {
    const url = new URL(location.href);
    for (const name of NAMES) {
      url.searchParams.delete(name);
      if (query[name].size) url.searchParams.set(name, [...query[name]].join(","));
    }
    history.replaceState(history.state, "", url.href.replaceAll("%2C", ","));
    turn(query);
  });
  turn(asked());
};
