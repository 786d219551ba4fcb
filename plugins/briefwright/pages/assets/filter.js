/* The chronology's filter: any of the levels, any of the kinds, all of the actors. */
const NAMES = ["level", "kind", "actor"];
const NOTHING = { level: [], kind: [], actor: [] };

const amount = (number) => number.toLocaleString("en");

const asked = () => {
  const params = new URLSearchParams(location.search);
  const values = (name) => params.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
  return Object.fromEntries(NAMES.map((name) => [name, [...new Set(values(name))]]));
};

/** Whether an entry is one of those asked for; an event has no level. */
const fits = ({ level, kind, actor }, [at, named]) =>
  (!level.length || level.includes(at)) &&
  (!kind.length || kind.includes(at ? "briefing" : "event")) &&
  actor.every((one) => named.includes(one));

/** The rows below each heading, and what the heading says when nothing is filtered. */
const chapters = (page) =>
  [...page.querySelectorAll(".bw-month")].map((heading) => {
    const rows = [...heading.nextElementSibling.children].map((row) => [
      row,
      [row.dataset.level, row.dataset.actors.split(" ")],
    ]);
    const [small = document.createElement("small")] = heading.getElementsByClassName("bw-count");
    if (!small.isConnected) heading.append(" ", small);
    return { rows, small, text: small.textContent };
  });

/** The table's figures: how many of each month fit. */
class Figures {
  constructor(page, url, tones) {
    this.url = url;
    this.tones = tones;
    this.cells = [...page.querySelectorAll(".bw-grid td a")].map((link) => ({
      link,
      key: link.hash.slice(1),
      whole: link.cloneNode(true),
    }));
  }

  load() {
    return (this.ready ??= fetch(this.url)
      .then((answer) => answer.json())
      .then(({ levels, actors, months }) => {
        const entry = ([level, ...named]) => [levels[level] ?? "", named.map((one) => actors[one])];
        this.months = new Map(
          Object.entries(months).map(([month, entries]) => [month, entries.map(entry)]),
        );
      })
      .catch(() => (this.ready = undefined)));
  }

  reset() {
    if (!this.months) return;
    for (const { link, whole } of this.cells) {
      link.title = whole.title;
      link.replaceChildren(...whole.cloneNode(true).childNodes);
    }
  }

  /** Say in each cell how many fit; return how many do in all, and of how many. */
  show(query) {
    this.reset();
    const isEvents = query.kind.join() === "event";
    for (const { link, key } of this.cells) {
      const entries = (this.months.get(key) ?? []).filter(([level]) => !level === isEvents);
      const levels = entries.filter((entry) => fits(query, entry)).map(([level]) => level);
      const [all, fitting] = [entries, levels].map((list) => amount(list.length));
      link.firstChild.textContent = entries.length ? `${fitting}/${all}` : "–";
      link.title = `${fitting} of ${all} fit. In all: ${link.title}`;
      let x = 0;
      for (const bar of link.querySelectorAll("rect")) {
        const width = levels.filter((level) => bar.classList.contains(this.tones.get(level))).length;
        bar.setAttribute("x", x);
        bar.setAttribute("width", width);
        x += width;
      }
    }
    const entries = [...this.months.values()].flat();
    return [entries.filter((entry) => fits(query, entry)).length, entries.length];
  }
}

/** The bar with what is asked for; `change` is told of what a reader asks. */
class Bar {
  constructor(template, change) {
    this.form = template.content.firstElementChild.cloneNode(true);
    template.after(this.form);
    [this.select] = this.form.getElementsByTagName("select");
    this.picked = this.form.querySelector(".bw-picked");
    this.status = this.form.querySelector("[role=status]");
    this.boxes = [...this.form.querySelectorAll("[type=checkbox]")];
    this.names = new Map([...this.select.options].map((one) => [one.value, one.text]));
    this.change = change;
    this.form.onsubmit = (event) => event.preventDefault();
    this.form.onreset = () => change(NOTHING);
    this.form.onchange = () => this.turn([...this.actors, this.select.value]);
  }

  /** Ask for what is ticked, and for these actors. */
  turn(actors) {
    const data = new FormData(this.form);
    this.change({
      level: data.getAll("level"),
      kind: data.getAll("kind"),
      actor: [...new Set(actors)].filter(Boolean),
    });
  }

  show(query) {
    this.actors = query.actor;
    for (const box of this.boxes) box.checked = query[box.name].includes(box.value);
    this.select.value = "";
    this.picked.replaceChildren(
      ...query.actor.map((actor) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "bw-button";
        button.textContent = `${this.names.get(actor) ?? actor} ×`;
        button.ariaLabel = `${button.textContent}, remove`;
        button.onclick = () => {
          this.turn(this.actors.filter((one) => one !== actor));
          this.select.focus();
        };
        item.append(button);
        return item;
      }),
    );
  }

  /** What is asked for and is nothing: said, or a reader takes an empty page for an answer. */
  strange(query) {
    const isKnown = (name, value) =>
      name === "actor"
        ? this.names.has(value)
        : this.boxes.some((box) => box.name === name && box.value === value);
    const where = { level: "", kind: "", actor: " on this page" };
    return NAMES.flatMap((name) =>
      query[name]
        .filter((value) => !isKnown(name, value))
        .map((value) => `There is no ${name} “${value}”${where[name]}. `),
    ).join("");
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
  const figures = new Figures(page, new URL(template.dataset.bwFilter, location), tones);
  const ways = page.querySelectorAll(".bw-months a, .bw-years a, .bw-up a");
  let current;

  const apply = async (query) => {
    current = query;
    const isOn = NAMES.some((name) => query[name].length);
    let shown = 0;
    let total = 0;
    for (const { rows, small, text } of parts) {
      for (const [row, entry] of rows) row.hidden = !fits(query, entry);
      const fitting = rows.filter(([row]) => !row.hidden).length;
      small.textContent = isOn ? `${amount(fitting)} of ${amount(rows.length)}` : text;
      shown += fitting;
      total += rows.length;
    }
    bar.show(query);
    for (const way of ways) way.search = location.search;
    const entries = `${amount(total)} entries on this page`;
    const here = `${bar.strange(query)}${amount(shown)} of ${entries}`;
    bar.status.textContent = `${isOn ? here : entries}.`;
    if (!isOn) {
      figures.reset();
      return;
    }
    await figures.load();
    if (!figures.months || current !== query) return;
    const [found, all] = figures.show(query);
    bar.status.textContent = `${here}, ${amount(found)} of ${amount(all)} in the whole chronology.`;
  };

  const bar = new Bar(template, (query) => {
    const url = new URL(location);
    for (const name of NAMES) {
      url.searchParams.delete(name);
      if (query[name].length) url.searchParams.set(name, query[name].join());
    }
    history.replaceState(history.state, "", url.href.replaceAll("%2C", ","));
    apply(query);
  });
  apply(asked());
};
