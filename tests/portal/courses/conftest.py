"""What the tests of course files share."""

import pytest

from tests.portal.courses.example import write_example


@pytest.fixture
def course(tmp_path):
    """The folder of the example course."""
    return write_example(tmp_path / "letters")
