"""Settings for every test."""

import os
from dataclasses import replace
from html import escape
from unittest import mock

import pytest
from hypothesis import settings

# Several workers share the cores already; set before numpy is loaded by any of them.
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

# The machine may be busy: a law is not a matter of milliseconds. Same examples every time.
settings.register_profile("laws", deadline=None, derandomize=True, max_examples=15)
settings.register_profile("deep", deadline=None, derandomize=True, max_examples=300)
settings.load_profile(os.environ.get("LAWS", "laws"))

NOT_ABOUT_DOUBT = frozenset(
    {
        "test_bad_input",
        "test_bands_study",
        "test_compared",
        "test_damaged_files",
        "test_documentation",
        "test_english_form",
        "test_exports_sheet",
        "test_frames",
        "test_kobo_study",
        "test_survey_comparisons",
        "test_survey_ratings",
        "test_categories",
        "test_comments_study",
        "test_compare_command",
        "test_init_rounds",
        "test_init_study",
        "test_notice_parts",
        "test_privacy_end_to_end",
        "test_privacy_on_every_platform",
        "test_public_notice",
        "test_real_exports",
        "test_sample_run",
        "test_two_runs",
    }
)
"""Tests that run whole studies for another reason than segments, flips, doubts and pictures."""


@pytest.fixture(scope="module", autouse=True)
def shorter_searches(request):
    """Most of a run is spent on how sure it is; where that is not asked, less will do."""
    if request.path.stem not in NOT_ABOUT_DOUBT:
        yield
        return
    # Loads numpy, which must find the settings above.
    from prioritize import decision, rival_sets  # noqa: PLC0415
    from prioritize.doubts import funding  # noqa: PLC0415
    from prioritize.fairness import findings as fairness  # noqa: PLC0415
    from prioritize.joint import all_rules  # noqa: PLC0415
    from reports import drawing  # noqa: PLC0415
    from surveys import segment_search  # noqa: PLC0415

    pictured = request.path.stem == "test_documentation"
    whole = decision.make_situation

    def fewer_draws(*arguments):
        made = whole(*arguments)
        few = made.study.settings.model_copy(update={"draws": 200, "replicates": 100})
        return replace(made, study=replace(made.study, settings=few))

    no_minimax = {"minimax": replace(all_rules()["minimax"], most_items=0)}
    with (
        mock.patch.multiple(segment_search, CHANCES=3, FINAL_STARTS=10, REPLICATES=10),
        mock.patch.multiple(rival_sets, FEWEST_PLANS=3, ITEMS_IN_ALL=0),
        mock.patch.object(funding, "LISTS", 5),
        mock.patch.object(decision, "make_situation", fewer_draws),
        mock.patch.object(fairness, "MOST", 0),
        mock.patch.dict(all_rules(), no_minimax),
        mock.patch.object(drawing, "_drawn", drawing._drawn if pictured else words_alone),
    ):
        yield
    # Pictures are kept by their description, which does not say how they were drawn.
    drawing._pictured.cache_clear()


def words_alone(spec):
    """A drawing that holds every word of its description, so that nothing can hide in a picture."""
    start = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">'
    return f"{start}<text>{escape(spec)}</text></svg>"
