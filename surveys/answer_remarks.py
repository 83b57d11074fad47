"""What was met when answers were read that must be said, counted and without anybody's words."""

from dataclasses import dataclass

from surveys.bands import OLDEST, YOUNGEST
from surveys.own_words import LONGEST_TEXT, MOST_TEXTS


@dataclass(frozen=True)
class Remark:
    """Something met on the way that must be said, counted and without anybody's words.

    `code` is ``unlisted_answers`` (not among the options, or no place on the scale),
    ``amounts_unread`` (what people would pay, told in no amount that counts),
    ``points_unread`` (points of a criterion that are words or below 0),
    ``not_hundred`` (points that do not add up), ``importance_no_scale`` (the same as the next, of
    criteria), ``no_scale`` (no order of the answers is known),
    ``check_without_answer`` (an attention question that does not say what to tick),
    ``texts_beyond`` (free text that was not kept), ``texts_cut`` (of which only the beginning
    was), ``births_as_ages``, ``births_undated``, ``figures_unread``, ``ages_impossible`` or
    ``figures_impossible`` (of columns of figures in bands). `rows` counts answers, or texts.
    """

    code: str
    column: str
    rows: int

    @property
    def message(self) -> str:
        """In English, with the next step."""
        told = {
            "unlisted_answers": f"question {self.column}: {self.rows} answers are not among its "
            "options and count for none of them; add them to the sheet options if they matter",
            "amounts_unread": f"question {self.column}: {self.rows} answers are no amounts that "
            "can be read (without a figure, in another currency, or per month or year where the "
            "question asks for one sum) and count for none; write the amount in the column order "
            "of the sheet options, or set their state to none, refused or dont_know",
            "points_unread": f"question {self.column}: {self.rows} answers are no points (words, "
            "or a number below 0); who leaves a criterion without points does not count in the "
            "residents' weights; put right on the sheet corrections what you can",
            "not_hundred": f"question {self.column}: {self.rows} answers were left out, for their "
            "points do not add up to about 100",
            "no_scale": f"question {self.column}: the order of its {self.rows} answers is not "
            "known, so it gives no demand; fill in the column order of the sheet options",
            "importance_no_scale": f"question {self.column}: the order of its {self.rows} answers "
            "is not known, so nobody's answer to it weighs a criterion; fill in the column order "
            "of the sheet options",
            "check_without_answer": f"question {self.column}: it is not known which answer passes "
            "this check, so nobody failed it; give that option the order 1 on the sheet options",
            "texts_beyond": f"question {self.column}: {self.rows} comments were counted but not "
            f"read, for only the first {MOST_TEXTS} different texts are kept",
            "texts_cut": f"question {self.column}: of {self.rows} texts only the first "
            f"{LONGEST_TEXT} signs were read",
            "births_as_ages": f"question {self.column}: {self.rows} answers are years of birth "
            "and count by the age reached in the year of the answer",
            "births_undated": f"question {self.column}: {self.rows} years of birth make no age, "
            "for the export says nowhere when it was filled in; they count in no band",
            "figures_unread": f"question {self.column}: {self.rows} answers are no number and "
            "count in no band; their rows stand in the cleaning log",
            "ages_impossible": f"question {self.column}: {self.rows} answers are no age between "
            f"{YOUNGEST} and {OLDEST} and count in no band; their rows stand in the cleaning log",
            "figures_impossible": f"question {self.column}: {self.rows} answers cannot be true "
            "and count in no band; their rows stand in the cleaning log",
        }
        return told[self.code]
