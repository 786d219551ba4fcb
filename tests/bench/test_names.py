from bench.actors import invent_actors
from bench.draw import Draw
from bench.names import actor_of, first_with_names, measure
from briefwright.content.actor import ActorKind, LinkPolicy, NameKind


def test_every_registry_is_measured_at_its_size() -> None:
    costs = measure((60, 240), pages=3)
    assert [cost.names // 60 for cost in costs] == [1, 4]
    for cost in costs:
        assert 0 < cost.matching_ms < cost.page_ms


def test_smaller_registry_is_the_beginning_of_the_larger() -> None:
    actors = [actor_of(actor) for actor in invent_actors(200, Draw("test"))]
    small = list(first_with_names(actors, 60))
    assert small == actors[: len(small)]
    assert sum(len(actor.all_names) for actor in small[:-1]) < 60


def test_names_keep_their_kind_and_its_policy() -> None:
    actors = [actor_of(actor) for actor in invent_actors(200, Draw("test"))]
    persons = [actor for actor in actors if actor.kind is ActorKind.PERSON]
    surname = persons[0].names[0]
    assert (surname.kind, surname.link) == (NameKind.SURNAME, LinkPolicy.INTRODUCED)
    assert persons[0].canonical.kind is NameKind.CANONICAL
