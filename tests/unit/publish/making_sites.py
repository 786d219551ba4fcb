"""Built sites, written down as values."""

from __future__ import annotations

from briefwright.publish.published import (
    Digests,
    Published,
    PublishedActor,
    PublishedBriefing,
    look_at,
)


def briefing(key: str, **fields: object) -> PublishedBriefing:
    values: dict[str, object] = {
        "url": f"briefings/{key}/",
        "title": key,
        "date": "2025-05-27",
        "threat_level": "high",
        "actors": ("russia",),
    }
    return PublishedBriefing.model_validate({"id": key, **values, **fields})


def actor(key: str, **fields: object) -> PublishedActor:
    values: dict[str, object] = {
        "url": f"actors/{key}/",
        "name": key.capitalize(),
        "kind": "state",
        "names": (),
        "briefings": 1,
    }
    return PublishedActor.model_validate({"id": key, **values, **fields})


def site(
    *items: PublishedBriefing | PublishedActor,
    pages: dict[str, str] | None = None,
    digests: tuple[Digests, ...] = (),
) -> Published:
    """A site in which every briefing and actor has a page; `pages` adds others or says more."""
    briefings = [item for item in items if isinstance(item, PublishedBriefing)]
    actors = [item for item in items if isinstance(item, PublishedActor)]
    texts = {item.url: item.id for item in items} | (pages or {})
    return Published(
        briefings={item.id: item for item in briefings},
        actors={item.id: item for item in actors},
        shown={url: look_at(text.encode()) for url, text in sorted(texts.items())},
        digests={each.id: each for each in digests},
    )
