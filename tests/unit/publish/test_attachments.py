from briefwright.archive.archive import Archive, Dossier
from briefwright.content.actor import Actor, ActorKind, CaseRule, LinkPolicy, Name, NameKind
from briefwright.content.briefing import SourceText
from briefwright.content.collection import Attachment, Collection
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
    links = tuple(Link(path, "", internal=True, path=path) for path in linked)
    dossier = Dossier(actor=actor, url="actors/a/", profile=Body.of("", links=links))
    return Archive(Settings(), Routes(), Registry({"a": actor}), dossiers={"a": dossier})


def published(
    *attachments: str, linked: tuple[str, ...] = (), pages: dict[str, str] | None = None
) -> list[str]:
    collection = Collection(attachments=tuple(map(Attachment, attachments)))
    written = (pages or {}).items()
    return list(published_attachments(collection, archive(*linked), lambda: written))


def test_what_a_published_text_links_to_is_published_and_nothing_else() -> None:
    files = ("briefings/2025/a.png", "briefings/2025/b.png")
    assert published(*files, linked=("briefings/2025/b.png",)) == ["briefings/2025/b.png"]


def test_what_a_page_written_by_hand_names_is_published() -> None:
    files = ("briefings/2025/a.png", "briefings/2025/b.csv", "docs/actors/c.png")
    pages = {
        "docs/index.md": "![A](../briefings/2025/a.png) and <img src=actors/c.png>",
        "docs/guide/more.md": '[B](../../briefings/2025/b.csv "The data")',
    }
    assert published(*files, pages=pages) == list(files)


def test_a_page_that_names_another_file_of_that_name_publishes_nothing() -> None:
    assert published("briefings/2025/map.png", pages={"docs/index.md": "![](map.png)"}) == []


def test_pages_are_read_only_when_a_file_is_in_doubt() -> None:
    def read() -> list[tuple[str, str]]:
        raise AssertionError("nothing is in doubt")

    collection = Collection(attachments=(Attachment("briefings/a.png"),))
    assert list(published_attachments(collection, archive("briefings/a.png"), read))
