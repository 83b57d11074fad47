"""What a solver prints by itself never reaches the screen."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint

from prioritize import quiet_solver

KNAPSACK = {
    "constraints": LinearConstraint(np.array([[3.0, 4.0, 5.0]]), -np.inf, 7.0),
    "integrality": np.ones(3, dtype=np.int64),
    "bounds": Bounds(0, 1),
}


def solved():
    return quiet_solver.solve_quietly(np.array([-4.0, -5.0, -6.0]), **KNAPSACK)


TALKING = """
import ctypes
import os
from prioritize import quiet_solver
from test_quiet_solver import solved

real = quiet_solver.milp

def talking(*arguments, **named):
    ctypes.CDLL(None).puts(b"buffered words of a library")
    os.write(1, b"words of a library\\n")
    return real(*arguments, **named)

quiet_solver.milp = talking
print("before")
print(solved().x.tolist())
print("after")
"""


@pytest.mark.skipif(os.name == "nt", reason="asks the C library by the name it has elsewhere")
def test_the_solution_is_that_of_the_solver_and_its_words_are_not_shown():
    # What a library keeps back comes out when the program ends, unless nothing is kept back.
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    here = os.pathsep.join((str(Path(__file__).parent), plain.get("PYTHONPATH", "")))
    ran = subprocess.run(
        [sys.executable, "-c", TALKING],
        capture_output=True, check=True, text=True, env=plain | {"PYTHONPATH": here},
    )  # fmt: skip

    assert ran.stdout == "before\n[1.0, 1.0, 0.0]\nafter\n"


def test_without_a_screen_it_solves_as_well(monkeypatch):
    def closed(number):
        raise OSError(number)

    monkeypatch.setattr(os, "dup", closed)

    assert solved().x.tolist() == [1, 1, 0]


def test_the_screen_comes_back_after_an_error(monkeypatch, capfd):
    def failing(*_arguments, **_named):
        raise MemoryError

    monkeypatch.setattr(quiet_solver, "milp", failing)
    with pytest.raises(MemoryError):
        solved()
    os.write(1, b"still here\n")

    assert capfd.readouterr().out == "still here\n"
