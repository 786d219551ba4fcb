"""A site in which every text that an author may write is a payload, each with a mark of its own."""

from __future__ import annotations

import json

PAYLOADS = (
    "<script>attack()</script>",
    "</title></style></textarea></script><script>attack()</script>",
    "<img src=x onerror=attack()>",
    '"><img src=x onerror=attack()>',
    "'><svg onload=attack()>",
    '" onmouseover="attack()',
    "' onfocus='attack()' autofocus='",
    "` onerror=attack() `",
    "--><script>attack()</script><!--",
    "]]><script>attack()</script><![CDATA[",
    "&lt;script&gt;attack()&lt;/script&gt;",
    "&amp;lt;img src=x onerror=attack()&amp;gt;",
    "&#60;img src=x onerror=attack()&#62;",
    "\\u003cimg src=x onerror=attack()\\u003e",
    "%3Cimg src=x onerror=attack()%3E",
    "\uff1cimg src=x onerror=attack()\uff1e",
    "{{ attack() }} {% raw %} ${attack()} #{attack()}",
    "javascript:attack()",
    '=HYPERLINK("https://evil.example";"x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "[x](javascript:attack()) ![x](//evil.example/a.png) <https://evil.example>",
    '<!--# include file="/etc/passwd" --> <?php attack() ?> <% attack() %>',
    '--8<-- "secret.txt" {{ config.extra.secret }} {{ environ.SECRET }} !ENV SECRET ${SECRET}',
    "\\\"-attack()-\\\"; \\'-attack()-\\'",
    "*a* _b_ `c` ~~d~~ | e | # f",
)
"""Texts that mean something in HTML, XML, JSON, CSV, Markdown, a URL or a template."""

FIELDS = (
    "title", "summary", "author", "tag", "role", "reason", "event", "source", "publisher",
    "correction", "update", "name", "alias", "native", "context", "heading", "text",
)  # fmt: skip
"""Texts of a briefing and of an actor."""

CANARY = "canary-7f3a"
"""What only the project's own files and the environment hold."""

_SITE = """
-- mkdocs.yml --
site_name: Small
site_url: https://site.example/small/
theme: {{name: material, font: false}}
extra: {{secret: {canary}}}
markdown_extensions:
  - pymdownx.snippets
plugins:
  - search
  - tags
  - macros
  - briefings:
      threat_levels:
        - {{id: low, label: {name}, definition: {name}}}
        - {{id: high, label: {other}, definition: {other}}}
-- secret.txt --
{canary}
-- docs/index.md --
# Home
-- docs/tags.md --
# Tags

<!-- material/tags -->
"""
_PAIR = """
-- docs/actors/actor-{number}.md --
---
name: {name}
kind: state
names:
  - {alias}
  - {{name: {native}, kind: native, lang: uk}}
context: [{context}]
---

## {heading}

{text}
-- briefings/2025/briefing-{number}.md --
---
title: {title}
date: 2025-01-{day:02}
actors: [{{actor: actor-{number}, role: {role}, threat_level: high, reason: {reason}}}]
threat_level: low
summary: {summary}
authors: [{author}]
tags: [{tag}]
updates: [{{date: 2025-02-01, type: major, note: {update}}}]
corrections: [{{date: 2025-02-02, note: {correction}}}]
events: [{{date: 2025-01-01, title: {event}, actors: [actor-{number}]}}]
sources: [{{title: {source}, publisher: {publisher}, url: "https://a.example/?{number}"}}]
---

## {heading}

{text}
-- briefings/2025/later-{number}.md --
---
title: {title}
date: 2025-03-{day:02}
actors: [{{actor: actor-{number}, threat_level: low, reason: {reason}}}]
threat_level: high
---

The level of [[actor-{number}]] changes.
"""


def marked(field: str, number: int) -> str:
    """Return a payload with a mark behind it that says where it was written."""
    mark = f"q{FIELDS.index(field):02}z{number:02}q"
    if field == "context":
        return f"{marked('name', number)} {mark}"
    return f"{PAYLOADS[number]} {mark}"


def in_body(text: str) -> str:
    """Return a text as a body may hold it; as code, where a check would refuse it."""
    refused = "](javascript:" in text or "<!--" in text
    return f"`` {text} ``" if refused else text


def hostile_site() -> str:
    """Return the files of the site, in the form of `tests.trees`."""
    pairs = []
    for number in range(len(PAYLOADS)):
        texts = {field: json.dumps(marked(field, number)) for field in FIELDS}
        texts |= {field: in_body(marked(field, number)) for field in ("heading", "text")}
        pairs.append(_PAIR.format(number=number, day=number + 1, **texts))
    site = _SITE.format(name=json.dumps(PAYLOADS[3]), other=json.dumps(PAYLOADS[1]), canary=CANARY)
    return site + "".join(pairs)
