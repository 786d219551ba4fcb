"""The templates: an autoescaping Jinja environment, built once and passed along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from typing_extensions import override

from briefwright.pages.escaping import as_html

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame


@dataclass(frozen=True, slots=True)
class Templates:
    """Renders a view with one of the package's templates."""

    environment: Environment

    def render(self, template: str, view: object) -> str:
        """Return the HTML of a view; the template sees it as `view` and nothing else."""
        return self.environment.get_template(template).render(view=view)


class _Code(CodeGenerator):
    """Templates as Python, with our own function around each value that they show.

    Jinja's makes an object of every text, to tell it from one that is not escaped yet. Here all
    is joined at once and nobody asks.
    """

    @override
    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("environment.as_html(")


@cache
def make_templates() -> Templates:
    """Return the package's templates. They are compiled once: a preview is built many times over.

    A name that a view does not have is a fault of ours and raises; it is never an empty string.
    """
    environment = Environment(
        loader=PackageLoader("briefwright.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.code_generator_class = _Code
    environment.as_html = as_html  # type: ignore[attr-defined]
    # Views have attributes and nothing else, so Jinja need not look for items too: it asks for
    # more than a thousand attributes on each page.
    environment.getattr = getattr  # type: ignore[assignment, method-assign]
    return Templates(environment)
