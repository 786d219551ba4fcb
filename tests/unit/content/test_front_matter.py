"""The one reader of front matter: splitting, YAML as texts, and the same answers as its library."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.decoding import decode_source
from briefwright.content.front_matter import (
    FrontMatterError,
    StrictHandler,
    parse_front_matter,
    to_plain,
)
from briefwright.content.nodes import DEFAULT_LOADER, Mapping, parse_nodes

KEYS = st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True).filter(lambda key: key != "null")
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"),
    min_size=1,
    max_size=20,
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)
LIKE_FRONT_MATTER = st.lists(
    st.sampled_from(
        [
            *("---\n", "...\n", "title: ", '"', "'", "[", "]", "{", "}", ": ", "- ", "\t", "  "),
            *("&a ", "*a ", "!!x ", "<<: ", "|\n", ">\n", "#", "\n", "\\", "a", "@", "%", "? "),
            *("é", "\u200b"),
        ]
    ),
    max_size=40,
).map("".join)


def test_lines_are_counted_in_the_file() -> None:
    front = parse_front_matter("---\ntitle: x\ndate: 2025\n---\n\n# Body\n", "a.md")
    assert front.root is not None
    assert str(front.root.values["date"].span) == "a.md:3:7"
    assert front.source.first_line == 5
    assert front.source.text == "\n# Body\n"


def test_columns_are_counted_in_code_points() -> None:
    front = parse_front_matter("---\ntags: [Київ 🎉, b]\n---\n", "a.md")
    assert front.root is not None
    assert str(front.root.values["tags"].items[1].span) == "a.md:2:16"  # type: ignore[union-attr]


def test_body_keeps_its_first_spaces() -> None:
    assert parse_front_matter("---\na: b\n---\n    code\n", "a.md").source.text == "    code\n"


def test_library_reads_through_the_handler() -> None:
    post = frontmatter.loads("---\ntitle: 2025\nshown: NO\n---\nText.\n", handler=StrictHandler())
    assert post.metadata == {"title": "2025", "shown": "NO"}
    assert post.content == "Text."


@pytest.mark.parametrize("text", ["no front matter\n", "---\ntitle: x\n", "---\na: &x b\n---\n"])
def test_library_cannot_take_broken_front_matter_for_a_body(text: str) -> None:
    with pytest.raises(FrontMatterError):
        frontmatter.loads(text, handler=StrictHandler())


@given(RECORDS, TEXTS)
def test_what_is_written_is_read_back(record: dict[str, object], body: str) -> None:
    record = {**record, "z" * 11: "end"}  # The library strips what it writes at its end.
    post = frontmatter.Post(body, None, **record)
    text = frontmatter.dumps(post, handler=StrictHandler(), sort_keys=False)
    front = parse_front_matter(text, "a.md")
    assert front.problems == ()
    assert front.root is not None
    assert to_plain(front.root) == record


@given(st.dictionaries(KEYS, st.integers(0, 9999) | st.booleans() | st.dates() | TEXTS, min_size=1))
def test_values_are_those_of_the_library_where_types_agree(record: dict[str, object]) -> None:
    text = frontmatter.dumps(frontmatter.Post("x", None, **record))
    theirs = frontmatter.loads(text).metadata
    ours = frontmatter.loads(text, handler=StrictHandler()).metadata
    assert list(ours) == list(theirs)
    for key, value in theirs.items():
        assert ours[key] == (str(value).lower() if isinstance(value, bool) else str(value))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    text, problems = decode_source(data, "a.md")
    assert (text is None) == bool(problems)
    if text is not None:
        parse_front_matter(text, "a.md")


@given(LIKE_FRONT_MATTER)
def test_anything_like_front_matter_is_read_without_an_exception(inside: str) -> None:
    text = f"---\n{inside}\n---\nBody.\n"
    front = parse_front_matter(text, "a.md")
    assert (front.root is not None) or front.problems
    lines = text.split("\n")
    for problem in front.problems:
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1


STYLES = st.fixed_dictionaries(
    {"default_flow_style": st.sampled_from([None, True, False]), "width": st.integers(20, 100)}
)


@given(RECORDS, STYLES)
def test_pure_parser_gives_the_same_places(
    record: dict[str, object], style: dict[str, Any]
) -> None:
    block = yaml.safe_dump(record, allow_unicode=True, **style)
    assert parse_nodes(block, "a.md", 2) == parse_nodes(block, "a.md", 2, yaml.SafeLoader)


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? "])
def test_deep_nesting_costs_nothing(sign: str) -> None:
    root, problems = parse_nodes(sign * 20_000, "a.md", 2)
    assert root is None
    assert problems


def test_a_merge_key_is_noticed_by_either_parser() -> None:
    for loader in (yaml.SafeLoader, DEFAULT_LOADER):
        root, problems = parse_nodes("<<: {a: b}\n", "a.md", 2, loader)
        assert isinstance(root, Mapping)
        assert [problem.rule for problem in problems] == ["yaml-feature"]


def test_handler_is_no_value_error() -> None:
    assert not issubclass(FrontMatterError, ValueError)
    with suppress(FrontMatterError):
        StrictHandler().load("a: [")
