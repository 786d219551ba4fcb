"""MkDocs's site folder led to a place beside the published site, and published at the end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from briefwright.hosts.mkdocs.reports import log
from briefwright.publish.staging import plan_staging, write_discard, write_recovery, write_swap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from briefwright.publish.staging import Staging


@dataclass(frozen=True, slots=True)
class StagedSite:
    """A site while it is built beside its place."""

    staging: Staging
    site_dir: str
    """The place as mkdocs.yml or the command line names it."""

    def publish(self, config: MkDocsConfig) -> None:
        """Put the site in its place. Raises Abort if the file system refuses."""
        config.site_dir = self.site_dir  # `mkdocs gh-deploy` reads it after the build
        try:
            write_swap(self.staging)
        except OSError as fault:
            raise _refused(self.site_dir, fault) from fault
        log.info("Published to %s", os.path.relpath(self.site_dir))

    def discard(self) -> None:
        """Leave the previous site as it was."""
        write_discard(self.staging)


def stage(config: MkDocsConfig) -> StagedSite:
    """Have MkDocs build beside its site folder; put right first what a killed build has left."""
    site = StagedSite(plan_staging(config.site_dir), config.site_dir)
    try:
        if write_recovery(site.staging):
            log.info("Restored the site that an interrupted build had moved aside")
    except OSError as fault:
        raise _refused(site.site_dir, fault) from fault
    config.site_dir = str(site.staging.folder)
    return site


def _refused(site_dir: str, fault: OSError) -> Abort:
    return Abort(f"cannot publish to {site_dir}: {fault.strerror or fault}")
