"""An actor's page."""

from tests.unit.pages.making import ACTORS, RUSSIA, SMALL, Site, build, many

SITE = build(SMALL, ACTORS)
URL = "actors/russia/"


def section(site: Site, url: str, heading: str) -> list[str]:
    """Return the texts between a heading and the next one of its level or above."""
    (start,) = site.trees[url].cssselect(f"#{heading}")
    found = []
    for element in start.itersiblings():
        if element.tag in ("h2", start.tag):
            break
        found.append(" ".join(element.text_content().split()))
    return found


def test_names_stand_by_kind_with_their_language() -> None:
    terms = SITE.texts(URL, ".bw-record dt")
    values = SITE.texts(URL, ".bw-record dd")
    record = dict(zip(terms, values, strict=True))
    assert record["Also known as"] == "Russian Federation"
    assert record["In its own language"] == "Россия ru"
    assert SITE.texts(URL, "bdi[lang=ru]") == ["Россия"]
    assert record["Rarely"] == "The Bear also a name of Wagner Group"
    assert record["Parts and members"] == "Wagner Group"


def test_ids_elsewhere_are_linked_only_in_the_form_that_we_know() -> None:
    assert "https://www.wikidata.org/wiki/Q159" in SITE.links(URL, ".bw-record a")
    assert "javascript:alert(1)" in SITE.texts(URL, ".bw-record dd")


def test_the_two_histories_of_levels_stay_apart() -> None:
    assessed = " ".join(section(SITE, URL, "bw-assessed"))
    named = " ".join(section(SITE, URL, "bw-named"))
    assert "Critical Lost a city for a day in A mutiny that lasted a day" in assessed
    # The level of the briefing that assesses it is on the chart's axis alone.
    assert "Elevated" not in assessed.partition("Every assessment")[2]
    assert "Elevated 1" in named
    assert "Critical" not in named.partition("as a table")[2]
    assert "says nothing of Russia" in named


def test_an_actor_without_an_assessment_is_not_given_the_briefings_level() -> None:
    assert section(SITE, "actors/nato/", "bw-assessed") == ["No briefing has assessed NATO itself."]
    assert not SITE.trees["actors/nato/"].cssselect(".bw-head .bw-badge")
    assert SITE.texts(URL, ".bw-head .bw-badge") == ["Critical"]


def test_the_chronology_tells_events_from_briefings_by_word_and_shape() -> None:
    kinds = SITE.texts("actors/wagner-group/", ".bw-rail .bw-kind")
    assert kinds == ["Briefing", "Event"]
    (row,) = SITE.trees["actors/wagner-group/"].cssselect(".bw-event")
    assert "A column turns round" in row.text_content()
    assert not row.cssselect(".bw-badge")


def test_a_year_alone_is_never_given_a_day() -> None:
    (row,) = SITE.trees[URL].cssselect(".bw-event")
    (time,) = row.cssselect("time")
    assert (time.get("datetime"), time.text_content()) == ("2023", "2023")


def test_a_busy_actor_is_split_by_year() -> None:
    site = build(many(190), [RUSSIA])
    assert len(site.trees[URL].cssselect(".bw-row")) == 20
    years = site.links(URL, ".bw-years a")[:3]
    assert years == ["actors/russia/2024/", "actors/russia/2023/", "actors/russia/2022/"]
    rows = [len(site.trees[year].cssselect(".bw-quote")) for year in years]
    assert rows == [10, 60, 60]
    assert site.texts(years[1], ".bw-years [aria-current=page]")[0] == "2023 60"
    cells = site.links(URL, ".bw-grid td a")
    assert len(cells) == 10 + 3 * 12
    assert cells[0].startswith("actors/russia/2024/#2024-")
