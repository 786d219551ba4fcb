"""A text to be rendered, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing
    from briefwright.content.collection import Fragment
    from briefwright.markup.body import Body
    from briefwright.markup.render import Renderer


class Task(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One text to be rendered. The fields are what `Renderer.render` asks for."""

    text: Briefing | Fragment | Actor
    url: str
    declared: frozenset[str] = frozenset()
    subject: str | None = None
    linkable: frozenset[str] | None = None

    @property
    def path(self) -> str:
        """The file, relative to the project's root."""
        return self.text.path

    def render(self, renderer: Renderer) -> Body:
        """Return the text's body."""
        return renderer.render(
            self.text.source,
            path=self.path,
            url=self.url,
            declared=self.declared,
            subject=self.subject,
            linkable=self.linkable,
        )
