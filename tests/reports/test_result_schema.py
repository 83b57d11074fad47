import copy

import pytest
from jsonschema import Draft202012Validator, ValidationError

from prioritize.findings import SCHEMA, to_json
from prioritize.schema import load_schema, validate
from sample_findings import empty_findings, sample_findings, with_hostile_text


def result(findings):
    return {"schema": SCHEMA, **to_json(findings)}


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(load_schema())

    assert load_schema()["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize(
    "findings",
    [sample_findings(), sample_findings("en"), empty_findings(), with_hostile_text("=1")],
)
def test_every_run_has_the_form_the_schema_promises(findings):
    validate(result(findings))


def test_every_object_is_closed_and_asks_for_all_its_keys():
    def objects(schema):
        if isinstance(schema, dict):
            if "properties" in schema:
                yield schema
            for inner in schema.values():
                yield from objects(inner)

    found = list(objects(load_schema()))

    assert len(found) > 20
    for one in found:
        assert one["additionalProperties"] is False
        assert set(one["required"]) == set(one["properties"])


BREAKS = {
    "a part is missing": lambda one: one.pop("plan"),
    "a part nobody knows": lambda one: one.update(extra=1),
    "another schema": lambda one: one.update(schema="renovation-priorities/result/2"),
    "a rank below one": lambda one: one["joint"][0].update(rank=0.5),
    "a tier nobody knows": lambda one: one["joint"][0].update(tier="maybe"),
    "a power above one": lambda one: one["perspectives"][0].update(power=1.2),
    "a negative weight": lambda one: one["perspectives"][0]["weights"].update(need=-0.1),
    "a text for a number": lambda one: one["joint"][0].update(score="0.5"),
    "a checksum cut short": lambda one: one["provenance"]["inputs"][0].update(sha256="ab"),
    "a negative count": lambda one: one["survey"].update(used=-1),
    "half a row": lambda one: one["survey"].update(returned=1.5),
    "an unknown reason": lambda one: one["tradeoffs"]["ledger"][0].update(reasons=["WHIM"]),
    "an unknown direction": lambda one: one["tradeoffs"]["flips"][0].update(direction="left"),
    "demand above one": lambda one: one["items"][0]["demand"].update(value=1.01),
    "an unknown doubt": lambda one: one["robustness"]["acceptability"].update(weather={}),
    "a correlation below minus one": lambda one: one["agreement"]["correlations"][0].update(
        spearman=-2
    ),
    "class_ for class": lambda one: one["items"][0].update(class_=one["items"][0].pop("class")),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_result_of_another_form_is_refused(name):
    broken = copy.deepcopy(result(sample_findings()))
    BREAKS[name](broken)

    with pytest.raises(ValidationError):
        validate(broken)
