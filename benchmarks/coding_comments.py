"""Time how fast comments are coded and searched for further needs.

Comments are put together from those of `tests/hand_coded_comments.py`, every one different. Run
from the repository: ``python benchmarks/coding_comments.py [comments]``.
"""

import random
import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hand_coded_comments import CHINESE, ENGLISH  # noqa: E402
from prioritize.catalogue import load_catalogue  # noqa: E402
from prioritize.comment_words import Called, comment_book  # noqa: E402
from surveys.comments.coding import code_texts  # noqa: E402
from surveys.comments.folding import clauses  # noqa: E402
from surveys.comments.needs import suggest_needs  # noqa: E402
from surveys.comments.words import Segmenter  # noqa: E402


def draw(number: int) -> list[str]:
    rng = random.Random(0)  # noqa: S311 - no secret is drawn
    pieces = [piece for one in CHINESE + ENGLISH for piece in clauses(one.text)]
    drawn: set[str] = set()
    while len(drawn) < number:
        told = rng.sample(pieces, rng.choice((1, 2, 2, 3, 4)))
        drawn.add("，".join([*told, f"{rng.randrange(1, 13)}号楼"][: rng.choice((3, 9))]))
    return sorted(drawn)


def main() -> None:
    texts = draw(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    items = [Called(one.id, one.name_zh, one.name_en) for one in load_catalogue()]
    book = comment_book(items)
    segmenter = Segmenter(phrase.words for phrase in book.phrases)
    code_texts(texts[:100], [one.id for one in items], book, segmenter)

    started = time.process_time()
    codes = code_texts(texts, [one.id for one in items], book, segmenter)
    coded = time.process_time()
    people = np.ones(len(texts), dtype=np.int64)
    needs = suggest_needs(codes.left, texts, people, segmenter)
    searched = time.process_time()
    tracemalloc.start()
    code_texts(texts, [one.id for one in items], book, segmenter)
    peak = tracemalloc.get_traced_memory()[1]

    print(f"{len(texts)} different comments, {len(items)} items, {len(book.phrases)} phrases")
    print(f"processor time to code them:          {coded - started:6.2f} s")
    print(f"processor time to find {len(needs):3d} more needs: {searched - coded:6.2f} s")
    print(f"peak of the memory traced while coding: {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
