"""Hostile HTML and Markdown by the thousand, the same for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

URLS = (
    "javascript:attack()", "JaVa\tScript:attack()", "java&#10;script&colon;attack()",
    "&#x6A;avascript:attack()", " javascript:attack()", "\x01javascript:attack()",
    "vbscript:attack()", "data:text/html,<script>attack()</script>", "data:image/svg+xml,<svg/>",
    "//evil.example/a", "/\\evil.example/a", "\\\\evil.example", "/\t/evil.example",
    "http:evil.example", 'https://evil.example/"onclick=attack()', "blob:x", "file:///etc/passwd",
    'mailto:a@b.example?subject="><b>', "#__search", "?a=b&c=d", "a/b.png", "tel:1", "x:y", "",
    "https://[::1", "javascript&NewLine;:attack()", "ws://evil.example", "filesystem:x",
)  # fmt: skip
ATTRIBUTES = (
    "onclick", "onerror", "ONLOAD", "onfocus autofocus tabindex=1 onfocus", "style", "class", "id",
    "title", "href", "src", "srcset", "srcdoc", "xlink:href", "action", "formaction", "name",
    "lang", "dir", "role", "aria-label", "data-md-component", "is", "slot", "ping", "background",
    "http-equiv", "content", "start", "colspan", "type", "for", "target", "rel", "download", "on",
)  # fmt: skip
VALUES = (
    "attack()", "__search", "__config", "md-banner", "x", "a b", '">', "'>", "`", "&quot;>",
    "</script>", "-->", "]]>", "position:fixed", "url(//evil.example)", "expression(attack())",
    "bw-actor", "highlight", "&#0;", "\u202e", "<b>", "fn1", "location",
)  # fmt: skip
TAGS = (
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "hr",
    "img", "ins", "kbd", "li", "ol", "p", "pre", "q", "section", "span", "strong", "sub", "sup",
    "table", "caption", "colgroup", "col", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "script", "style", "iframe", "object", "embed", "applet", "form", "input", "button", "select",
    "option", "textarea", "title", "noscript", "noembed", "noframes", "xmp", "plaintext", "listing",
    "template", "svg", "math", "mi", "mo", "mn", "ms", "mtext", "mglyph", "malignmark",
    "annotation-xml", "foreignObject", "desc", "use", "animate", "set", "image", "path", "g",
    "base", "link", "meta", "html", "head", "body", "frameset", "frame", "video", "audio", "source",
    "details", "summary", "dialog", "marquee", "isindex", "nobr", "font", "center", "rp", "rt",
    "ruby", "slot", "portal", "x-custom", "keygen", "param", "track", "area", "map", "picture",
)  # fmt: skip
TEXTS = (
    "text", "<", ">", "&", "&lt;script&gt;", "&amp;lt;", "\x00", "\u2028", "\xa0", "'", '"', "`",
    "attack()", "]]>", "--!>", "&#x3C;script&#x3E;", "\ufeff", "\u202e", "=", "/", "\n", "&nbsp;",
    'id="__x"', "<\x00script>", "\uff1cscript\uff1e", "&#60", "&lt", "&notit;",
)  # fmt: skip
OPENINGS = ("<", "<", "<", "</", "< ", "<\n", "<!", "<?", "<\\", "<<")
SPECIAL = (
    "<!--", "-->", "<!-->", "<!--->", "<!-- --!>", "<![CDATA[", "]]>", "<!doctype html>",
    "<?xml ?>",
    "<svg><style><img src=x onerror=attack()></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img onerror=x()&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=attack()>",
    '<noscript><p title="</noscript><img src=x onerror=attack()>">',
    '<textarea><p title="</textarea><img src=x onerror=attack()>">',
    '<svg></p><style><a id="</style><img src=1 onerror=attack()>">',
    "<a><table><a><td><a>", "<a><p><a><div><a>", "<table><a><tr><img>", "<b><p></b></p>",
    "<select><template><script>attack()</script></template></select>",
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=attack()></style>',
)  # fmt: skip


def make_markup(random: Random) -> str:
    """Return HTML that tries to survive cleaning."""
    parts: list[str] = []
    open_tags: list[str] = []
    for _ in range(random.randint(1, 9)):
        kind = random.random()
        if kind < 0.55:
            tag = random.choice(TAGS)
            parts.append(_make_tag(random, tag))
            open_tags.append(tag)
        elif kind < 0.7 and open_tags:
            parts.append(f"</{open_tags.pop(random.randrange(len(open_tags)))}>")
        elif kind < 0.85:
            parts.append(random.choice(TEXTS))
        else:
            parts.append(random.choice(SPECIAL))
    return _mutate(random, "".join(parts))


def _make_tag(random: Random, tag: str) -> str:
    tag = tag.upper() if random.random() < 0.1 else tag
    attributes = ""
    for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
        value = random.choice(URLS if random.random() < 0.5 else VALUES)
        quote = random.choice(('"', '"', "'", "", "`"))
        space = random.choice((" ", " ", "\n", "/", "\t", ""))
        attributes += f"{space}{random.choice(ATTRIBUTES)}={quote}{value}{quote}"
    end = random.choice((">", ">", ">", "/>", "", " >"))
    return f"{random.choice(OPENINGS)}{tag}{attributes}{end}"


def _mutate(random: Random, text: str) -> str:
    """Return the text, sometimes with a piece of it left out, doubled or moved."""
    if random.random() < 0.7 or not text:
        return text
    start = random.randrange(len(text))
    end = min(len(text), start + random.randint(1, 12))
    return random.choice(
        (
            text[:start] + text[end:],
            text[:end] + text[start:],
            text[end:] + text[:end],
            text[:start] + text[start:end].swapcase() + text[end:],
        )
    )


INLINE = (
    "*{0}*", "**{0}**", "~~{0}~~", "`{0}`", "[{0}]({1})", "[{0}](<{1}> '{0}')", "![{0}]({1})",
    "![{0}][r]", "[{0}][r]", "[{0}]", "[^1]", "[{0}[^1]]({1})", "<{1}>", "[[russia]]",
    "[[russia|{0}]]", "[[!{0}]]", "\\{0}", "{0}  \n{0}", "[![{0}]({1})]({1})", "[[{0}]({1})]({1})",
    "Russia {0}", "https://a.example/{0}", "{0}_{0}_", "``{0}`", "$`{0}`$", "{{{{ {0} }}}}",
)  # fmt: skip
BLOCKS = (
    "{0}\n\n", "# {0}\n\n", "{0}\n---\n\n", "> {0}\n> {0}\n\n", "- {0}\n  - {0}\n\n", "1. {0}\n\n",
    "```{0}\n{0}\n```\n\n", "~~~ {1}\n{0}\n~~~\n\n", "    {0}\n\n",
    "| {0} | b |\n|--|:-:|\n| {0} | {0} |\n\n",
    '!!! note "{0}"\n\n    {0}\n\n', "> [!NOTE]\n> {0}\n\n", "- [ ] {0}\n- [x] {0}\n\n",
    "[^1]: {0}\n\n",
    "[r]: {1} '{0}'\n\n", "***\n\n", "<div {0}>\n{0}\n</div>\n\n", "??? note\n    {0}\n\n",
    "*[A]: {0}\n\n",
    "{0} {{: onclick={0} }}\n\n", '--8<-- "{0}"\n\n', ":::{0}\n{0}\n:::\n\n", "Term\n: {0}\n\n",
)  # fmt: skip


def make_document(random: Random) -> str:
    """Return a body in Markdown that tries to become code."""
    return "".join(
        random.choice(BLOCKS).format(_make_inline(random, 3), random.choice(URLS))
        for _ in range(random.randint(1, 8))
    )


def _make_inline(random: Random, depth: int) -> str:
    kind = random.random()
    if depth == 0 or kind < 0.25:
        return random.choice(TEXTS)
    if kind < 0.45:
        return make_markup(random)
    return random.choice(INLINE).format(_make_inline(random, depth - 1), random.choice(URLS))


KEYS = (
    "title", "date", "actors", "threat_level", "summary", "id", "authors", "tags", "situation",
    "language", "published", "updates", "status", "embargo", "tlp", "supersedes", "corrections",
    "events", "sources", "template", "<<", "? ", "!!str x", "&a k", "hide", "robots", "titel", "''",
)  # fmt: skip
SCALARS = (
    "x", "2025-05-27", "2025-13-45", "high", "[russia]", "{a: b}", "[", "{", "]", "'", '"', "|",
    "> folded", "!!python/object:os.system x", "!ENV HOME", "*a", "&a x", "<<: *a", "- x", "? x",
    "0x1F", "1e999", "~", "null", "yes", "2025-05-27T00:00:00", "2025-05-27T00:00:00+99:00", "%x",
    "@x", "`x`", "# x", "x # y", "x: y: z", "\t", "\u2028", "\ufeff", "\x85", "\xa0", "[[[[[[[[[[x",
    '"\\x00"', '"\\ud800"', '"\\u202e"', "TLP:RED", "draft", "-", "---", "...", "\U0001f600",
    "'' ''",
)  # fmt: skip


def make_header(random: Random) -> str:
    """Return a file whose front matter tries to be read as something else."""
    lines = (
        ["---"] if random.random() < 0.95 else [random.choice(("", "----", "+++", "--- #", "{"))]
    )
    for _ in range(random.randint(0, 8)):
        indent = random.choice(("", "", "", "  ", "- ", "\t", "    "))
        value = random.choice(SCALARS) if random.random() < 0.8 else make_markup(random)
        lines.append(f"{indent}{random.choice(KEYS)}{random.choice((': ', ': ', ':', ' '))}{value}")
    lines.append(random.choice(("---", "---", "---", "...", "----", "")))
    return _mutate(random, "\n".join(lines) + "\n\nText.\n")
