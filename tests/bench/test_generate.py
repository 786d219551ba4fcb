import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bench.actors import invent_actors
from bench.briefings import InventedBriefing, write_briefing
from bench.draw import Draw, running_sums
from bench.generate import actor_count, digest, project_files, write_project
from bench.prose import Cast

SIZE = 60
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(project_files(SIZE))


def front_matter(text: str) -> dict[str, object]:
    loaded = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def test_same_bytes_everywhere() -> None:
    # Figures of different days are comparable only while this stands; a new digest starts anew.
    assert digest(project_files(SIZE)) == (
        "eb4e4cdf4b678eee80769d5293f75939130d58c1d109eacee31a76488ab5b0a4"
    )


def test_stock_project_holds_the_same_markdown(files: dict[str, str]) -> None:
    stock = dict(project_files(SIZE, stock=True))
    moved = {path.removeprefix("docs/") if "briefings/" in path else path for path in stock}
    assert moved == set(files)
    for path, text in files.items():
        if path.endswith(".md"):
            assert stock[path if path.startswith("docs/") else f"docs/{path}"] == text


def test_stock_settings_differ_only_in_the_plugin_and_the_nav(files: dict[str, str]) -> None:
    ours = yaml.safe_load(files["mkdocs.yml"])
    stock = yaml.safe_load(dict(project_files(1, stock=True))["mkdocs.yml"])
    assert ours.pop("plugins") == ["search", "briefings"]
    assert stock.pop("plugins") == ["search"]
    assert stock.pop("nav") == ["index.md"]
    assert stock.pop("not_in_nav").split() == ["/briefings/", "/actors/"]
    assert ours == stock


def test_paths_are_urls(files: dict[str, str]) -> None:
    for path in files:
        if path.endswith(".md"):
            assert re.fullmatch(r"[a-z0-9/-]+\.md", path), path


def test_declared_actors_exist(files: dict[str, str]) -> None:
    records = {
        Path(path).stem: front_matter(text) for path, text in files.items() if "actors/" in path
    }
    known = set(records) | {str(record["name"]) for record in records.values()}
    assert len(records) == actor_count(SIZE)
    for path, text in files.items():
        if path.startswith("briefings/"):
            declared = front_matter(text)["actors"]
            assert isinstance(declared, list)
            entries = [item["actor"] if isinstance(item, dict) else item for item in declared]
            assert entries
            assert set(entries) <= known, path
            assert len(entries) == len(set(entries)), path


def test_actors_belong_to_actors_that_exist(files: dict[str, str]) -> None:
    records = {
        Path(path).stem: front_matter(text) for path, text in files.items() if "actors/" in path
    }
    for record in records.values():
        for key in ("part_of", "member_of"):
            assert set(record.get(key) or ()) <= set(records)  # type: ignore[call-overload]


def test_links_lead_to_files(files: dict[str, str]) -> None:
    seen = 0
    for path, text in files.items():
        for target in LINK.findall(text):
            joined = (Path("/") / path).parent / target
            assert joined.resolve().relative_to("/").as_posix() in files, (path, target)
            seen += 1
    assert seen > SIZE / 2


@pytest.mark.parametrize("count", [9, 50, 1200])
def test_ids_and_canonical_names_are_unique(count: int) -> None:
    actors = invent_actors(count, Draw("test"))
    assert len(actors) == count
    assert len({actor.id for actor in actors}) == count
    assert len({actor.name for actor in actors}) == count


def test_names_have_the_hard_cases_of_life() -> None:
    actors = invent_actors(600, Draw("test"))
    kinds = {name.kind for actor in actors for name in actor.names}
    assert kinds >= {"alias", "abbreviation", "surname", "former", "native", "demonym", "metonym"}
    assert len({name.lang for actor in actors for name in actor.names if name.lang}) > 4
    surnames = [name for actor in actors for name in actor.named("surname")]
    assert len(set(surnames)) < len(surnames)
    names = {actor.name for actor in actors}
    assert any(name.split(" ", 1)[-1] in names for name in names if " " in name)


def briefings(count: int) -> list[InventedBriefing]:
    cast = Cast.of(invent_actors(actor_count(count), Draw("shape")))
    return [write_briefing(number, cast, "shape") for number in range(count)]


def test_shape_is_that_of_the_digests_it_imitates() -> None:
    made = briefings(200)
    words = sum(len(one.body.split()) for one in made) / len(made)
    sections = sum(one.body.count("\n## ") + one.body.count("\n### ") + 1 for one in made)
    declared = sum(len(one.declared) for one in made) / len(made)
    assert 600 < words < 900
    assert 8 < sections / len(made) < 20
    assert 10 < declared < 20
    assert len({one.path for one in made}) == len(made)


def test_few_actors_are_in_most_briefings() -> None:
    made = briefings(300)
    counts: dict[str, int] = {}
    for one in made:
        for actor in one.declared:
            counts[actor] = counts.get(actor, 0) + 1
    ranked = sorted(counts.values(), reverse=True)
    assert ranked[0] > 0.4 * len(made)
    assert ranked[len(ranked) // 2] < 0.4 * ranked[0]


def test_a_briefing_does_not_depend_on_those_after_it() -> None:
    cast = Cast.of(invent_actors(50, Draw("alone")))
    assert write_briefing(7, cast, "alone") == write_briefing(7, cast, "alone")
    assert write_briefing(7, cast, "alone") != write_briefing(7, cast, "other")


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=9), st.text(max_size=8))
def test_weighted_draw_stays_in_range(weights: list[float], name: str) -> None:
    draw = Draw(name)
    steps = running_sums(weights)
    assert all(0 <= draw.weighted(steps) < len(weights) for _ in range(20))


def test_files_are_written_as_they_are(tmp_path: Path) -> None:
    wanted = dict(project_files(3, actors=12))
    write_project(tmp_path, wanted.items())
    found = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes().decode()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert found == wanted
