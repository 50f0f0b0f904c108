from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.publish.files import SCHEMA as PATH
from scripts.publish.report_json import report_json
from tests.support.seeds import real

SCHEMA = json.loads(PATH.read_text("utf-8"))


@pytest.fixture(scope="module")
def report() -> Any:
    return json.loads(report_json(real()))


def errors(report: Any) -> list[str]:
    checker = Draft202012Validator.FORMAT_CHECKER
    found = Draft202012Validator(SCHEMA, format_checker=checker).iter_errors(report)
    return [f"{error.json_path}: {error.message}" for error in found]


def segments(report: Any) -> Iterator[dict[str, Any]]:
    """All segments, in source order."""
    yield report["title"]
    for section in report["sections"]:
        yield from section["opening"]
        for item in section["items"]:
            yield item["heading"]
            yield from item["segments"]
        yield from section["closing"]


def markers(report: Any) -> Iterator[str]:
    return (item["marker"] for section in report["sections"] for item in section["items"])


def test_a_point_has_our_label_if_there_is_one(report: Any) -> None:
    (areas,) = (section for section in report["sections"] if section["id"] == "areas")
    labels = {item["id"]: item["label"] for item in areas["items"] if "label" in item}
    assert list(labels) == ["areas-2", "areas-4"]
    assert labels["areas-2"] == {"zh": "网络强国", "en": "A cyber power"}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_report_is_as_the_schema_says(report: Any) -> None:
    assert errors(report) == []


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("id", "2017 a", "$.id: '2017 a' does not match '^[a-z0-9-]+$'"),
        ("date", "25 December", "$.date: '25 December' is not a 'date'"),
        ("sections", [], "$.sections: [] should be non-empty"),
        ("extra", 1, "$: Additional properties are not allowed ('extra' was unexpected)"),
        ("title", {}, "$.title: {} is not valid under any of the given schemas"),
    ],
)
def test_the_schema_forbids(report: Any, field: str, value: Any, error: str) -> None:
    assert error in errors({**report, field: value})


def test_a_report_without_a_headline_has_our_title() -> None:
    document = replace(real().document, title=None)
    found = json.loads(report_json(replace(real(), document=document)))
    assert found["title"]["zh"] == real().meta.title.zh
    assert errors(found) == []


def test_start_and_end_count_characters_of_the_source(report: Any) -> None:
    text = real().document.source.text
    assert report["source"]["characters"] == len(text)
    assert all(text[found["start"] : found["end"]] == found["zh"] for found in segments(report))


def test_segments_and_markers_are_the_source(report: Any) -> None:
    text = real().document.source.text
    position = 0
    names = markers(report)
    for found in segments(report):
        between = text[position : found["start"]].strip()
        assert not between or between == next(names)
        position = found["end"]
    assert text[position:].strip() == ""
    assert list(names) == []


def test_ids_are_unique(report: Any) -> None:
    ids = [found["id"] for found in segments(report)]
    assert len(ids) == len(set(ids)) == 71


def test_translations(report: Any) -> None:
    entries = real().catalog.by_id()
    found = {segment["id"]: (segment["en"], segment["state"]) for segment in segments(report)}
    assert found == {name: (entry.en, entry.state) for name, entry in entries.items()}


def test_sections_and_pages(report: Any) -> None:
    section = report["sections"][6]
    assert (section["id"], section["title"]["en"]) == ("arrangements", "Format and schedule")
    assert section["page"] == {"zh": "/2017/meeting/", "en": "/en/2017/meeting/"}
