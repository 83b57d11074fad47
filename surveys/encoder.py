"""The text of exports becomes answers, question by question, in one piece or in many."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
import pandas as pd

from surveys.answer_remarks import Remark
from surveys.answers import State, SurveyTable
from surveys.banded import Banded, BandReader
from surveys.codebook import Codebook, Option
from surveys.levels import seen_levels
from surveys.matching import Unit, find_units, options_of
from surveys.offered import OWN_WORDS, options_withheld, withheld_rows
from surveys.own_words import OwnWords, OwnWordsReader
from surveys.packed import join, pack
from surveys.responses import Answers, Responses
from surveys.roles import RoleReader, group_variables, read_groups
from surveys.round_remarks import compare_exports
from surveys.scoring import kind_called
from surveys.scoring.kind import Cells, Encoded, Texts
from surveys.vocabulary import normalise


def encode(tables: Sequence[SurveyTable], codebook: Codebook) -> Responses:
    """Read the text of all exports as the codebook says.

    Parameters
    ----------
    tables : sequence of SurveyTable
        Their rows are stacked in this order; a question that an export does not ask counts as
        not shown to its rows.
    codebook : Codebook
        Answers are compared with its options after `surveys.vocabulary.normalise`; an answer
        that is no option is counted in `Responses.notes`. A question without options takes
        those that were seen.

    Returns
    -------
    Responses

    Raises
    ------
    CodebookErrors
        If a column, export or kind of the codebook is unknown; all such mistakes at once.
    """
    return encode_pieces(tables, enumerate(tables), codebook)


def encode_pieces(
    exports: Sequence[SurveyTable],
    pieces: Iterable[tuple[int, SurveyTable]],
    codebook: Codebook,
) -> Responses:
    """Read the text of exports that come in pieces, one piece at a time.

    Parameters
    ----------
    exports : sequence of SurveyTable
        One per file, with all its columns; of their cells, only the words are looked at that
        tell the order of a scale for which the codebook lists no options.
    pieces : iterable of (int, SurveyTable)
        The rows in their order: the place of their export in `exports`, and some of its rows.
    codebook : Codebook

    Returns
    -------
    Responses
        As `encode` gives for all rows at once.

    Raises
    ------
    CodebookErrors
        If a column, export or kind of the codebook is unknown; all such mistakes at once.
    """
    units = find_units(exports, codebook)
    asked = [unit for unit in units if unit.question.kind and unit.question.role == "answer"]
    options = [_options_of(unit, exports, codebook) for unit in asked]
    encoded: list[list[Encoded]] = [[] for _ in asked]
    rows, roles, groups = [], RoleReader(exports, codebook, units), []
    words, figures = OwnWordsReader(units), BandReader(exports, codebook, units)
    sizes: list[tuple[int, int]] = []
    for number, piece in pieces:
        sizes.append((number, len(piece.text)))
        text = piece.text.to_numpy(dtype=object)
        for unit, known, read in zip(asked, options, encoded, strict=True):
            read.append(_encode_unit(unit, number, piece, text, known))
        rows.append(_row_numbers(piece))
        roles.read(number, piece)
        words.read(number, piece)
        figures.read(number, piece)
        groups.append(read_groups(number, piece, codebook, units, exports))
    answers, notes = [], []
    for unit, known, read in zip(asked, options, encoded, strict=True):
        answers.append(_offered(_stack(unit, read), unit, known, exports, sizes))
        notes += _remarks(answers[-1], sum(one.unlisted for one in read))
        # A million rows need not be in memory twice, in pieces and as a whole.
        read.clear()
    joined, unclear = roles.joined()
    written = words.joined()
    notes += [Remark("check_without_answer", column, rows) for column, rows in unclear]
    frame = pd.concat(rows, ignore_index=True)
    known_groups = pd.concat(groups, ignore_index=True).set_axis(range(len(frame)))
    banded = figures.finish(known_groups, joined["time"])
    notes += chain.from_iterable(map(_about_figures, banded))
    return Responses(
        rows=frame,
        answers=tuple(answers),
        roles=joined,
        groups=known_groups,
        variables=group_variables(exports, units),
        notes=(*notes, *_about_words(written)),
        words=written,
        remarks=(*roles.remarks, *compare_exports(exports, units, codebook)),
        banded=banded,
    )


def _about_words(words: Sequence[OwnWords]) -> Iterable[Remark]:
    for one in words:
        if one.unread:
            yield Remark("texts_beyond", one.column, one.unread)
        if one.cut:
            yield Remark("texts_cut", one.column, one.cut)


def _about_figures(one: Banded) -> Iterable[Remark]:
    if one.born:
        yield Remark("births_as_ages", one.column, one.born)
    if len(one.undated):
        yield Remark("births_undated", one.column, len(one.undated))
    if one.unread:
        yield Remark("figures_unread", one.column, len(one.unread))
    if one.impossible and one.ages:
        yield Remark("ages_impossible", one.column, len(one.impossible))
    elif one.impossible:
        yield Remark("figures_impossible", one.column, len(one.impossible))


def _row_numbers(table: SurveyTable) -> pd.DataFrame:
    return pd.DataFrame(
        {"file": table.file, "row": table.text.index.to_numpy(dtype=np.int64)},
        index=range(len(table.text)),
    )


def _remarks(answers: Answers, unlisted: int) -> list[Remark]:
    column = answers.question.column
    if answers.kind.is_scale and answers.scale is None:
        said = int((answers.states == State.ANSWERED).sum())
        lost = (
            Remark("no_scale", column, said)
            if answers.kind.makes_demand
            else Remark("importance_no_scale", column, said)
        )
        return [lost] if said else []
    if not unlisted:
        return []
    if answers.kind.name == "points":
        return [Remark("not_hundred", column, unlisted)]
    if answers.kind.name == "criterion_points":
        return [Remark("points_unread", column, unlisted)]
    if answers.kind.name == "willingness":
        return [Remark("amounts_unread", column, unlisted)]
    return [Remark("unlisted_answers", column, unlisted)]


def _options_of(
    unit: Unit, exports: Sequence[SurveyTable], codebook: Codebook
) -> tuple[Option, ...]:
    options = options_of(codebook, unit.question, exports, unit)
    if kind_called(unit.question.kind).is_scale and not options:
        return seen_levels(unit.question.column, _block_words(exports, unit.block))
    return options


def _encode_unit(
    unit: Unit, number: int, piece: SurveyTable, text: Texts, options: tuple[Option, ...]
) -> Encoded:
    """Encode the columns of a question; `text` is that of the piece, of all its columns."""
    places = list(unit.columns[number])
    if not places:
        return _not_asked(len(text))
    cells = Cells(
        question=unit.question,
        options=options,
        columns=tuple(piece.columns[place] for place in places),
        text=text[:, places],
        states=piece.states[:, places],
        separator=piece.separator_at(places[0]),
        codes=piece.codes.get(piece.columns[places[0]].number, {}),
    )
    return kind_called(unit.question.kind).encode(cells)


def _block_words(tables: Sequence[SurveyTable], block: str) -> list[str]:
    """Distinct answers in all rows of a matrix, for a row alone may miss a level."""
    texts = [
        table.text.iloc[:, place].unique().tolist()
        for table in tables
        for place, column in enumerate(table.columns)
        if block in (column.number, column.key)
    ]
    return [text for text in dict.fromkeys(chain.from_iterable(texts)) if text]


def _not_asked(rows: int) -> Encoded:
    return Encoded((), (), (), np.empty((rows, 0)), np.full(rows, State.SKIPPED, dtype=np.uint8))


def _stack(unit: Unit, encoded: Sequence[Encoded]) -> Answers:
    """Put the exports under each other.

    An option that one export alone shows was chosen by nobody in the others (0); a row of a
    matrix or a place in an order is not known there (NaN).
    """
    alone = (
        all(len(one.parts) <= 1 for one in encoded) and kind_called(unit.question.kind).per_column
    )
    parts: dict[str, tuple[str, str, str]] = {}
    for one in encoded:
        for told in zip(one.parts, one.items, one.part_states, strict=True):
            parts.setdefault("" if alone else normalise(told[0]), told)
    places = {name: place for place, name in enumerate(parts)}
    blocks = []
    for one in encoded:
        values = one.values
        to = [places["" if alone else normalise(part)] for part in one.parts]
        if to == list(range(len(parts))):
            blocks.append(pack(values))
            continue
        unseen = np.where(np.isfinite(values).any(axis=1), _unseen_value(unit), np.nan)
        block = np.repeat(unseen[:, np.newaxis], len(parts), axis=1)
        block[:, to] = values
        blocks.append(pack(block))
    scales = [one.scale for one in encoded if one.scale is not None]
    return Answers(
        question=unit.question,
        parts=tuple(part for part, _, _ in parts.values()),
        items=tuple(item for _, item, _ in parts.values()),
        part_states=tuple(state for _, _, state in parts.values()),
        values=join(blocks),  # type: ignore[arg-type] # packed already: it rests as it is
        states=np.concatenate([one.states for one in encoded]),
        scale=(min(low for low, _ in scales), max(high for _, high in scales)) if scales else None,
        block=unit.block,
        limits=unit.limits,
    )


def _offered(
    answers: Answers,
    unit: Unit,
    options: Sequence[Option],
    exports: Sequence[SurveyTable],
    sizes: Sequence[tuple[int, int]],
) -> Answers:
    """Take options out of the rows whose export does not offer them."""
    if answers.kind.is_scale or answers.kind.name in OWN_WORDS:
        return answers
    withheld = withheld_rows(options_withheld(answers.parts, options, exports, unit.columns), sizes)
    if withheld is None:
        return answers
    values = np.where(withheld, np.nan, answers.values)
    return replace(answers, values=values, withheld=withheld)


def _unseen_value(unit: Unit) -> float:
    marks = kind_called(unit.question.kind).name in ("choose", "single", "maxdiff", "points")
    return 0.0 if marks else float("nan")
