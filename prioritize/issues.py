"""What can be wrong with a study, in words that say what to do next."""

from typing import Any

from prioritize.errors import Issue

DOUBTS = frozenset(
    {
        "unknown_sheet", "unknown_column", "words_as_fact", "neutral_facts", "unsure_guess",
        "unsure_guesses",
        "example_judge", "shares_sum", "export_not_listed",
        "bands_unused", "unit_buildings", "ballot_unneeded", "ballot_outside", "unit_no_area",
        "pool_unused", "years_unused", "trench_alone", "trench_split", "places_gap",
        "written_name_elsewhere", "written_name_misspelt", "written_name_unused",
        "objections_half", "objections_none", "objections_no_date", "objections_past",
    }
)  # fmt: skip
"""Codes that do not stop the run."""

TEMPLATES: dict[str, str] = {
    # The workbook as a file.
    "study_missing": "there is no {name} here; run `prioritize init` to make one, "
    "or give the path of the workbook",
    "workbook_broken": "this is not a readable Excel workbook; open it in Excel "
    "and save it again as .xlsx",
    "workbook_protected": "the workbook is protected by a password or in the old .xls format; "
    "save it as .xlsx without a password",
    "workbook_too_large": "the workbook unpacks to {megabytes} MB, more than {limit} MB; "
    "delete pictures and formatted empty rows, and save it again",
    "sheet_too_long": "the sheet has {rows} rows, more than {limit}; "
    "delete the empty rows below the table",
    # Sheets and columns.
    "sheet_missing": "the sheet {name!r} is missing; add it with the columns {columns}",
    "sheet_twice": "this sheet and {other!r} are both the sheet {name!r}; put the rows together "
    "on one of them and delete the other",
    "sheet_misspelt": "there is no sheet of this name; did you mean {nearest!r}? Rename the sheet",
    "unknown_sheet": "this sheet is not part of a study and is left alone",
    "column_missing": "the column {column!r} is missing; add it in the header row",
    "column_twice": "the column {column!r} stands here a second time; keep one of them",
    "column_misspelt": "there is no column {value!r}; did you mean {nearest!r}? Rename the header",
    "unknown_column": "the column {value!r} is not part of this sheet and is left alone",
    "words_as_fact": "the column {value!r} holds words only; it is kept as a note, "
    "for no criterion can count with it",
    # Cells.
    "value_missing": "{column!r} is empty; fill it in, or delete the row",
    "formula_unsaved": "the result of this formula was never saved; open the workbook in Excel, "
    "save it, and try again",
    "cell_error": "the formula ends in {value}; mend it, or type the value",
    "not_a_number": "{value!r} is not a number; type digits only",
    "not_an_amount": "{value!r} is a share, but an amount belongs here; type the amount itself",
    "not_whole": "{value!r} is not a whole number; type one without decimals",
    "bands_wrong": "{value!r} does not say where bands begin; write rising whole numbers from 0, "
    "with commas between, such as 0,18,35,45,60,80",
    "date_as_value": "Excel turned a typed {typed} into the date {value}; "
    "format the cell as text and type {typed} again",
    "date_as_number": "the date {value} stands where a number belongs; "
    "format the cell as number and type the number again",
    "not_positive": "a comparison is a ratio above 0, but {value} was written; "
    "write how many times more the left counts, such as 3 or 1/3",
    "too_small": "{column!r} is {value}, but must be at least {limit}; correct it",
    "too_large": "{column!r} is {value}, but must be at most {limit}; correct it",
    "not_above": "{column!r} is {value}, but must be above {limit}; correct it",
    "choice_unknown": "{value!r} is not known for {column!r}; choose one of {choices}",
    "choice_misspelt": "{value!r} is not known for {column!r}; did you mean {nearest!r}? "
    "Choose one of {choices}",
    "setting_unknown": "there is no setting {value!r}; choose one of {choices}, or delete the row",
    "setting_misspelt": "there is no setting {value!r}; did you mean {nearest!r}?",
    "setting_twice": "the setting {value!r} stands here a second time; keep one of them",
    # References between sheets.
    "id_twice": "{value!r} stands twice on the sheet {table!r}; "
    "give one of the two rows another id, or delete it",
    "id_unknown": "{value!r} is not on the sheet {table!r}; add it there, or correct it here",
    "id_misspelt": "{value!r} is not on the sheet {table!r}; did you mean {nearest!r}?",
    "option_twice": "the option {value!r} of column {column!r} stands twice; keep one row",
    "question_twice": "the column {value!r} stands twice on the sheet of questions; keep one row",
    # AHP matrices.
    "ahp_corner": "{value!r} does not name a party and a judge; "
    "write them as perspective/judge, such as residents/committee",
    "ahp_headers": "the criteria in the first row and in the first column differ "
    "({different}); write the same ids in both",
    "ahp_diagonal": "a criterion compared with itself is 1, but {value} was written; "
    "write 1 or leave the cell empty",
    "ahp_empty": "the matrix has no criteria; write their ids in the first row "
    "and the first column",
    # Sense.
    "single_item": "a ranking needs at least two items, but the sheet holds {count}; add items",
    "no_criterion": "there is no criterion; add at least one to the sheet",
    "no_perspective": "there is no party; add at least one to the sheet",
    "powers_zero": "every party has the power 0; give at least one of them a say above 0",
    "negative_points": "the weight {value} is below 0; write 0 or more",
    "item_circle": "these items wait for each other in a circle: {circle}; "
    "delete one of the prerequisites",
    "excludes_itself": "{item!r} excludes itself; delete it from its own list",
    "after_excluded": "{item!r} needs {other!r} first, but the two exclude each other; "
    "delete one of the two entries",
    "duties_exclude": "items {item!r} and {other!r} exclude each other, but both are mandatory or "
    "needed by a mandatory item; lift one of the two duties, or delete the exclusion",
    "shares_sum": "production, living and ecology of {item!r} add up to {value}, not to 1; "
    "correct the shares",
    "source_unknown": "the source {value!r} is not understood; write survey:demand, "
    "survey:<kind>, item:<column of items> or rating",
    "source_misspelt": "the source {value!r} is not understood; did you mean {nearest!r}?",
    "fact_unknown": "the sheet of items has no column {column!r}; add the column, "
    "or correct the source",
    "fact_misspelt": "the sheet of items has no column {column!r}; did you mean {nearest!r}?",
    "fact_missing": "item {item!r} has no figure for {column!r}, but criterion {criterion!r} "
    "counts with it; fill in the cell",
    "rating_missing": "item {item!r} has no rating for criterion {criterion!r}; "
    "add it to the sheet of ratings",
    "survey_missing": "criterion {criterion!r} needs a survey, but the settings name none; "
    "add the export to `surveys`, or choose another source",
    "demand_missing": "criterion {criterion!r} needs demand for item {item!r}, but no question "
    "speaks of it; name the item on the sheet of options or questions, or remove it",
    "demand_silent": "criterion {criterion!r} needs demand for item {item!r}, but no answer to a "
    "question about it counts; look at the kind and role of the question, or remove the item",
    "level_unknown": "the question {column!r} has no answer {value!r}; choose one of {choices}",
    "level_misspelt": "the question {column!r} has no answer {value!r}; did you mean {nearest!r}?",
    "pair_syntax": "{value!r} does not name two criteria; write them as left;right",
    "guarded_syntax": "{value!r} does not name a group; write it as variable=level",
    "guarded_unknown": "{value!r} names no group: no question with the role group is called "
    "{column!r}; known are {choices}; correct the name, or give the question that role",
    "criterion_unjudged": "nobody has judged criterion {criterion!r}; add a judgement, "
    "or delete the criterion",
    "heading_unjudged": "nobody has judged the heading {heading!r}; add a judgement, "
    "or delete the row",
    "heading_with_source": "{heading!r} is a heading of other criteria and cannot have a source "
    "of its own; empty its source, or take it out of the column parent",
    "heading_circle": "these headings stand under each other in a circle: {circle}; "
    "empty one of their parents",
    "party_unjudged": "nobody has judged for party {perspective!r}; add judgements, "
    "or delete the party",
    "residents_apart": "the questionnaire does not compare {apart} with the other criteria, so it "
    "cannot weigh all of them, and nobody else has judged for the residents; add judgements for "
    "them",
    "residents_unrated": "the questionnaire does not let people rate {apart}, so it cannot weigh "
    "all criteria, and nobody else has judged for the residents; add judgements for them",
    "reference_missing": "the normalization `range` needs the {column} value of criterion "
    "{criterion!r}; fill it in, or choose another normalization",
    "reference_equal": "worst and best of criterion {criterion!r} are both {value}; "
    "write two different values",
    "reference_reversed": "criterion {criterion!r} has the direction {direction!r}, "
    "but its best value {best} lies on the wrong side of its worst value {worst}; "
    "swap them, or change the direction",
    "cost_missing": "item {item!r} has no cost, but money is limited; fill in the cell, "
    "or take out the budget and the pools",
    "cost_range_wrong": "{column!r} of item {item!r} is {value}, but its cost is {cost}; "
    "write a range that holds the cost",
    "cost_range_alone": "item {item!r} has a range but no cost; fill in the most likely cost, or "
    "empty the range",
    "duties_over_budget": "the mandatory items and what they need ({items}) cost {cost}, "
    "more than the budget of {budget}; raise the budget, or lower the costs",
    "duties_over_pool": "the mandatory items and what they need ({items}) draw {cost} on "
    "{source!r}, which can bear {limit} of it; raise its limits, name another source in the "
    "column fund, or lower the costs",
    "pool_twice": "the limit of {value!r} for the year {year} stands here a second time; keep one "
    "of the two rows",
    "pool_total_twice": "the limit of {value!r} over all years stands here a second time; keep "
    "one of the two rows, or write the year it holds for",
    "pool_year_outside": "{value} is not a year of the plan, which runs from {first} to {last}; "
    "correct it, or the setting years",
    "pool_years_many": "the years of this sheet span {count}, more than {limit}; write all of them "
    "as 1, 2, 3 or all as years of the calendar",
    "fund_missing": "item {item!r} has a cost but names no source; fill in who pays, as on the "
    "sheet of pools",
    "fund_shares": "the shares in {value!r} do not add up to 1; write one from 0 to 1 for every "
    "source, such as city=0.6;owners=0.4, or none at all",
    "fund_share_unread": "the share {value!r} of {source!r} is not a number; write one from 0 to 1 "
    "for every source, such as city=0.6;owners=0.4, or none at all",
    "fund_twice": "{source!r} stands twice in {value!r}; name every source once",
    "pool_source_marks": "{value!r} is no source on the sheet of pools; put ; between several "
    "sources, and write shares as city=0.6;owners=0.4; known are {choices}",
    "pool_source_unknown": "{value!r} is no source on the sheet of pools; add it there, or correct "
    "it here; known are {choices}",
    "pool_source_misspelt": "{value!r} is no source on the sheet of pools; did you mean "
    "{nearest!r}?",
    "survey_file_missing": "the file {value!r} is not in the folder of the study; "
    "copy it there, or correct the name",
    "survey_file_misspelt": "the file {value!r} is not in the folder of the study; "
    "did you mean {nearest!r}?",
    # Owners' votes.
    "ballot_no_item": "there is a vote, but no item that it is about; fill in the item, "
    "or empty the vote",
    "unit_areas": "this unit has another area in {other}; a unit has one area: correct one of them",
    "ballots_differ": "the same owner voted otherwise on this item in {other}; an owner votes "
    "once, with all units: keep one of the two",
    "co_owners_differ": "somebody else who owns this unit voted otherwise on this item in {other}; "
    "people who own a unit together are one head and vote once: keep what they agree on",
    "written_name_twice": "{value!r} stands here a second time with another English name; keep "
    "one of the rows",
    # Doubts.
    "written_name_elsewhere": "the English name of {value!r} belongs beside it on the sheet "
    "{table!r}, so this one is not used; move it there",
    "written_name_misspelt": "no office, source, ground, trench or need is called {value!r}, so "
    "its English name is not used; did you mean {nearest!r}?",
    "written_name_unused": "no office, source, ground, trench or need is called {value!r}, so its "
    "English name is not used; write it as on the other sheets, or delete the row (judges keep "
    "their names)",
    "objections_half": "a notice has to say both where residents can object and until when; fill "
    "in {missing!r} as well",
    "objections_none": "the notice says neither where residents can object nor until when; fill in "
    "contact and objections_by",
    "objections_no_date": "{value!r} is no date, and a notice would print it as it is; write the "
    "day as 2026-12-31",
    "objections_past": "residents could object until {value}, which is over; correct the date "
    "before a notice is put up",
    "unit_no_area": "the area of this unit is 0, so its vote counts by heads only; "
    "write the floor area of the property certificate",
    "places_gap": "{judge!r} gives {criterion!r} place {value}, but only {ahead} criteria stand "
    "before it; only the order counts, so check whether a place is missing or misspelt",
    "unit_buildings": "the same unit of the same owner stands under another building in {other}; "
    "they are counted as two units: correct the building if it is one",
    "ballot_unneeded": "there are ballots on {item!r}, but its column `vote` asks for none, so "
    "they are not counted; write ordinary or special there if it needs a vote",
    "ballot_outside": "this owner voted on {item!r}, but the item names other buildings, so such "
    "ballots are not counted; correct the buildings on one of the two sheets",
    "pool_unused": "no item draws on {value!r}; name it in the column fund of the items that it "
    "pays for",
    "years_unused": "the number of years says nothing without a sheet of pools; add the limits "
    "there, or delete the row",
    "trench_alone": "no other item lies in the trench {value!r}; did you mean {nearest!r}? "
    "Otherwise empty the cell",
    "trench_split": "the trench {value!r} cannot be dug in one go: {between} has to be built "
    "between two of its items; look at the prerequisites",
    "export_not_listed": "the file {value!r} is not among the survey files of the settings, so "
    "this row says nothing; correct the name, or delete the row",
    "bands_unused": "the bands of {value!r} say nothing, for only the role group compares by them; "
    "set the role to group, or empty the cell",
    "neutral_facts": "{item!r} is new and has neutral figures in yellow ({columns}); "
    "put in what is true on the estate, and clear the colour",
    "unsure_guess": "{value!r} was guessed and marked yellow; check the row, and clear the colour",
    "unsure_guesses": "{count} rows from {first!r} to {last!r} were guessed alike and are marked "
    "yellow; check them, and clear the colour of all",
    "example_judge": "the weights of party {perspective!r} rest on the judge {judge!r}: "
    "example, not agreed; replace them by judgements of real people",
}
"""Message per code; the names in braces are the facts, and translations use the same ones."""


def make_issue(
    code: str, *, file: str = "", sheet: str = "", cell: str = "", **facts: Any
) -> Issue:
    """Word one mistake.

    Parameters
    ----------
    code : str
        A key of `TEMPLATES`.
    file, sheet, cell : str
        Where it stands: file name, title of the sheet as the planner sees it, address.
    **facts : str or number
        What the template names in braces.

    Returns
    -------
    Issue
        A doubt if the code is one of `DOUBTS`, otherwise an error.

    Examples
    --------
    >>> str(make_issue("single_item", file="study.xlsx", sheet="items", count=1))
    'study.xlsx, items: a ranking needs at least two items, but the sheet holds 1; add items'
    """
    return Issue(
        code=code,
        message=TEMPLATES[code].format(**facts),
        file=file,
        sheet=sheet,
        cell=cell,
        severity="doubt" if code in DOUBTS else "error",
        facts=facts,
    )


def misspelt_or_unknown(code: str, nearest: str) -> str:
    """Return the code of the message that suggests `nearest`, or of the one that cannot."""
    return f"{code}_misspelt" if nearest else f"{code}_unknown"
