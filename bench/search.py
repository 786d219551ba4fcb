"""Measure the search of a finished site, in Chromium, from the bytes that its server sends.

    python -m bench.search SITE

Says how many of an actor's briefings each of its names finds, how often the right word is the
first one offered for a slip of one letter, and what a page and a first result cost.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.browser.serving import Served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playwright.sync_api import Browser, Page

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPACELESS = "\u0e00"
"""Slips of scripts without spaces are not looked for; they begin here, roughly."""

SEARCHED = """async ({home, queries}) => {
    const {Site} = await import(home + "assets/search.js");
    const {forIndex} = await import(home + "assets/search.js");
    const site = new Site(new URL(home));
    await site.warm();
    const found = [], ids = {};
    for (const query of queries) {
        const {results} = await site.pagefind.search(forIndex(query));
        for (const one of results) ids[one.id] ??= (await one.data()).url;
        found.push(results.map((one) => ids[one.id]));
    }
    return found;
}"""
MENDED = """async ({home, queries}) => {
    const {Site} = await import(home + "assets/search.js");
    const {mend} = await import(home + "assets/search.js");
    const {words} = await import(home + "assets/search.js");
    const site = new Site(new URL(home));
    await site.warm();
    const found = [];
    for (const query of queries) {
        const {query: searched, offer, note} = await mend(query, site, true);
        found.push([words(offer || searched).join(" "), Boolean(offer || note)]);
    }
    return found;
}"""


@dataclass(frozen=True)
class Slip:
    """A query with one letter wrong, and what was meant."""

    typed: str
    meant: str
    word: str
    """The word that is wrong, as it is typed."""


def read_json(served: Served, path: str) -> Any:
    return json.loads((served.folder / path).read_text(encoding="utf-8"))


def measure_names(page: Page, served: Served) -> Iterator[str]:
    named: dict[str, set[str]] = {}
    for record in read_json(served, "data/briefings.json"):
        for actor in {*record["actors"], *(one["actor"] for one in record["mentions"])}:
            named.setdefault(actor, set()).add(served.base + record["url"])
    actors = [one for one in read_json(served, "data/actors.json") if one["id"] in named]
    names = [(one["id"], name) for one in actors for name in (one["name"], *one["names"])]
    queries = [name for _, name in names]
    queries += [fold(name) for name in queries]
    found = page.evaluate(SEARCHED, {"home": served.url, "queries": queries})
    wanted = [named[actor] for actor, _ in names] * 2
    hits = sum(len(want & set(got)) for want, got in zip(wanted, found, strict=True))
    total = sum(map(len, wanted))
    yield f"names: {len(names):,} of {len(actors):,} actors, each with and without accents"
    yield f"  of their briefings found: {hits / total:.2%}"
    for (actor, name), want, got in zip(names * 2, wanted, found, strict=True):
        if len(want & set(got)) < 0.99 * len(want):
            yield f"  {name} ({actor}): {len(want & set(got))} of {len(want)}"


def measure_slips(page: Page, served: Served) -> Iterator[str]:
    choose = random.Random(1)  # noqa: S311 - slips, no secrets
    names = [
        text for _, name, _, others in read_json(served, "search/names.json")["actors"]
        for text in (name, *others)
    ]  # fmt: skip
    words = (served.folder / "search/words.txt").read_text(encoding="utf-8").split("\n")
    known = read_words(page, served, [*names, *words])
    kinds = {"actor names": make_slips(names, choose), "commonest words": make_slips(words, choose)}
    all_counts: Counter[str] = Counter()
    for kind, slips in kinds.items():
        queries = [slip.typed for slip in slips]
        found = page.evaluate(MENDED, {"home": served.url, "queries": queries})
        counts: Counter[str] = Counter()
        for slip, (meant, told) in zip(slips, found, strict=True):
            counts[judge(slip, meant, known, told=told)] += 1
        all_counts += counts
        yield f"slips in {kind}: {describe(counts)}"
    yield f"slips in all: {describe(all_counts)}"


def make_slips(texts: Iterable[str], choose: random.Random) -> list[Slip]:
    slips = []
    for text in texts:
        parts = fold_words(text)
        places = [place for place, word in enumerate(parts) if len(word) > 2 and word.isalpha()]
        if not places or any(letter >= SPACELESS for part in parts for letter in part):
            continue
        place = choose.choice(places)
        wrong = slip_in(parts[place], choose)
        typed = [*parts[:place], wrong, *parts[place + 1 :]]
        slips.append(Slip(" ".join(typed), " ".join(parts), wrong))
    return slips


def slip_in(word: str, choose: random.Random) -> str:
    """Replace, leave out, add or swap one letter, each as often."""
    while True:
        place = choose.randrange(len(word))
        before, after = word[:place], word[place + 1 :]
        wrong = (
            before + choose.choice(LETTERS) + after,
            before + after,
            before + choose.choice(LETTERS) + word[place:],
            before + after[:1] + word[place] + after[1:],
        )[choose.randrange(4)]
        if wrong != word:
            return wrong


def judge(slip: Slip, meant: str, known: set[str], *, told: bool) -> str:
    if slip.word in known:
        return "no slip: a word of the site"
    if meant == slip.meant and told:
        return "right"
    if not told and any(word.startswith(slip.word) for word in slip.meant.split()):
        return "right, as the beginning of the word"
    return "wrong" if told else "not noticed"


def describe(counts: Counter[str]) -> str:
    slips = sum(count for kind, count in counts.items() if not kind.startswith("no slip"))
    right = sum(count for kind, count in counts.items() if kind.startswith("right"))
    return f"{right / slips:.2%} of {slips:,} right; {dict(sorted(counts.items()))}"


def read_words(page: Page, served: Served, more: Sequence[str]) -> set[str]:
    """Return every word of the site's briefings and of these texts, folded."""
    script = """async ({home, urls}) => {
        const found = new Set();
        const {words} = await import(home + "assets/search.js");
        for (const url of urls) {
            const text = await (await fetch(home + url)).text();
            const body = new DOMParser().parseFromString(text, "text/html").querySelector(".bw");
            for (const word of words(body.textContent)) found.add(word);
        }
        return [...found];
    }"""
    urls = [one["url"] for one in read_json(served, "data/briefings.json")]
    known = set(page.evaluate(script, {"home": served.url, "urls": urls}))
    return known | {word for text in more for word in fold_words(text)}


