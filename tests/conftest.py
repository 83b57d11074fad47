"""Settings for every test."""

import os
from unittest import mock

import pytest
from hypothesis import settings

# Several workers share the cores already; set before numpy is loaded by any of them.
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

# The machine may be busy: a law is not a matter of milliseconds. Same examples every time.
settings.register_profile("laws", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("deep", deadline=None, derandomize=True, max_examples=300)
settings.load_profile(os.environ.get("LAWS", "laws"))

NOT_ABOUT_SEGMENTS = frozenset(
    {
        "test_bad_input",
        "test_categories",
        "test_comments_study",
        "test_init_rounds",
        "test_init_study",
        "test_notice_parts",
        "test_privacy_end_to_end",
        "test_privacy_on_every_platform",
        "test_public_notice",
        "test_real_exports",
        "test_two_runs",
    }
)
"""Tests that run whole studies for another reason than the people who want the same."""


@pytest.fixture(scope="module", autouse=True)
def fewer_comparisons_with_chance(request):
    """Half of a run is spent on whether segments are chance; there, less certainty will do."""
    if request.path.stem not in NOT_ABOUT_SEGMENTS:
        yield
        return
    from surveys import segment_search  # noqa: PLC0415 - loads numpy, which must find the above

    with (
        mock.patch.object(segment_search, "CHANCES", 3),
        mock.patch.object(segment_search, "FINAL_STARTS", 10),
    ):
        yield
