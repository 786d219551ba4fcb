"""A briefing's page."""

from tests.unit.pages.making import ACTORS, SMALL, build

URL = "briefings/2023/mutiny/"
SITE = build(SMALL, ACTORS)


def test_the_head_says_what_when_and_how_grave() -> None:
    assert SITE.text(URL, "h1") == "A mutiny that lasted a day"
    assert SITE.text(URL, ".bw-kicker time[datetime='2023-06-28']") == "28 June 2023"
    assert SITE.text(URL, ".bw-facts .bw-badge") == "Elevated"
    assert SITE.trees[URL].cssselect(".bw-facts .bw-badge svg[aria-hidden='true'] use")
    assert "By Ada and Grace" in SITE.text(URL, ".bw-facts")
    assert SITE.text(URL, ".bw-lead") == "The group turned round."


def test_declared_actors_come_with_their_part_and_their_own_level_apart() -> None:
    assert SITE.texts(URL, ".bw-head .bw-chips li") == ["Russia subject", "Wagner Group subject"]
    assert SITE.text(URL, ".bw-own li") == (
        "Russia Critical Lost a city for a day "
        "Raised from High May 2022 → 28 June 2023 before: On 2022/before"
    )
    assert "Assessed for the actors themselves" in SITE.texts(URL, ".bw-cast .bw-label")


def test_the_search_reads_why_an_actor_has_its_level_and_not_how_the_page_says_it() -> None:
    assert SITE.texts(URL, ".bw-own .bw-reason") == ["Lost a city for a day"]
    read = (
        SITE.trees[URL]
        .cssselect(".bw-own")[0]
        .xpath(".//text()[not(ancestor::*[@data-pagefind-ignore])]")
    )
    assert " ".join("".join(read).split()) == "Lost a city for a day"


def test_actors_that_are_only_mentioned_stand_apart() -> None:
    assert SITE.texts(URL, ".bw-foot .bw-chips li") == ["NATO"]


def test_corrections_and_major_updates_stand_above_the_text() -> None:
    assert SITE.texts(URL, ".bw-head .bw-notice") == [
        "Correction, 1 July 2023. It was a Saturday.",
        "Update, 2 July 2023. New figures.",
    ]
    assert "A comma." in SITE.text(URL, ".bw-colophon")


def test_events_have_the_precision_of_their_dates() -> None:
    assert SITE.texts(URL, ".bw-foot .bw-event .bw-day") == ["24 June 2023", "2023"]
    assert SITE.texts(URL, ".bw-foot .bw-kind") == ["Event", "Event"]


def test_superseded_and_superseding_briefings_lead_to_each_other() -> None:
    assert "superseded" in SITE.text("briefings/2022/before/", ".bw-superseded")
    assert SITE.links("briefings/2022/before/", ".bw-superseded a") == ["briefings/2022/after/"]
    assert SITE.links("briefings/2022/after/", ".bw-notice a") == ["briefings/2022/before/"]


def test_a_retracted_briefing_says_so_first() -> None:
    assert SITE.texts("briefings/2021/gone/", ".bw-head .bw-notice")[0].startswith(
        "This briefing is retracted."
    )
    assert "Retracted" in SITE.texts("briefings/", ".bw-state")


def test_related_briefings_give_their_reason() -> None:
    reasons = SITE.texts("briefings/2022/after/", ".bw-related .bw-meta")
    assert reasons
    assert all("Shares" in reason and "apart" in reason for reason in reasons)


def test_one_can_turn_to_the_earlier_and_the_later_briefing() -> None:
    assert SITE.links("briefings/2022/after/", ".bw-turn [rel=prev]") == ["briefings/2022/before/"]
    assert SITE.links("briefings/2022/after/", ".bw-turn [rel=next]") == [URL]
    assert SITE.links(URL, ".bw-turn [rel=next]") == []


def test_a_briefing_says_how_to_cite_it_in_three_forms_without_a_script() -> None:
    (box,) = SITE.trees[URL].cssselect("details.bw-cite")
    assert SITE.text(URL, "details.bw-cite > summary") == "Cite this briefing"
    forms = {form.get("data-bw-copy"): form.text_content() for form in box.cssselect("pre")}
    assert list(forms) == ["Text", "BibTeX", "CSL-JSON"] == SITE.texts(URL, ".bw-cite p")
    assert forms["Text"] == "Ada and Grace (28 June 2023). A mutiny that lasted a day. Briefings."
    assert forms["BibTeX"].startswith("@misc{2023/mutiny,\n  author = {{Ada} and {Grace}},\n")
    assert '"issued": {"date-parts": [[2023, 6, 28]]}' in forms["CSL-JSON"]
