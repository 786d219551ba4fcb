"""What every test may rely on."""

import os
import shutil

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() == "true"

# The hosts print a banner about their future unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

# No test is timed; in CI the same examples run every time.
settings.register_profile("briefwright", deadline=None, derandomize=IN_CI)
settings.load_profile("briefwright")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; where there is none, CI fails and others skip."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    message = "no Chromium here: sudo apt-get install -y chromium"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)
