"""Time weights from comparisons in pairs beside pymcdm, in one run.

Twenty thousand matrices of eight criteria are drawn from Saaty's scale. Ours weighs all of them
at once; pymcdm takes one matrix at a time, so it is timed on the first two thousand and its time
is scaled up. The numbers of both are held against ``numpy.linalg.eig``.

Run ``python benchmarks/pairwise_priorities.py`` from the repository's root.
"""

import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pymcdm.weights.subjective import AHP

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from weights.pairwise import Floats, eigenvector_priorities

MATRICES, SIZE, PEER_MATRICES, REPEATS = 20_000, 8, 2_000, 5


def random_matrices(rng: np.random.Generator) -> Floats:
    scale = np.concatenate([np.arange(1.0, 10.0), 1 / np.arange(2.0, 10.0)])
    left, right = np.triu_indices(SIZE, k=1)
    values = rng.choice(scale, (MATRICES, len(left)))
    matrices = np.ones((MATRICES, SIZE, SIZE))
    matrices[:, left, right] = values
    matrices[:, right, left] = 1 / values
    return matrices


def eigenvectors(matrices: Floats) -> tuple[Floats, Floats]:
    values, vectors = np.linalg.eig(matrices)
    largest: npt.NDArray[np.intp] = values.real.argmax(axis=1)
    every = np.arange(len(matrices))
    weights = np.abs(vectors[every, :, largest].real)
    return weights / weights.sum(axis=1, keepdims=True), values[every, largest].real


def main() -> None:
    matrices = random_matrices(np.random.default_rng(0))
    eigenvector_priorities(matrices[:100])

    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        weights, eigenvalues = eigenvector_priorities(matrices)
        seconds.append(time.perf_counter() - started)
    ours = min(seconds)

    started = time.perf_counter()
    peer_weights = np.array([AHP(matrix=matrix)() for matrix in matrices[:PEER_MATRICES]])
    theirs = (time.perf_counter() - started) * MATRICES / PEER_MATRICES

    reference, reference_values = eigenvectors(matrices)
    print(f"{MATRICES} matrices {SIZE} x {SIZE} drawn from Saaty's scale")
    print(f"ours, weights and eigenvalues, best of {REPEATS}:  {ours:8.3f} s")
    print(f"pymcdm AHP, weights only, scaled from {PEER_MATRICES}: {theirs:8.3f} s")
    print(f"ratio: {theirs / ours:.0f}")
    for name, difference in (
        ("weights, ours and eig", weights - reference),
        ("eigenvalues, ours and eig", eigenvalues - reference_values),
        ("weights, ours and pymcdm", weights[:PEER_MATRICES] - peer_weights),
    ):
        print(f"largest difference of {name}: {np.abs(difference).max():.1e}")


if __name__ == "__main__":
    main()
