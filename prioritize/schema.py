"""The form of `result.json`, for programs that read it."""

import json
from importlib.resources import files
from typing import Any


def load_schema() -> dict[str, Any]:
    """Read the JSON Schema that every `result.json` obeys.

    Returns
    -------
    dict
        A schema of draft 2020-12.

    Examples
    --------
    >>> load_schema()["properties"]["schema"]["const"]
    'renovation-priorities/result/1'
    """
    text = files("prioritize").joinpath("result_schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def validate(result: Any) -> None:
    """Check that a result has the form the schema promises.

    Needs the package jsonschema, which installs with the extra ``test``.

    Parameters
    ----------
    result : dict
        The content of a `result.json`.

    Raises
    ------
    jsonschema.ValidationError
        If it has not; the error names the place and what is wrong there.
    ModuleNotFoundError
        If jsonschema is not installed.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - an optional dependency

    Draft202012Validator(load_schema()).validate(result)
