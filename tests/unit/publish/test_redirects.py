import pytest

from briefwright.archive.archive import Archive, Dossier
from briefwright.content.actor import Actor, ActorKind, CaseRule, LinkPolicy, Name, NameKind
from briefwright.content.briefing import SourceText
from briefwright.content.routes import Routes
from briefwright.content.settings import Settings
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Body
from briefwright.names.registry import Registry
from briefwright.publish.redirects import redirects
from tests.unit.archive.making import briefing
from tests.unit.exports.making import publish


def archive(*, directory_urls: bool) -> Archive:
    path = "docs/actors/kyiv.md"
    name = Name('Kyiv "city"', NameKind.CANONICAL, LinkPolicy.AUTO, CaseRule.EXACT, Span(path))
    actor = Actor(
        "kyiv", path, name, ActorKind.PLACE, SourceText("", 1), redirect_from=("kiev", "kyyiv")
    )
    routes = Routes(directory_urls=directory_urls)
    dossier = Dossier(actor=actor, url=routes.actor("kyiv"), profile=Body())
    return Archive(Settings(), routes, Registry({"kyiv": actor}), dossiers={"kyiv": dossier})


@pytest.mark.parametrize(
    ("directory_urls", "path", "target"),
    [(True, "actors/{}/index.html", "../kyiv/"), (False, "actors/{}.html", "kyiv.html")],
)
def test_a_former_url_leads_to_the_present_one(
    path: str, target: str, *, directory_urls: bool
) -> None:
    pages = dict(redirects(archive(directory_urls=directory_urls)))

    assert list(pages) == [path.format("kiev"), path.format("kyyiv")]
    for page in pages.values():
        assert f'<link rel="canonical" href="{target}">' in page
        assert f'content="0; url={target}"' in page
        assert f'<a href="{target}">Kyiv &quot;city&quot;</a>' in page


def test_a_former_place_of_a_briefing_leads_to_it() -> None:
    moved = briefing("2026/new", "2026", title="Talks", redirect_from=("2025/old",))
    press = publish([moved])
    ((path, page),) = redirects(press.archive)
    assert path == "briefings/2025/old/index.html"
    assert '<a href="../../2026/new/">Talks</a>' in page
