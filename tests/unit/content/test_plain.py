"""The law of plain front matter: it has no key but those that it is asked for."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefwright.content.decoding import decode_source
from briefwright.content.front_matter import parse_front_matter
from briefwright.content.plain import Plainness

KEYS = ("title", "tags", "summary")
PLAIN = Plainness(KEYS, marks=("status",))
PIECES = st.sampled_from(
    [
        *("title: ", "tags:\n", "summary: >\n  ", "status", "status: draft\n", "Status: x\n"),
        *("secret", "secret: x\n", ": ", ":", " ", "\n", "\n  ", "- ", "? ", "#", "\t", "\r"),
        *('"', "'", "{", "}", "[", "]", ",", "|\n", ">-\n", "&a ", "*a", "!!str ", "<<: *a\n"),
        *("---\n", "...\n", "%YAML 1.1\n", "\\x73tatus", "\x85", "\u2028", "\ufeff", "words"),
    ]
)


@settings(max_examples=300)
@given(st.sampled_from(["title: x\n", "title: ", "tags:\n", "summary: |\n", ""]), st.lists(PIECES))
@example("title: x\n", ["  status: draft\n"])
@example("tags:\n", ["? ", "status", "\n", ": ", "words"])
def test_plain_front_matter_has_no_other_key(first: str, pieces: list[str]) -> None:
    source = f"---\n{first}{''.join(pieces)}\n---\n\nText.\n"
    front = PLAIN.split(source.encode())
    text, _ = decode_source(source.encode(), "a.md")
    parsed = parse_front_matter(text or "", "a.md")
    if front is None or parsed.root is None or parsed.problems:
        return
    assert set(parsed.root.values) <= set(KEYS)
    assert parsed.source.first_line == front.first_line
    whole = source.replace("\r\n", "\n").replace("\r", "\n").encode()
    assert parsed.source.text == whole[front.text :].decode()


def test_a_word_of_a_text_is_no_mark() -> None:
    assert PLAIN.split(b"---\ntitle: The status of it\n---\n\nText.\n") is not None
    assert PLAIN.split(b"---\ntitle: Its status: good\n---\n\nText.\n") is None
    assert PLAIN.split(b"---\ntitle: x\ntags:\n  status : x\n---\n\nText.\n") is None
