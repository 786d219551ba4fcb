"""Front matter: the keys and values between a file's two lines of `---`.

One reader serves everything: a handler for python-frontmatter that splits strictly. The stock
handlers take a file with a broken or missing fence for a body without front matter, and so
publish what the front matter says; here that is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler
from typing_extensions import override

from briefwright.content.briefing import SourceText
from briefwright.content.nodes import Mapping, Node, Scalar, Sequence, parse_nodes
from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

FENCE = "---"
_BLOCK_LINE = 2
"""The line of the file that the block of keys starts on."""

_NEARLY = re.compile("(?:-{2}|-{4,}|---[ \t]+|-*[\u2010-\u2015\u2212]+-*)[ \t]*")
"""A line that was meant as a fence."""

_KEY_LINE = re.compile(r"[A-Za-z_]+:(?:\s|$)")
_OTHER_FORMATS = {"+++": "TOML", "{": "JSON"}


class FrontMatterError(Exception):
    """Front matter that cannot be taken apart.

    No ValueError: python-frontmatter swallows those and takes the whole file for the body.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file taken apart."""

    root: Mapping | None
    """None when it cannot be read; then there is a problem."""

    source: SourceText
    """The body; empty when it is not known where it starts."""

    problems: tuple[Problem, ...] = ()


class StrictHandler(YAMLHandler):
    """A handler for python-frontmatter with our splitting and our YAML.

    `frontmatter.loads(text, handler=StrictHandler())` gives every value as the text that stands
    there. Errors are FrontMatterError; places in it are counted in the text that was given.
    """

    def __init__(self, path: str = "") -> None:
        super().__init__()
        self.path = path

    @override
    def detect(self, text: str) -> bool:
        """Return whether the text starts with a fence."""
        return text.partition("\n")[0] == FENCE

    @override
    def split(self, text: str) -> tuple[str, str]:
        """Return the block of keys and the body. Raises FrontMatterError."""
        first, _, rest = text.partition("\n")
        if first != FENCE:
            raise self._bad_start(text, first)
        lines = rest.split("\n")
        for number, line in enumerate(lines):
            if line == FENCE:
                block = "".join(f"{above}\n" for above in lines[:number])
                return block, "\n".join(lines[number + 1 :])
            if line == "..." or _NEARLY.fullmatch(line):
                raise self._error(
                    number + _BLOCK_LINE,
                    "front-matter-unclosed",
                    f'"{line}" does not close the front matter',
                    "write exactly three hyphens, with no space around them",
                    line,
                )
        raise self._error(
            1,
            "front-matter-unclosed",
            "the front matter that starts here is never closed",
            f"write a line of {FENCE} below its last key",
        )

    @override
    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        """Return the values of a block, each text as it stands. Raises FrontMatterError."""
        root, problems = self.parse(fm)
        if problems or root is None:
            raise FrontMatterError(problems)
        return {key: to_plain(value) for key, value in root.values.items()}

    def parse(self, block: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
        """Return the nodes of a block, and what is wrong with it."""
        root, problems = parse_nodes(block, self.path, _BLOCK_LINE)
        if root is None and not problems:
            return Mapping(Span(self.path, 1)), ()
        if root is None or isinstance(root, Mapping):
            return root, problems
        message = "the front matter is no list of keys with values"
        hint = 'write each line as "key: value", with a space behind the colon'
        return None, (*problems, Problem(root.span, "yaml-syntax", message, hint))

    def _bad_start(self, text: str, first: str) -> FrontMatterError:
        hint = f"write {FENCE} above the first key and below the last one"
        old = ""
        if _NEARLY.fullmatch(first):
            message = f'"{first}" does not open front matter'
            hint = "write exactly three hyphens, with no space around them"
            old = first
        elif text.lstrip().startswith(FENCE):
            message = f"something stands above the {FENCE} that opens the front matter"
            hint = f"delete the empty lines and spaces above {FENCE}"
            above = text[: text.index(FENCE)]
            old = above if above.endswith("\n") else ""
        elif _KEY_LINE.match(first):
            message = f"keys stand here without a line of {FENCE} above them"
        elif name := next((n for s, n in _OTHER_FORMATS.items() if text.startswith(s)), ""):
            message = f"the front matter is written as {name}"
            hint = f"write it as YAML between two lines of {FENCE}"
        else:
            message = "the file has no front matter"
        return self._error(1, "front-matter-missing", message, hint, old)

    def _error(
        self, line: int, rule: str, message: str, hint: str, old: str = ""
    ) -> FrontMatterError:
        """Return the error for a fence; `old` is what stands in its place, and nothing else can."""
        span = Span(self.path, line)
        fix = Fix(span, old, "" if old.endswith("\n") else FENCE) if old else None
        return FrontMatterError((Problem(span, rule, message, hint, fix),))


def to_plain(node: Node) -> object:
    """Return a node as texts, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return {key: to_plain(value) for key, value in node.values.items()}


def parse_front_matter(text: str, path: str) -> FrontMatter:
    r"""Return a file taken apart, with every problem of its form. Never raises.

    The text has no byte order mark, and its lines end with `\n`. `frontmatter.parse` itself is
    not called: it strips the text first, so that no line number would hold.
    """
    handler = StrictHandler(path)
    try:
        block, body = handler.split(text)
    except FrontMatterError as error:
        return FrontMatter(None, SourceText("", 1), error.problems)
    root, problems = handler.parse(block)
    first_line = _BLOCK_LINE + block.count("\n") + 1
    return FrontMatter(root, SourceText(body, first_line), problems)
