from briefwright.archive.archive import Archive, Dossier
from briefwright.content.actor import Actor, ActorKind, CaseRule, LinkPolicy, Name, NameKind
from briefwright.content.briefing import Briefing, SourceText
from briefwright.content.collection import Attachment, Collection
from briefwright.content.dates import parse_date
from briefwright.content.routes import Routes
from briefwright.content.settings import Settings
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Body, Link
from briefwright.names.registry import Registry
from briefwright.publish.attachments import published_attachments

RECORD = "docs/actors/a.md"


def archive(*linked: str) -> Archive:
    """An archive in which a published text links to these files."""
    name = Name("A", NameKind.CANONICAL, LinkPolicy.AUTO, CaseRule.EXACT, Span(RECORD))
    actor = Actor("a", RECORD, name, ActorKind.OTHER, SourceText("", 1))
    links = tuple(Link(path, "", Span(RECORD), internal=True, path=path) for path in linked)
    dossier = Dossier(actor=actor, url="actors/a/", profile=Body("", links=links))
    return Archive(Settings(), Routes(), Registry({"a": actor}), dossiers={"a": dossier})


def withheld(path: str, text: str = "") -> Briefing:
    slug = path.removeprefix("briefings/").removesuffix(".md")
    day = parse_date("2025-01-01")
    return Briefing(slug, path, slug, "Withheld", day, (), "low", SourceText(text, 1))


def published(
    *attachments: str, linked: tuple[str, ...] = (), back: tuple[Briefing, ...] = ()
) -> list[str]:
    collection = Collection(attachments=tuple(map(Attachment, attachments)))
    return list(published_attachments(collection, archive(*linked), back))


def test_everything_is_published_while_nothing_is_withheld() -> None:
    files = ("briefings/2025/a.png", "briefings/2025/deep/b.csv")
    assert published(*files) == list(files)


def test_what_lies_beside_or_below_a_withheld_briefing_stays_back() -> None:
    files = ("briefings/2024/a.png", "briefings/2025/a.png", "briefings/2025/deep/b.csv")
    assert published(*files, back=(withheld("briefings/2025/x.md"),)) == ["briefings/2024/a.png"]


def test_what_a_withheld_briefing_names_stays_back() -> None:
    back = (withheld("briefings/2025/x.md", "![Map](../2024/map.png)"),)
    assert published("briefings/2024/map.png", "briefings/2024/b.png", back=back) == [
        "briefings/2024/b.png"
    ]


def test_what_a_published_text_links_to_is_published_all_the_same() -> None:
    path = "briefings/2025/map.png"
    back = (withheld("briefings/2025/x.md", "![Map](map.png)"),)
    assert published(path, linked=(path,), back=back) == [path]


def test_a_drafts_folder_stays_back() -> None:
    assert published("briefings/drafts/a.png", "briefings/2025/drafts/b/c.png") == []