def measure_bytes(browser: Browser, served: Served) -> Iterator[str]:
    records = read_json(served, "data/briefings.json")
    actors = sorted(read_json(served, "data/actors.json"), key=lambda one: -one["briefings"])
    queries = (actors[0]["name"], actors[len(actors) // 2]["name"], records[0]["title"])
    for query in queries:
        context = browser.new_context()
        page = context.new_page()
        served.take()
        page.goto(served.url + records[0]["url"], wait_until="networkidle")
        whole = served.take()
        page.keyboard.press("/")
        page.fill(".bw-search__input", query)
        page.locator(".bw-search__list li").first.wait_for(timeout=120_000)
        first = served.take()
        yield (
            f"“{query[:40]}”: page {total(whole):,} bytes in {len(whole)} answers, "
            f"first results {total(first):,} in {len(first)}"
        )
        context.close()


def total(sent: Iterable[tuple[str, int]]) -> int:
    return sum(size for _, size in sent)


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).lower()


def fold_words(text: str) -> list[str]:
    kept = ("".join(one for one in word if one.isalnum()) for word in fold(text).split())
    return [word for word in kept if word]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    served = Served(parser.parse_args().site.resolve())
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{served.url}404.html")
        for line in measure_bytes(browser, served):
            print(line)
        for line in (*measure_names(page, served), *measure_slips(page, served)):
            print(line)
        browser.close()
    served.close()


if __name__ == "__main__":
    main()
