import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefwright.exports.sitemap import MAX_ADDRESSES, divide_sitemap

BASE = "https://example.org/a&b/"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{s}">'.format(**SPACE)


def sitemap(addresses: list[str]) -> str:
    entries = (
        f"\n    <url>\n         <loc>https://example.org/{each}/</loc>\n"
        "         <lastmod>2026-01-01</lastmod>\n    </url>"
        for each in addresses
    )
    return f"{HEAD}{''.join(entries)}\n</urlset>"


def located(text: str) -> list[str]:
    root = etree.fromstring(text.encode())
    return [str(each) for each in root.xpath("//s:loc/text()", namespaces=SPACE)]


def test_a_short_sitemap_is_as_it_was() -> None:
    text = sitemap(["a", "b"])
    assert divide_sitemap(text, BASE) == (text, {})


def test_as_many_addresses_as_a_file_may_hold_stay_in_one_file() -> None:
    text = sitemap(["a"] * MAX_ADDRESSES)
    assert divide_sitemap(text, BASE) == (text, {})


def test_one_address_more_makes_two_files_and_a_list_of_them() -> None:
    index, parts = divide_sitemap(sitemap(["a"] * (MAX_ADDRESSES + 1)), BASE)
    assert located(index) == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert [len(located(part)) for part in parts.values()] == [MAX_ADDRESSES, 1]
    assert etree.QName(etree.fromstring(index.encode())).localname == "sitemapindex"


@pytest.mark.parametrize("addresses", [1, 2, 7])
@given(names=st.lists(st.sampled_from(("a", "bb", "сло")), min_size=8, max_size=40))
def test_no_address_is_lost_or_moved_and_no_part_is_too_long(
    addresses: int, names: list[str]
) -> None:
    size = 400
    text = sitemap(names)
    _, parts = divide_sitemap(text, BASE, addresses=addresses, size=size)
    found = [located(part) for part in parts.values()]
    assert [each for part in found for each in part] == located(text)
    assert all(0 < len(part) <= addresses for part in found)
    assert all(len(part.encode()) <= size for part in parts.values())
