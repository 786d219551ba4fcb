"""Search on the finished site, as a reader with a keyboard has it."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.serving import Served

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
START = "actors/"
DIALOG = "dialog.bw-search"
INPUT = ".bw-search__input"
HITS = ".bw-search__list a.bw-title"
JUMP = ".bw-search__jump a.bw-title"
STATUS = ".bw-search__status"


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A page of the site; afterwards the console is empty, and nobody else was asked."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend(_elsewhere(request.url, served.url)))
    page.goto(served.url + START, wait_until="networkidle")
    served.take()
    yield page
    page.close()
    assert faults == []


def _elsewhere(url: str, home: str) -> list[str]:
    return [] if url.startswith((home, "data:", "blob:")) else [url]


def find(page: Page, query: str) -> None:
    """Ask for something and wait for the answer."""
    if not page.locator(INPUT).is_visible():
        page.keyboard.press("/")
    page.fill(INPUT, query)
    page.press(INPUT, "Enter")
    settle(page)


def settle(page: Page) -> None:
    page.wait_for_function(
        """() => { const root = document.querySelector(".bw-search");
           return root && !root.hasAttribute("aria-busy"); }"""
    )


def urls(page: Page, selector: str = HITS) -> list[str]:
    hrefs = page.locator(selector).evaluate_all("all => all.map((one) => one.href)")
    return [str(href) for href in hrefs]


def all_urls(page: Page) -> set[str]:
    more = page.locator(".bw-search__next")
    while more.is_visible():
        before = page.locator(HITS).count()
        more.click()
        expect(page.locator(HITS).nth(before)).to_be_visible()
    return set(urls(page))


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def test_nothing_is_loaded_before_search_is_opened(page: Page, served: Served) -> None:
    page.reload(wait_until="networkidle")
    sent = [path for path, _ in served.take()]
    assert "assets/briefwright.js" in sent
    assert not [path for path in sent if path.startswith(("pagefind/", "search/"))]
    assert not [path for path in sent if path.startswith("assets/search")]
    with page.expect_response("**/wasm.en.pagefind"):
        page.focus("[data-bw-search]")
    sent = [path for path, _ in served.take()]
    assert "assets/search.js" in sent
    assert "pagefind/pagefind.js" in sent
    assert not page.locator(DIALOG).is_visible()


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k", "Meta+k"])
def test_a_key_opens_and_escape_closes(page: Page, key: str) -> None:
    page.keyboard.press(key)
    expect(page.locator(INPUT)).to_be_focused()
    assert page.input_value(INPUT) == ""
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    assert asked(page) == {}


@pytest.mark.parametrize("press", ["click", "Enter", " "])
def test_the_button_opens_and_gets_the_focus_back(page: Page, press: str) -> None:
    button = page.locator("[data-bw-search]")
    if press == "click":
        button.click()
    else:
        button.focus()
        page.keyboard.press(press)
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_what_is_typed_while_search_is_loaded_is_kept(page: Page) -> None:
    held: list[Route] = []
    page.route("**/assets/search.js", lambda route: held.append(route))  # noqa: PLW0108 - it looks at it
    with page.expect_request("**/assets/search.js"):
        page.keyboard.press("/")
    page.keyboard.type("s/f")
    assert not page.locator(DIALOG).count()
    held[0].continue_()
    expect(page.locator(INPUT)).to_have_value("s/f")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("/s")
    expect(page.locator(INPUT)).to_have_value("s/f/s")


@pytest.mark.parametrize(
    "name",
    ["Zelenskyy", "Zelensky", "zelenskiy", "Зеленський", "ЗЕЛЕНСЬКИЙ", "Volodymyr Zelensky"],
)
def test_every_spelling_finds_the_same_briefings(page: Page, served: Served, name: str) -> None:
    briefings = named(served, "volodymyr-zelenskyy")
    find(page, name)
    assert urls(page, JUMP) == [served.url + "actors/volodymyr-zelenskyy/"]
    assert briefings <= all_urls(page)


def test_a_name_among_other_words_leads_to_its_actor(page: Page, served: Served) -> None:
    find(page, "zelensky talks")
    assert urls(page, JUMP) == [served.url + "actors/volodymyr-zelenskyy/"]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Guterres", "antonio-guterres"),
        ("Antonio Guterres", "antonio-guterres"),
        ("Erdogan", "recep-tayyip-erdogan"),
        ("Erdoğan", "recep-tayyip-erdogan"),
    ],
)
def test_accents_may_be_left_out(page: Page, served: Served, name: str, actor: str) -> None:
    find(page, name)
    assert served.url + f"actors/{actor}/" in urls(page, JUMP)
    assert named(served, actor) <= all_urls(page)


def named(served: Served, actor: str) -> set[str]:
    """Return the addresses of the briefings that declare or mention an actor."""
    records = json.loads((served.folder / "data/briefings.json").read_text(encoding="utf-8"))
    found = {
        served.url + record["url"]
        for record in records
        if actor in (*record["actors"], *(mention["actor"] for mention in record["mentions"]))
    }
    assert found
    return found


def test_every_name_of_every_actor_finds_all_its_briefings(page: Page, served: Served) -> None:
    records = json.loads((served.folder / "data/actors.json").read_text(encoding="utf-8"))
    names = [(one["id"], name) for one in records for name in (one["name"], *one["names"])]
    found = page.evaluate(
        """async ({home, names}) => {
            const {Site} = await import(home + "assets/search.js");
            const {forIndex} = await import(home + "assets/search.js");
            const site = new Site(new URL(home));
            await site.warm();
            const found = [];
            for (const name of names) {
                const {results} = await site.pagefind.search(forIndex(name));
                found.push(await Promise.all(results.map(async (one) => (await one.data()).url)));
            }
            return found;
        }""",
        {"home": served.url, "names": [name for _, name in names]},
    )
    origin = served.url.removesuffix(served.base)
    missing = [
        (name, sorted(lacking))
        for (actor, name), hits in zip(names, found, strict=True)
        if records_of(served, actor)
        and (lacking := records_of(served, actor) - {origin + hit for hit in hits})
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("The talks: a Step on the way To peace", "talks: Step way peace"),
        ("IT of the UN", "IT UN"),
        ("To be", "be"),
        ("Who is AT THE OSCE", "Who is AT THE OSCE"),
        ("From", "From"),
        ('"the talks"', '"the talks"'),
    ],
)
def test_words_that_every_text_has_are_not_asked_for(
    page: Page, served: Served, query: str, asked: str
) -> None:
    found = page.evaluate(
        """async ({home, query}) => (await import(home + "assets/search.js")).forIndex(query)""",
        {"home": served.url, "query": query},
    )
    assert found == asked


def records_of(served: Served, actor: str) -> set[str]:
    try:
        return named(served, actor)
    except AssertionError:
        return set()


def test_a_mistyped_word_is_told_and_mended(page: Page) -> None:
    find(page, "ceasfire")
    expect(page.locator(".bw-search__notice")).to_have_text(
        "Showing “ceasefire”; no match for “ceasfire”."
    )
    assert urls(page)
    find(page, "Volodimyr Zelenskyy")
    expect(page.locator(".bw-search__notice")).to_contain_text("Showing “Volodymyr Zelenskyy”")
    find(page, "qqqxxyzz")
    expect(page.locator(".bw-search__notice")).to_have_text("No match for “qqqxxyzz”.")
    expect(page.locator(STATUS)).to_have_text("No results.")


def test_words_that_are_there_are_not_mended(page: Page) -> None:
    forms = ("annexing", "UKRAINE'S", "treaty's", "negotiating")
    for query in ("ceasefire", "ceasefi", "grain deal", *forms):
        find(page, query)
        expect(page.locator(".bw-search__notice")).to_be_empty()
        assert urls(page), query


def test_small_words_are_not_asked_for(page: Page) -> None:
    find(page, "the annexation of kherson")
    found = page.locator(STATUS).inner_text()
    find(page, "annexation kherson")
    expect(page.locator(STATUS)).to_have_text(found)
    find(page, "the")
    assert urls(page)


def test_the_nearest_word_is_offered_for_a_form_that_no_text_has(page: Page) -> None:
    find(page, "missils")
    offer = page.get_by_role("button", name="missiles")
    expect(offer).to_be_visible()
    offer.click()
    expect(page.locator(".bw-search__notice")).to_be_empty()
    assert page.input_value(INPUT) == "missiles"


def test_facets_narrow_count_and_stand_in_the_url(page: Page) -> None:
    find(page, "russia")
    total = int(page.inner_text(STATUS).split()[0])
    page.click(".bw-search__facets summary")
    level = page.locator("#bw-search-level-critical")
    level.wait_for()
    promised = int(page.inner_text("label:has(#bw-search-level-critical) small"))
    assert 0 < promised < total
    level.check()
    expect(page.locator(STATUS)).to_have_text(re.compile(rf"^{promised} results?$"))
    assert asked(page) == {"q": ["russia"], "level": ["critical"]}
    expect(level).to_be_focused()
    page.locator("#bw-search-level-high").check()
    settle(page)
    assert asked(page)["level"] == ["critical", "high"]
    assert int(page.inner_text(STATUS).split()[0]) > promised
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(re.compile(rf"^{promised} results?$"))
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(f"{total} results")
    expect(page.locator("#bw-search-level-critical")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(STATUS)).to_have_text(re.compile(rf"^{promised} results?$"))


def test_a_url_opens_the_search_that_it_holds(page: Page, served: Served) -> None:
    page.goto(served.url + "?q=russia&actor=nato&kind=briefing&sort=date")
    settle(page)
    assert page.input_value(INPUT) == "russia"
    chips = page.locator(".bw-search__chips button")
    expect(chips).to_have_text(["Briefing ×", "NATO ×"])
    assert page.input_value(".bw-search__sort") == "date"
    assert {served.url + "actors/nato/"}.isdisjoint(urls(page))
    assert set(urls(page)) <= named(served, "nato")
    dates = page.locator(".bw-search__list .bw-day").all_inner_texts()
    years = [re.findall(r"\d{4}", date)[0] for date in dates]
    assert years == sorted(years, reverse=True)
    chips.nth(1).click()
    settle(page)
    assert "actor" not in asked(page)


def test_a_parameter_of_another_page_opens_nothing(page: Page, served: Served) -> None:
    page.goto(served.url + "?actor=nato&level=high", wait_until="networkidle")
    assert not page.locator(DIALOG).is_visible()
    find(page, "grain")
    assert "level" not in asked(page)
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page).to_have_url(served.url + "?actor=nato&level=high")


def test_what_names_nothing_is_said_and_left_out(page: Page, served: Served) -> None:
    page.goto(served.url + "search/?q=grain&actor=nobody&level=terrible&year=20x&kind=book")
    settle(page)
    notes = page.locator(".bw-search__notice p").all_inner_texts()
    assert notes == [
        "Threat level “terrible” is not known here and is left out.",
        "Kind of page “book” is not known here and is left out.",
        "Actor “nobody” is not known here and is left out.",
        "Year “20x” is not known here and is left out.",
    ]
    assert urls(page)


def test_arrows_lead_through_the_hits_and_enter_follows(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("kherson")
    page.locator(HITS).first.wait_for()
    settle(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    hits = page.locator(".bw-search a.bw-title")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Enter")
    expect(hits.first).to_be_focused()
    target = hits.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    page.go_back()
    settle(page)
    assert page.input_value(INPUT) == "kherson"


def test_tab_stays_within_the_dialog(page: Page) -> None:
    find(page, "grain")
    for _ in range(60):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement === document.body || "
            "Boolean(document.activeElement.closest('dialog.bw-search'))"
        )
        assert inside


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "word " * 2_000,
        "<img src=x onerror=alert(1)> <script>alert(1)</script>",
        "(.*)+[a-z]{2,}$ \\ ^|?",
        "\u202eabc שלום עולם مرحبا",
        "%00 %zz & = # ?",
        '"',
        "   ",
    ],
)
def test_a_strange_query_is_answered(page: Page, query: str) -> None:
    find(page, query)
    assert page.locator(".bw-search img, .bw-search script").count() == 0
    assert "could not be loaded" not in page.inner_text(STATUS)
    width = page.evaluate("document.querySelector('dialog.bw-search').scrollWidth")
    assert width <= page.evaluate("innerWidth")
    assert len(page.url) < 2_000


def test_the_search_page_is_the_search(page: Page, served: Served) -> None:
    page.goto(served.url + "search/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("grain")
    page.locator(HITS).first.wait_for()
    assert asked(page) == {"q": ["grain"]}
    assert page.locator("dialog").count() == 0
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()


def test_without_javascript_the_search_page_leads_to_the_lists(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + START)
    page.click("[data-bw-search]")
    assert page.url == served.url + "search/"
    expect(page.locator(".bw-page-search .bw-empty")).to_be_visible()
    page.click(".bw-page-search noscript a, .bw-page-search li a >> nth=0")
    assert page.url == served.url + "briefings/"
    context.close()


def test_a_page_opened_as_a_file_says_what_search_needs(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.goto((served.folder / "actors/index.html").as_uri())
    page.click("[data-bw-search]")
    expect(page.locator("dialog[open]")).to_contain_text("python3 -m http.server")
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, served: Served, scheme: Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(served.url + START, wait_until="networkidle")
    found = {"closed": violations(page)}
    page.keyboard.press("/")
    page.locator(JUMP).first.wait_for()
    found["empty"] = violations(page)
    find(page, "russia")
    page.click(".bw-search__facets summary")
    page.locator("#bw-search-level-high").check()
    settle(page)
    found["results"] = violations(page)
    find(page, "ceasfire")
    found["mended"] = violations(page)
    find(page, "qqqxxyzz")
    found["nothing"] = violations(page)
    page.goto(served.url + "search/?q=russia&level=high")
    page.locator(HITS).first.wait_for()
    settle(page)
    found["page"] = violations(page)
    page.close()
    assert {state: bad for state, bad in found.items() if bad} == {}


def violations(page: Page) -> list[tuple[str, list[str]]]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [
        (one["id"], [str(node["target"]) for node in one["nodes"]]) for one in result["violations"]
    ]


def test_a_strict_policy_lets_the_search_work(browser: Browser, served: Served) -> None:
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'"
    )
    served.headers["Content-Security-Policy"] = policy
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    try:
        page.goto(served.url + "?q=" + quote("Зеленський"))
        page.locator(HITS).first.wait_for()
    finally:
        del served.headers["Content-Security-Policy"]
    page.close()
    assert not [line for line in said if "search" in line or "find" in line]


def test_what_a_search_costs_stays_small(page: Page, served: Served) -> None:
    page.reload(wait_until="networkidle")
    whole = sum(size for _, size in served.take())
    assert whole <= 80_000
    find(page, "zelensky")
    assert sum(size for _, size in served.take()) <= 300_000
