"""How many of all households were heard: response rates on the address list."""

from dataclasses import dataclass

PARTICIPATION = (2, 3)
"""Quorum of article 278 of the Civil Code: two thirds of owners take part, as a fraction."""


@dataclass(frozen=True)
class Rates:
    """Response rates 0-1, as AAPOR numbers them; None where a number they need is not known."""

    rr1: float | None = None
    rr2: float | None = None
    rr5: float | None = None
    rr6: float | None = None


@dataclass(frozen=True)
class Account:
    """What became of the households of the estate, or of one group.

    Attributes
    ----------
    households : float or None
        How many there are.
    issued : int or None
        How many were handed a questionnaire.
    returned : int
        Sheets that came back.
    complete, partial : int
        Sheets that are used: with more than 80 % of the questions shown answered, or fewer.
    refused : int
        Sheets without consent.
    unusable : int
        Other sheets set aside.
    repeated : int
        Sheets of households that another sheet speaks for.
    withdrawn : int
        Of the unusable ones, those that a planner set aside though no rule did.
    """

    households: float | None
    issued: int | None
    returned: int
    complete: int
    partial: int
    refused: int
    unusable: int
    repeated: int
    withdrawn: int = 0

    @property
    def used(self) -> int:
        """Sheets that are used."""
        return self.complete + self.partial

    @property
    def valid(self) -> int:
        """Sheets without a fault: those used, repeated, or set aside by a planner."""
        return self.used + self.repeated + self.withdrawn

    @property
    def heard(self) -> int:
        """Households that answered in any way."""
        return self.used + self.refused + self.unusable

    @property
    def not_returned(self) -> int | None:
        """Households with a questionnaire that never came back.

        None if it is not known how many were handed one, or if more came back.
        """
        left = None if self.issued is None else self.issued - self.heard
        return left if left is not None and left >= 0 else None

    @property
    def not_reached(self) -> float | None:
        """Households nobody handed a questionnaire; without `issued`, all that are not heard.

        None if it is not known how many households there are, or if there are fewer.
        """
        if self.households is None or (self.issued is not None and self.not_returned is None):
            return None
        left = self.households - (self.heard if self.issued is None else self.issued)
        return left if left >= 0 else None

    @property
    def coverage(self) -> float | None:
        """Used sheets per household, 0-1; None if there are fewer households than sheets."""
        if not self.households or self.used > self.households:
            return None
        return self.used / self.households

    @property
    def reaches_quorum(self) -> bool | None:
        """Whether the coverage is two thirds or more, without rounding."""
        if self.households is None:
            return None
        numerator, denominator = PARTICIPATION
        return self.used * denominator >= self.households * numerator

    @property
    def rates(self) -> Rates:
        """Response rates on the address list."""
        return response_rates(
            self.complete,
            self.partial,
            self.refused + self.unusable,
            self.not_returned,
            self.not_reached,
            issued_known=self.issued is not None,
        )


def response_rates(
    complete: int,
    partial: int,
    heard_otherwise: int,
    not_returned: float | None,
    not_reached: float | None,
    *,
    issued_known: bool = True,
) -> Rates:
    """Compute response rates from what became of the addresses.

    With I complete, P partial, R + O refused or otherwise without a usable answer, NC without
    an answer and UH never reached: ``RR1 = I / (I + P + R + O + NC + UH)``, RR2 with I + P above;
    RR5 and RR6 are the same without UH.

    Parameters
    ----------
    complete, partial, heard_otherwise : int
        I, P and R + O.
    not_returned, not_reached : float or None
        NC and UH; where nobody knows how many forms were handed out, UH holds both.
    issued_known : bool
        Whether NC is known apart from UH.

    Returns
    -------
    Rates

    References
    ----------
    AAPOR (2016), Standard Definitions, 9th edition, response rates 1, 2, 5 and 6.

    Examples
    --------
    >>> response_rates(60, 10, 5, 25, 100)
    Rates(rr1=0.3, rr2=0.35, rr5=0.6, rr6=0.7)
    """
    said = complete + partial + heard_otherwise
    listed = None if not_returned is None else said + not_returned
    whole = None
    if not_reached is not None and (listed is not None or not issued_known):
        whole = (said if listed is None else listed) + not_reached

    def share(above: int, below: float | None) -> float | None:
        return above / below if below else None

    return Rates(
        rr1=share(complete, whole),
        rr2=share(complete + partial, whole),
        rr5=share(complete, listed),
        rr6=share(complete + partial, listed),
    )
