"""Why a column or an answer was guessed to be what the draft says, in words."""

from typing import Any, Self

TEMPLATES = {
    "platform_column": "the platform's own column",
    "platform_person": "the platform's own column about the person",
    "interviewed": "interviewers fill in this platform's forms, often from paper, so being fast "
    "says little; set the role to duration if residents filled them in themselves",
    "personal_header": "the header asks who the person is; kept out of every output",
    "personal_content": "{cells} answers hold what tells who a person is (such as a phone number "
    "or an address), so the column is kept out of every output; "
    "set the role to answer if it asks for something else",
    "order": "options are put in order",
    "order_listed": "the question asks for an order, and most answers list the same options "
    "in an order of their own; set the kind to choose if they only ticked them",
    "ticks": "several options can be ticked",
    "ticks_unclear": "several options can be ticked, but the words do not say that something is "
    "wanted",
    "ticks_person": "several answers about the household: used to compare groups",
    "one_choice": "one choice, and the question asks what is wanted or wrong",
    "left_out": "{count} rare texts are not listed as options, because they may be somebody's own "
    "words; add them below if they are options",
    "limit": "the question says at most {limit}",
    "number_scale_unknown": "numbers on a scale; nothing says of what, nor which end is good",
    "number_scale": "numbers on a scale, and the question is about {subject}",
    "option_numbers": "the question is about {subject}, but these are the numbers of its options "
    "and no scores: check that the last option is the best, or give the export by text as well",
    "agreement": "agreement counts as importance; set the role to ignore if it should not",
    "two_levels": "a scale of {family} with only two levels",
    "scale": "a scale of {family}",
    "scale_doubt": "although the question's words speak of {subject}",
    "nobody": "nobody answered it",
    "other_text": "free text behind an answer 'other'",
    "form_words": "the questionnaire's definition says that people write their own words",
    "own_texts": "mostly texts of their own",
    "suggestions": "the question asks for suggestions, so the answers are people's own words",
    "no_repeats": "nothing was answered twice, so the answers are taken for free text",
    "no_separator": "the question says that several may be chosen, so this looks like a list whose "
    "separator was not found; part the options by ; in the export, set the kind to choose and list "
    "the options",
    "check": "asks for one certain answer, to see whether people read",
    "check_unknown": "give the answer that passes the order 1",
    "consent": "asks for consent; who says no is set aside",
    "building": "asks for the building",
    "household": "names the home; used only to find double answers",
    "id": "numbers the sheets of answers",
    "time": "when it was filled in",
    "duration": "how long it took",
    "mode": "how it was filled in",
    "coded": "holds what somebody found in the comments; if there are several questions of free "
    "text, name the one it codes in the column codes",
    "numbers": "numbers; to compare groups by them, set the role to group and write in the column "
    "bands where each band begins, such as 0,10,20",
    "ages": "ages in figures: compared in bands; the column bands says where each begins",
    "births": "years of birth: compared by age in bands; the column bands says where each begins",
    "floors": "floors in figures: compared in bands; the column bands says where each begins",
    "odd_numbers": "{count} different answers are no number, such as {texts}",
    "many_levels": "{count} different answers about the household: too many to compare groups",
    "many_texts": "{count} different texts",
    "group": "asks about the resident: used to compare groups",
    "group_unclear": "names nothing to renovate: used to compare groups; "
    "set the role to ignore if useless",
    "unique_levels": "names nothing to renovate, and most answers were given by one person only; "
    "set the role to group if groups should be compared by it",
    "family": "choice {place} of {length} from one list: the first weighs {length}, the last 1; "
    "change the weights if the places should count otherwise",
    "family_other": "looks like a ranking of options too; set kind to single and role to answer "
    "to use it",
    "best": "asks for the most needed, and another question for the least: best and worst; make "
    "this single and that one ignore if they should not count together",
    "worst": "asks for the least needed, and another question for the most: best and worst",
    "least": "asks what is needed least, which is no wish; give it a kind and the role answer only "
    "if it should count as demand",
    "points": "numbers that share out about a hundred points",
    "kano_with": "how it would feel with the item: half of a Kano pair; both need the same item",
    "kano_without": "how it would feel without the item: half of a Kano pair; both need the same "
    "item",
    "willingness": "asks how much people would pay; counts only where a criterion names this kind",
    "others_pay": "says that others should pay: it refuses to name an amount; set state to none if "
    "it means that the household pays nothing",
    "no_amount": "names no amount and counts for none; set state to refused, none or dont_know, or "
    "write the amount in order",
    "other_unit": "tells an amount in another currency, or per month or year where the question "
    "does not ask so, and counts for none; write in order the amount that it stands for",
    "support": "asks who is for or against",
    "same_words": "asks in the same words as {file} under another name or number; empty same_as if "
    "it is another question",
    "close_words": "asks {here!r} where {file} asks {there!r} (alike to {score} %); empty same_as "
    "if it is another question",
    "lone_option": "nobody in {file} gave it, so it was taken for an option that was not offered "
    "there; empty export if it was",
    "pairwise": "compares two things with each other; write both criteria in the column item, "
    "left;right, or it counts for nothing",
    "pairwise_named": "compares two criteria that the question names",
    "pairwise_numbers": "compares two criteria that the question names; the one it names first is "
    "the left side: check that answers below 0 mean that side",
    "criteria_rated": "asks how important a criterion is, which its row names: it weighs the "
    "criteria for the residents and asks for no item",
    "points_over_criteria": "shares out points over criteria, which its rows name: it weighs them "
    "for the residents and asks for no item",
    "criterion_among_rows": "a row bears the name of a criterion, but not all rows of the grid do, "
    "or an item is called so too: if it asks how much the criterion shall count, write "
    "criterion_importance (or criterion_points) in kind and the criterion in item",
    "by_words": "by its words",
    "no_place": "its place on the scale is not known",
    "completes": "nobody ticked it; it completes the scale",
    "passes": "the answer that passes",
    "refuses": "no consent",
}
"""Sentence per code; the names in braces are the facts, and translations use the same ones."""


class Reason(str):
    """A reason in English that knows its codes and facts, so that others can translate it.

    Parameters
    ----------
    code : str
        A key of `TEMPLATES`.
    **facts : str or number
        What the template names in braces.

    Attributes
    ----------
    parts : tuple of (str, dict)
        Code and facts of each sentence.

    Examples
    --------
    >>> reason = Reason("ticks").also("limit", limit=3)
    >>> reason
    'several options can be ticked; the question says at most 3'
    >>> reason.parts
    (('ticks', {}), ('limit', {'limit': 3}))
    """

    __slots__ = ("parts",)
    parts: tuple[tuple[str, dict[str, Any]], ...]

    def __new__(cls, code: str, **facts: Any) -> Self:
        """Word the reason."""
        return cls._of(((code, facts),))

    @classmethod
    def _of(cls, parts: tuple[tuple[str, dict[str, Any]], ...]) -> Self:
        words = "; ".join(TEMPLATES[code].format(**facts) for code, facts in parts)
        reason = super().__new__(cls, words)
        reason.parts = parts
        return reason

    def also(self, code: str, **facts: Any) -> Self:
        """Add a further reason behind this one."""
        return self._of((*self.parts, (code, facts)))
