import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefwright.diagnostics.text import escape
from briefwright.publish.changes import compare
from briefwright.publish.summary import MOST, plain, render_summary
from tests.unit.publish.making_sites import actor, briefing, site

HOSTILE = "a|b *c* <img src=x onerror=alert(1)> `d` [e](javascript:f) @admin #1 \n## g"


def summary(before: tuple[object, ...], after: tuple[object, ...]) -> str:
    return render_summary(compare(site(*before), site(*after)))  # type: ignore[arg-type]


def test_a_change_that_no_reader_sees_is_said_to_be_one() -> None:
    assert summary((briefing("a"),), (briefing("a"),)) == (
        "## What this change does to the site\n\nNothing that a reader sees.\n"
    )


def test_the_whole_change_is_told() -> None:
    before = (
        briefing("2024/lull", threat_level="guarded", actors=("ukraine", "russia")),
        briefing("2025/gone"),
        actor("russia"),
        actor("ukraine", briefings=3),
    )
    after = (
        briefing("2024/lull", threat_level="high", actors=("ukraine", "iran"), title="Lull"),
        briefing("2025/talks", title="Talks stall"),
        actor("iran"),
        actor("ukraine", briefings=2, names=("Ukraina",)),
    )
    assert (
        summary(before, after)
        == """\
## What this change does to the site

1 briefing added, 1 edited, 1 gone. 2 addresses new, 0 changed, 2 gone.

### ❌ 2 addresses lost

Links to these are dead after the change. A briefing keeps its file and gets \
`status: retracted`; an actor that is renamed gets `redirect_from`; one that no briefing names \
any more gets `standing: true`.

- <code>/actors/russia/</code>
- <code>/briefings/2025/gone/</code>

<details><summary>Threat levels changed: 1</summary>

- **Lull**: guarded → **high**

</details>

<details><summary>Briefings added: 1</summary>

- **Talks stall**, 2025-05-27, high; russia <code>/briefings/2025/talks/</code>

</details>

<details><summary>Briefings edited: 1</summary>

- **Lull**: title, threat level, actors; now also iran; no more russia \
<code>/briefings/2024/lull/</code>

</details>

<details><summary>Briefings gone: 1</summary>

- **2025/gone**, 2025-05-27, high; russia <code>/briefings/2025/gone/</code>

</details>

<details><summary>Actors touched: 3</summary>

- **Iran** <code>/actors/iran/</code>: new page, 1 briefing
- **Russia** <code>/actors/russia/</code>: no page any more
- **Ukraine** <code>/actors/ukraine/</code>: 3 → 2 briefings, names

</details>

<details><summary>Addresses new: 2</summary>

- <code>/actors/iran/</code>
- <code>/briefings/2025/talks/</code>

</details>
"""
    )


def test_a_long_list_is_cut() -> None:
    after = tuple(briefing(f"2025/b{number:03}") for number in range(MOST + 2))
    assert summary((), after).count("- and 2 more") == 2


def test_a_title_is_text_whatever_it_holds() -> None:
    text = summary((), (briefing("a", title=HOSTILE),))
    rendered = MarkdownIt("commonmark").render(text)
    assert "<img" not in rendered
    assert rendered.count("<h2>") == 1
    assert "@admin" not in text


@given(st.text(min_size=1))
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    rendered = MarkdownIt("commonmark").renderInline(f"x{plain(text)}x")
    assert html.unescape(re.sub(r"<[^>]*>", "", rendered)) == f"x{escape(text)}x"
