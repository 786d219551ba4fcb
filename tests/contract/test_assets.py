"""The styles and scripts that are published are those of the sources, and small."""

import gzip
import re

import pytest

from briefwright.pages.styles import SCRIPT, STYLES, read_assets
from briefwright.search import files
from tests.contract.assets import (
    MODULES,
    PAGES,
    SEARCH,
    join_modules,
    make_assets,
    minify_css,
    minify_script,
)

ALONE = dict(read_assets())
PUBLISHED = dict(read_assets(files.MINIFIED))


def test_what_is_published_is_made_of_the_sources() -> None:
    made = dict(make_assets())
    stale = [str(path) for path, text in made.items() if path.read_text("utf-8") != text]
    assert stale == [], "run `make assets`"
    kept = {file for path in made for file in path.parent.iterdir()}
    assert kept == set(made)


def test_every_source_is_published() -> None:
    scripts = {"briefwright.js", "filter.js", "find.js", *MODULES}
    assert {file.name for room in (PAGES, SEARCH) for file in room.glob("*.js")} == scripts
    assert {file.name for file in SEARCH.glob("*.css")} == {"search.css"}


def test_every_page_loads_one_sheet_and_one_script() -> None:
    assert set(ALONE) == {STYLES, SCRIPT, "assets/filter.js"}
    assert set(PUBLISHED) == {*ALONE, "assets/search.js"}
    for path, text in ALONE.items():
        assert PUBLISHED[path].startswith(text)
    assert ".bw-plot{" in PUBLISHED[STYLES]
    assert "dialog.bw-search" in PUBLISHED[STYLES]
    assert "dialog.bw-search" not in ALONE[STYLES]


def test_scripts_and_styles_weigh_less_than_15_kb() -> None:
    sizes = {path: len(gzip.compress(text.encode(), 6)) for path, text in PUBLISHED.items()}
    assert sum(sizes.values()) < 15_000, sizes
    assert not any("/*" in text for text in PUBLISHED.values())


def test_no_two_modules_have_a_name_in_common() -> None:
    texts = [(SEARCH / name).read_text("utf-8") for name in MODULES]
    named = re.compile(r"^(?:export )?(?:const|let|class) (\w+)", re.MULTILINE)
    names = [name for text in texts for name in named.findall(text)]
    assert [name for name in names if names.count(name) > 1] == []


def test_modules_are_joined_as_one() -> None:
    module = (
        'import { a } from "./a.js";\nimport {\n  b,\n} from "./b.js";\n\n'
        "export const twice = (number) => 2 * number;\n"
    )
    joined = join_modules([module, "export const four = () => twice(2);\n"], ["four"])
    assert joined.startswith("export const{four}=(()=>{")
    assert "import" not in joined
    assert joined.count("export") == 1
    assert "twice" not in joined


def test_a_minified_sheet_says_the_same() -> None:
    sheet = """
    /* A remark. */
    .a > b:hover, .c :is(p, li) {
      color: light-dark(#fff, #000); content: " <" attr(href) ">";
      margin: calc(1em + 2px) 0;
    }
    @media (max-width: 40em) { .a::after { content: ", "; } }
    """
    assert minify_css(sheet) == (
        '.a>b:hover,.c :is(p,li){color:light-dark(#fff,#000);content:" <" attr(href)">";'
        'margin:calc(1em + 2px)0}@media(max-width:40em){.a::after{content:", "}}\n'
    )


@pytest.mark.parametrize("end", ["", ";"])
def test_a_minified_script_keeps_its_texts_and_can_be_followed(end: str) -> None:
    script = """
    /* A remark. */
    const a = `x  // y ${ b }
      z`;
    c.replace(/[/sf] +$/, "/* x */"); // no more
    (() => d(`${`in`}  ${a}`))()"""
    kept = minify_script(script + end)
    assert "x  // y ${b}\n      z`" in kept
    assert 'c.replace(/[/sf] +$/,"/* x */")' in kept
    assert kept.endswith(";\n")
    assert not kept.endswith(";;\n")
