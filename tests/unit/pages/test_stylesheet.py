"""The style sheet: contrast of the palette, computed from the file that is published."""

import re
from importlib.resources import files

import pytest

CSS = (files("briefwright.pages") / "assets" / "briefwright.css").read_text("utf-8")
PAGES = {"light": "#ffffff", "dark": "#1e2129"}
"""Grounds of Material's two schemes."""

LEVELS = range(6)


COLOUR = r"#[0-9a-f]{3,6}"


def read_values(place: int) -> dict[str, str]:
    """Return every colour of a palette by its name, those of a level with the level's number."""
    found = {}
    for selector, body in re.findall(r"^(body|\.bw-t\d) \{(.*?)\}", CSS, re.MULTILINE | re.DOTALL):
        level = selector.removeprefix("body").replace(".bw-t", "-")
        for name, value in re.findall(r"--bw-([\w-]+): (.*?);", body):
            colours = re.findall(COLOUR, value)
            if colours:
                found[name + level] = colours[place if len(colours) > 1 else 0]
    return found


VALUES = {"light": read_values(0), "dark": read_values(1)}


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", PAGES)
@pytest.mark.parametrize("level", LEVELS)
def test_badges_can_be_read(scheme: str, level: int) -> None:
    values = VALUES[scheme]
    fill, text, ink = (values[f"{part}-{level}"] for part in ("fill", "text", "ink"))
    assert contrast(text, fill) >= 4.5
    assert contrast(ink, PAGES[scheme]) >= 3


@pytest.mark.parametrize("scheme", PAGES)
def test_quiet_text_can_be_read(scheme: str) -> None:
    values = VALUES[scheme]
    assert contrast(values["dim"], PAGES[scheme]) >= 4.5
    assert contrast(values["dim"], values["soft"]) >= 4.5


def test_severe_levels_are_the_farthest_from_the_page() -> None:
    for scheme, page in PAGES.items():
        inks = [contrast(VALUES[scheme][f"fill-{level}"], page) for level in range(1, 6)]
        assert inks == sorted(inks)


def test_links_of_the_custom_palette_can_be_read() -> None:
    ((light, dark),) = re.findall(
        rf"--md-typeset-a-color: light-dark\(({COLOUR}), ({COLOUR})\)", CSS
    )
    assert contrast(light, PAGES["light"]) >= 4.5
    assert contrast(dark, PAGES["dark"]) >= 4.5


def test_materials_footer_can_be_read_without_a_palette_too() -> None:
    # A site that chooses none has no attribute to select by; Material's own rule is `:root > *`.
    (value,) = re.findall(
        r"^:root > body \{ --md-footer-fg-color--lighter: (#\w{8}); \}", CSS, re.MULTILINE
    )
    ground, opacity = 0x17, int(value[7:], 16) / 255
    mixed = [
        round(opacity * int(value[place : place + 2], 16) + (1 - opacity) * ground)
        for place in (1, 3, 5)
    ]
    assert contrast("#" + "".join(f"{part:02x}" for part in mixed), "#171717") >= 4.5


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_every_class_of_the_templates_is_ours() -> None:
    templates = files("briefwright.pages") / "templates"
    found = set()
    for template in templates.iterdir():
        for value in re.findall(r'class="([^"{]*)"', template.read_text("utf-8")):
            found |= set(value.split())
    assert found
    assert all(each.startswith("bw") for each in found)
