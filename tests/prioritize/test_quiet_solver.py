"""What a solver prints by itself never reaches the screen."""

import ctypes
import os

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from prioritize import quiet_solver

KNAPSACK = {
    "constraints": LinearConstraint(np.array([[3.0, 4.0, 5.0]]), -np.inf, 7.0),
    "integrality": np.ones(3, dtype=np.int64),
    "bounds": Bounds(0, 1),
}


def solved():
    return quiet_solver.solve_quietly(np.array([-4.0, -5.0, -6.0]), **KNAPSACK)


@pytest.mark.skipif(os.name == "nt", reason="asks the C library by the name it has elsewhere")
def test_the_solution_is_that_of_the_solver_and_its_words_are_not_shown(monkeypatch, capfd):
    def talking(*arguments, **named):
        ctypes.CDLL(None).puts(b"buffered words of a library")
        os.write(1, b"words of a library\n")
        return milp(*arguments, **named)

    monkeypatch.setattr(quiet_solver, "milp", talking)
    os.write(1, b"before\n")
    found = solved()
    os.write(1, b"after\n")

    assert found.x.tolist() == [1, 1, 0]
    assert capfd.readouterr().out == "before\nafter\n"


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
