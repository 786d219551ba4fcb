"""The one look at the clock. The core is told the time; only its edges ask."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def read_now() -> datetime:
    """Return SOURCE_DATE_EPOCH if it is set, so that a run can be repeated, else the time.

    Raises ValueError when the variable is no number of seconds.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds') from None
