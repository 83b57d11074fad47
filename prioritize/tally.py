"""Counts, list after list, which places the items take and who stands before whom."""

import numpy as np
import numpy.typing as npt

from prioritize.utility import Array, place_spans, rounded

PAIRS_AT_ONCE = 1_000_000
BYTE = 255
LANES = 8 * BYTE
"""Lists whose pairs are counted at once, in the eight bytes of a word."""

Places = npt.NDArray[np.intp]


class Tally:
    """Running counts over many lists of the same items.

    Attributes
    ----------
    draws : int
        Lists counted so far.
    before : ndarray, shape (n_items, n_items)
        Lists in which the row's item stands before the column's, a tie counting half.
    first : ndarray, shape (n_items,)
        Lists in which the item is first; equals share them.
    views : ndarray, shape (n_items, n_views)
        Sum of the views (powers or weights) of the lists in which the item is first.
    """

    def __init__(self, n_items: int, n_views: int = 0) -> None:
        self.draws = 0
        self.before: Array = np.zeros((n_items, n_items))
        self.first: Array = np.zeros(n_items)
        self.views: Array = np.zeros((n_items, n_views))
        self._alone: Array = np.zeros((n_items, n_items))
        # An item that shares places a to b adds to the running sum at a and takes off after b.
        self._steps: Array = np.zeros(n_items * (n_items + 1))

    @property
    def places(self) -> Array:
        """Lists in which each item (row) takes each place (column), equals sharing them."""
        size = len(self.first)
        shared = self._steps.reshape(size, size + 1)[:, :size].cumsum(axis=1)
        return np.asarray(self._alone + shared)

    def add(self, scores: Array, views: Array | None = None) -> None:
        """Count more lists.

        Parameters
        ----------
        scores : ndarray, shape (n_lists, n_items)
            Higher is better.
        views : ndarray, shape (n_lists, n_views), optional
            The powers or weights each list was made with.
        """
        cleaned = rounded(scores)
        order = np.argsort(-cleaned, axis=1)
        descending = np.take_along_axis(cleaned, order, axis=1)
        tied = (descending[:, 1:] == descending[:, :-1]).any(axis=1)
        # Most lists hold no equals, and are counted without asking who shares a place.
        if not tied.all():
            self._add_strict(order[~tied], None if views is None else views[~tied])
        if tied.any():
            self._add_tied(scores[tied], None if views is None else views[tied])
        self.draws += len(scores)

    def _add_strict(self, order: Places, views: Array | None) -> None:
        size = order.shape[1]
        cells = (order * size + np.arange(size)).ravel()
        self._alone += np.bincount(cells, minlength=size * size).reshape(size, size)
        for start in range(0, len(order), LANES):
            self._add_pairs(order[start : start + LANES])
        leads = order[:, 0]
        self.first += np.bincount(leads, minlength=size)
        if views is not None:
            for view in range(views.shape[1]):
                self.views[:, view] += np.bincount(leads, views[:, view], minlength=size)

    def _add_pairs(self, order: Places) -> None:
        """Count who stands before whom, eight lists in a word at a time."""
        lists, size = order.shape
        words = -(-lists // 8)
        # Lists that only fill up the last word have everybody in one place: nobody is before.
        places = np.zeros((size, 8 * words), dtype=np.uint16 if size > BYTE else np.uint8)
        places[order, np.arange(lists)[:, None]] = np.arange(size, dtype=places.dtype)
        for item in range(size - 1):
            ahead = (places[item] < places[item + 1 :]).view(np.uint64).sum(axis=1)
            # Each byte of a word has counted the lists in its own lane, 255 at most.
            count = ahead.view(np.uint8).reshape(-1, 8).sum(axis=1, dtype=np.int64)
            self.before[item, item + 1 :] += count
            self.before[item + 1 :, item] += lists - count
        self.before[np.diag_indices(size)] += lists / 2

    def _add_tied(self, scores: Array, views: Array | None) -> None:
        size = scores.shape[1]
        first, last = place_spans(scores)
        part = 1 / (last - first + 1)
        rows = np.arange(size) * (size + 1)
        count = len(self._steps)
        self._steps += np.bincount((rows + first).ravel(), part.ravel(), minlength=count)
        self._steps -= np.bincount((rows + last + 1).ravel(), part.ravel(), minlength=count)
        middle = first + last
        step = max(1, PAIRS_AT_ONCE // size**2)
        for start in range(0, len(middle), step):
            some = middle[start : start + step]
            ahead = (some[:, :, None] < some[:, None, :]).sum(axis=0)
            self.before += (ahead + len(some) - ahead.T) / 2
        leads = np.where(first == 0, part, 0.0)
        self.first += leads.sum(axis=0)
        if views is not None:
            self.views += leads.T @ views
