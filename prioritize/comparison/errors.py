"""What can be wrong with the results that somebody wants compared."""

from collections.abc import Iterable

from prioritize.errors import PrioritizeError


class UnreadableResultsError(PrioritizeError):
    """Results cannot be compared; `errors` hold what is wrong with each."""

    def __init__(self, errors: Iterable[PrioritizeError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, self.errors)))


class ResultMissingError(PrioritizeError):
    """A folder holds no result."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path} holds no result.json, neither itself nor in its folder reports; "
            "run `prioritize run` on the study, or name the file"
        )


class NotAResultError(PrioritizeError):
    """A file is no result of this program; `place` says where it ceases to be one."""

    def __init__(self, path: str, place: str) -> None:
        self.path = path
        self.place = place
        super().__init__(
            f"{path} is not a result of `prioritize run` (at {place}); "
            "name the result.json that a run wrote"
        )


class FundUnknownError(PrioritizeError):
    """Sources were exchanged without the items that draw on them, or the other way round."""

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__(
            f"item {item!r} draws on no source that has a limit here; "
            "compare it together with the limits of the sources"
        )


class YearUnknownError(PrioritizeError):
    """The number of years was exchanged without the limits of the sources."""

    def __init__(self, source: str, year: int) -> None:
        self.source = source
        self.year = year
        super().__init__(
            f"the limit of {source} for year {year} lies outside the plan here; "
            "compare it together with the number of years"
        )


class OtherSchemaError(PrioritizeError):
    """A result was written in a form that this version does not know."""

    def __init__(self, path: str, schema: str, known: str) -> None:
        self.path = path
        self.schema = schema
        self.known = known
        super().__init__(
            f"{path} has the form {schema!r}, but this version reads {known!r}; "
            "run the study again with this version"
        )
