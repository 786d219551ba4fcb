"""MkDocs's site folder led to a place beside the published site, and published at the end."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from briefwright.hosts.mkdocs.reports import log
from briefwright.publish.lock import take_lock
from briefwright.publish.renewal import write_renewed_in_place, write_renewed_site
from briefwright.publish.staging import plan_staging, write_discard, write_recovery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from briefwright.publish.lock import Lock
    from briefwright.publish.staging import Staging

_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSED = (*_FULL, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG, errno.EMFILE)
"""What a disk says, and not a slip in a program."""


@dataclass(slots=True)
class StagedSite:
    """A site while it is built beside its place."""

    staging: Staging
    site_dir: str
    """The place as mkdocs.yml or the command line names it."""

    lock: Lock | None = None
    """Held while it is built."""

    def begin(self) -> None:
        """Take the site's turn. Raises Abort when another build has it, OSError by the disk."""
        self.staging.lock.parent.mkdir(parents=True, exist_ok=True)
        self.lock = take_lock(self.staging.lock)
        if self.lock is None:
            raise Abort(f"another build of {self.site_dir} is running; wait until it has ended")
        try:
            restored = write_recovery(self.staging)
        except OSError:
            self._end()
            raise
        if restored:
            log.info("Restored the site that an interrupted build had moved aside")

    def publish(self, config: MkDocsConfig, kept: Mapping[str, int]) -> frozenset[str]:
        """Put the site in its place, with files of the previous one, each given by its inode.

        Return the paths of the kept files whose signs have changed by it. Raises Abort if the
        file system refuses.
        """
        config.site_dir = self.site_dir  # `mkdocs gh-deploy` reads it after the build
        try:
            linked = write_renewed_site(self.staging, kept)
        except OSError as fault:
            raise _refused(self, fault) from fault
        self._end()
        log.info("Published to %s", os.path.relpath(self.site_dir))
        return linked

    def discard(self, error: Exception) -> None:
        """Leave the previous site as it was. Raises Abort if it was the disk that failed."""
        if self.lock is None:
            return  # It is published already.
        write_discard(self.staging)
        self._end()
        if isinstance(error, OSError) and error.errno in _REFUSED:
            raise _refused(self, error) from error

    def _end(self) -> None:
        if self.lock is not None:
            self.lock.release()
            self.lock = None


@dataclass(slots=True)
class PreviewSite:
    """The site of `mkdocs serve`: built beside its place too, and renewed in it file by file.

    A build that fails leaves the preview as it was.
    """

    site_dir: str
    """Where the host serves it from."""

    folder: Path
    """Where it is built."""

    def publish(self, config: MkDocsConfig, kept: Mapping[str, int]) -> frozenset[str]:
        """Put what has been built in its place, and leave what is kept."""
        config.site_dir = self.site_dir
        write_renewed_in_place(Path(self.site_dir), self.folder, kept)
        self.discard()
        return frozenset()

    def discard(self, error: Exception | None = None) -> None:
        """Remove what has been built."""
        del error
        shutil.rmtree(self.folder, ignore_errors=True)


def stage_preview(config: MkDocsConfig) -> PreviewSite:
    """Have MkDocs build a preview beside the folder that it serves."""
    folder = Path(f"{config.site_dir}.briefwright-next")
    shutil.rmtree(folder, ignore_errors=True)
    preview = PreviewSite(config.site_dir, folder)
    config.site_dir = str(folder)
    return preview


def stage(config: MkDocsConfig) -> StagedSite:
    """Have MkDocs build beside its site folder; put right first what a killed build has left.

    Raises Abort while another build of the same folder runs.
    """
    site = StagedSite(plan_staging(config.site_dir), config.site_dir)
    try:
        site.begin()
    except OSError as fault:
        raise _refused(site, fault) from fault
    config.site_dir = str(site.staging.folder)
    return site


def _refused(site: StagedSite, fault: OSError) -> Abort:
    reason = fault.strerror or str(fault)
    if isinstance(fault.filename, str):
        reason = f"{os.path.relpath(fault.filename)}: {reason}"
    if fault.errno in _FULL:
        free = shutil.disk_usage(site.staging.lock.parent).free
        reason = f"{reason}, {free // 1024} KiB are free"
    stays = "" if site.staging.within else "; the previous site stays"
    return Abort(f"cannot publish to {site.site_dir}: {reason}{stays}")
