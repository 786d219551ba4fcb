"""One walk over what the parser says: HTML with places in it for the blocks of running text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from briefwright.markup import html
from briefwright.markup.dialect import ALERTS, EVENT_LIMIT, NESTING_LIMIT, parse_events
from briefwright.markup.footnotes import Footnotes
from briefwright.markup.passages import Block
from briefwright.markup.running import RunningText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefwright.markup.authored import Authored
    from briefwright.markup.dialect import Said
    from briefwright.markup.footnotes import Note

TITLE_DUE = ""
"""Stands among the ends of quotes for an admonition whose title comes next."""


@dataclass
class Document:
    """A text taken apart. The HTML of its blocks is put in when their names are known."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    """Every block that has running text, in the order in which the page shows them."""

    footnotes: Footnotes = field(default_factory=Footnotes)

    def html(self) -> str:
        """Return the whole HTML."""
        return "".join(self.parts) + self.footnotes.html()


def read_document(authored: Authored) -> Document:
    """Return the text taken apart; what is wrong with it is told to `authored`."""
    walk = _Walk(authored)
    take = walk.take
    for count, (said, span) in enumerate(parse_events(authored.places.prepared.text)):
        take(said, span["start"], span["end"])
        if walk.is_too_deep:
            authored.refuse_depth(span["start"])
            break
        if count >= EVENT_LIMIT:
            authored.refuse_length(span["start"])
            break
    return walk.finish()


class _Walk:
    """Where the walk stands.

    A method `open_x` takes the start of what the parser calls X, `close_x` its end, `on_x` what
    has no inside.
    """

    def __init__(self, authored: Authored) -> None:
        self.authored = authored
        self.running = RunningText(authored)
        self.document = Document()
        self.parts, self.blocks = self.document.parts, self.document.blocks
        self.outer: list[tuple[list[str], list[Block]]] = []
        """What is left to be filled behind the footnotes that are open."""

        self.notes: list[Note] = []
        """The footnotes that are open."""

        self.elements: list[int] = []
        """Index of the start tag of every open element that may bear an anchor."""

        self.depth = 0
        """Lists, quotes and footnotes that are open."""

        self.is_too_deep = False
        """Whether more lies within one another than may."""

        self.quotes: list[str] = []
        """The end tags of the quotes that are open."""

        self.code: list[str] | None = None
        self.language = ""
        self.alignments: Sequence[str] = ()
        self.column = self.row_end = self.cell_end = 0
        self.cell = "td"

    def take(self, said: Said, start: int, end: int) -> None:
        """Take one thing that the parser says of the text between two bytes."""
        if type(said) is str:
            _ON[said](self, None, start, end)
            return
        [(kind, what)] = said.items()
        if kind == "Text":
            self.on_text(what, start, end)
        elif kind == "Start" or kind == "End":  # noqa: PLR1714 (faster than a set)
            table = _OPEN if kind == "Start" else _CLOSE
            if type(what) is str:
                table[what](self, None, start, end)
            else:
                [(name, data)] = what.items()
                table[name](self, data, start, end)
        else:
            _ON[kind](self, what, start, end)

    def finish(self) -> Document:
        """Return the document, with the footnotes that are referred to at its end."""
        self.running.settle()
        document = self.document
        footnotes = document.footnotes
        footnotes.settle()
        for note in footnotes.shown:
            document.blocks.extend(note.blocks)
        unused = footnotes.unused()
        for note in unused:
            self.authored.report_unused(note.name, note.byte)
        for note in footnotes.twice:
            self.authored.report_twice(note.name, note.byte)
        self.authored.forget_links(note.links for note in (*unused, *footnotes.twice))
        for number, block in enumerate(document.blocks, start=1):
            block.number = number
        return document

    # Running text

    def _begin(self, byte: int, level: int = 0) -> Block:
        """Begin a block of running text in the innermost element that is open."""
        element = self.elements[-1] if self.elements else -1
        self.parts.append("")
        block = Block(self.parts, len(self.parts) - 1, element, 0, level, byte=byte)
        self.blocks.append(block)
        self.running.begin(block)
        return block

    def _expect(self, byte: int) -> RunningText:
        """Return what takes running text; it has a block of its own where no paragraph is open."""
        if self.running.block is None:
            self._begin(byte)
        return self.running

    def on_text(self, text: str, start: int, end: int) -> None:
        if self.code is not None:
            self.code.append(text)
        else:
            self._expect(start).text(text, start, end)

    def on_soft_break(self, _: None, start: int, end: int) -> None:
        self._expect(start).text("\n", start, end)

    def on_hard_break(self, _: None, start: int, end: int) -> None:
        self._expect(start).line_break(start, end)

    def on_code(self, code: str, start: int, end: int) -> None:
        self._expect(start).code(code, start, end)

    def on_html(self, tag: str, start: int, end: int) -> None:
        self.authored.report_html(tag, start)
        self._expect(start).text(tag, start, end)

    def on_footnote(self, name: str, start: int, end: int) -> None:
        self.authored.check_footnote(start, end)
        piece = self._expect(start).markup("", start)
        if piece is not None:
            part = self.notes[-1] if self.notes else self.document.footnotes
            part.uses.append((name, piece))

    def on_task(self, done: bool, start: int, _end: int) -> None:  # noqa: FBT001 (the parser's)
        for element in self.elements[-2:]:  # the item, and its paragraph if it has one
            if self.parts[element] == html.ITEM:
                self.parts[element] = html.TASK_ITEM
        self._expect(start).markup(html.task_box(done=done), start)

    def open_emphasis(self, _: None, start: int, _end: int) -> None:
        self.open_mark("<em>", start)

    def open_strong(self, _: None, start: int, _end: int) -> None:
        self.open_mark("<strong>", start)

    def open_struck(self, _: None, start: int, _end: int) -> None:
        self.open_mark("<s>", start)

    def open_mark(self, tag: str, start: int) -> None:
        running = self._expect(start)
        running.depth += 1
        self.is_too_deep |= running.depth > NESTING_LIMIT
        running.markup(tag, start)

    def close_emphasis(self, *_: object) -> None:
        self.close_mark("</em>")

    def close_strong(self, *_: object) -> None:
        self.close_mark("</strong>")

    def close_struck(self, *_: object) -> None:
        self.close_mark("</s>")

    def close_mark(self, tag: str) -> None:
        self.running.depth -= 1
        self.running.markup(tag)

    def open_link(self, data: Said, start: int, end: int) -> None:
        self._expect(start).open_link(data, start, end)

    def close_link(self, *_: object) -> None:
        self.running.close_link()

    def open_image(self, data: Said, start: int, end: int) -> None:
        self._expect(start).open_image(data, start, end)

    def close_image(self, *_: object) -> None:
        self.running.close_image()

    # Blocks

    def _open_element(self, tag: str) -> None:
        """Write a start tag that may bear an anchor."""
        if self.running.block is not None:
            self.running.settle()
        self.elements.append(len(self.parts))
        self.parts.append(tag)

    def _descend(self) -> None:
        self.depth += 1
        self.is_too_deep |= self.depth > NESTING_LIMIT

    def _close_element(self, tag: str) -> None:
        self.running.settle()
        self.elements.pop()
        self.parts.append(tag)

    def open_paragraph(self, _: None, start: int, _end: int) -> None:
        is_top = not self.elements and not self.outer
        self._open_element("<p>")
        self._begin(start).is_top = is_top

    def close_paragraph(self, *_: object) -> None:
        self._close_element("</p>\n")

    def open_heading(self, data: Said, start: int, _end: int) -> None:
        if self.quotes and self.quotes[-1] == TITLE_DUE:
            self.quotes[-1] = "</div>\n"
            self._open_element('<p class="admonition-title">')
            self._begin(start).is_title = True
        else:
            self._open_element("<h>")  # its level is known when all headings are
            self._begin(start, int(data["level"][1]))

    def close_heading(self, *_: object) -> None:
        block, element = self.blocks[-1], self.elements[-1]
        self._close_element("</p>\n" if block.is_title else "</h>\n")
        if block.is_title and not block.pieces:
            # Emptied, not taken out: the block still knows its place among them.
            self.parts[element:] = [""] * (len(self.parts) - element)

    def open_quote(self, kind: str | None, start: int, _end: int) -> None:
        self._descend()
        admonition = self.authored.admonition_at(start)
        if kind is not None:
            self._open_element(html.admonition(ALERTS[kind]))
            self.parts.append(f'<p class="admonition-title">{kind}</p>\n')
            self.quotes.append("</div>\n")
        elif admonition is not None:
            self._open_element(html.admonition(admonition))
            self.quotes.append(TITLE_DUE)
        else:
            self._open_element("<blockquote>")
            self.quotes.append("</blockquote>\n")

    def close_quote(self, *_: object) -> None:
        self.depth -= 1
        self._close_element(self.quotes.pop())

    def open_code(self, kind: Said, _start: int, _end: int) -> None:
        self.running.settle()
        self.code = []
        info = "" if type(kind) is str else kind["Fenced"].strip()
        self.language = info.split(maxsplit=1)[0] if info else ""

    def close_code(self, *_: object) -> None:
        self.parts.append(html.code_block("".join(self.code or ()), self.language))
        self.code = None

    def open_list(self, first: int | None, _start: int, _end: int) -> None:
        self._descend()
        start = f' start="{first}"' if first != 1 else ""
        self._open_element("<ul>" if first is None else f"<ol{start}>")

    def close_list(self, ordered: bool, *_: object) -> None:  # noqa: FBT001 (the parser's)
        self.depth -= 1
        self._close_element("</ol>\n" if ordered else "</ul>\n")

    def open_item(self, *_: object) -> None:
        self._open_element(html.ITEM)

    def close_item(self, *_: object) -> None:
        self._close_element("</li>\n")

    def open_rule(self, *_: object) -> None:
        self.running.settle()
        self.parts.append("<hr>\n")

    def open_note(self, name: str, start: int, _end: int) -> None:
        self.running.settle()
        self._descend()
        self.outer.append((self.parts, self.blocks))
        note = self.document.footnotes.write(name, start)
        note.links = range(len(self.authored.links), len(self.authored.links))
        self.notes.append(note)
        self.parts, self.blocks = note.parts, note.blocks

    def close_note(self, *_: object) -> None:
        self.running.settle()
        self.depth -= 1
        note = self.notes.pop()
        note.links = range(note.links.start, len(self.authored.links))
        self.parts, self.blocks = self.outer.pop()

    def open_table(self, alignments: Sequence[str], _start: int, _end: int) -> None:
        self.running.settle()
        self.alignments, self.cell = alignments, "th"
        self.parts.append(html.TABLE_OPEN)

    def close_table(self, *_: object) -> None:
        self.parts.append(f"{'</tbody>' if self.cell == 'td' else ''}{html.TABLE_CLOSE}")

    def open_head(self, *_: object) -> None:
        self.column = 0
        self.parts.append("<thead><tr>")

    def close_head(self, *_: object) -> None:
        self.parts.append("</tr></thead>\n")

    def open_row(self, _: None, _start: int, end: int) -> None:
        self.column, self.row_end = 0, end
        self.parts.append("<tr>" if self.cell == "td" else "<tbody><tr>")
        self.cell = "td"

    def close_row(self, *_: object) -> None:
        self.authored.check_row(self.cell_end, self.row_end)
        self.parts.append("</tr>\n")

    def open_cell(self, _: None, start: int, end: int) -> None:
        self.cell_end = end
        self._open_element(html.cell(self.cell, self.alignments[self.column]))
        self.column += 1
        self._begin(start)

    def close_cell(self, *_: object) -> None:
        self._close_element(f"</{self.cell}>")


_Handler: TypeAlias = "Callable[[_Walk, Said, int, int], None]"

_ON: dict[str, _Handler] = {
    "SoftBreak": _Walk.on_soft_break,
    "HardBreak": _Walk.on_hard_break,
    "Rule": _Walk.open_rule,
    "Code": _Walk.on_code,
    "Html": _Walk.on_html,
    "InlineHtml": _Walk.on_html,
    "FootnoteReference": _Walk.on_footnote,
    "TaskListMarker": _Walk.on_task,
}
_OPEN: dict[str, _Handler] = {
    "Paragraph": _Walk.open_paragraph,
    "Heading": _Walk.open_heading,
    "BlockQuote": _Walk.open_quote,
    "CodeBlock": _Walk.open_code,
    "HtmlBlock": _Walk.open_paragraph,
    "List": _Walk.open_list,
    "Item": _Walk.open_item,
    "FootnoteDefinition": _Walk.open_note,
    "Table": _Walk.open_table,
    "TableHead": _Walk.open_head,
    "TableRow": _Walk.open_row,
    "TableCell": _Walk.open_cell,
    "Emphasis": _Walk.open_emphasis,
    "Strong": _Walk.open_strong,
    "Strikethrough": _Walk.open_struck,
    "Link": _Walk.open_link,
    "Image": _Walk.open_image,
}
_CLOSE: dict[str, _Handler] = {
    "Paragraph": _Walk.close_paragraph,
    "Heading": _Walk.close_heading,
    "BlockQuote": _Walk.close_quote,
    "CodeBlock": _Walk.close_code,
    "HtmlBlock": _Walk.close_paragraph,
    "List": _Walk.close_list,
    "Item": _Walk.close_item,
    "FootnoteDefinition": _Walk.close_note,
    "Table": _Walk.close_table,
    "TableHead": _Walk.close_head,
    "TableRow": _Walk.close_row,
    "TableCell": _Walk.close_cell,
    "Emphasis": _Walk.close_emphasis,
    "Strong": _Walk.close_strong,
    "Strikethrough": _Walk.close_struck,
    "Link": _Walk.close_link,
    "Image": _Walk.close_image,
}
