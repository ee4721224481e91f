"""Where the sample texts lie, for the tests that read real ones.

The texts may not be copied, so the project does not hold them. Set ``OPEN_DOOR_SAMPLES`` to a
folder that does; without it the tests that need it are skipped and say so.
"""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("OPEN_DOOR_SAMPLES", ROOT.parent / "shared"))
TEXTS = SAMPLES / "texts"

needs_samples = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the sample texts are not here: set OPEN_DOOR_SAMPLES"
)


def sample(number: str) -> Path:
    """The sample file whose name begins with a number, such as ``"001"``."""
    return next(TEXTS.glob(f"{number}_*.txt"))
