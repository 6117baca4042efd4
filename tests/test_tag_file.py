"""The newsroom's tag list, from its file to the answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from service import tag_file
from service.tag_file import TagListError
from service.web import create_app
from service.web.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Mayor Ingrid Solberg met Tom Berg in Lindhaven on Tuesday. Berg thanked her."
CSV = """name,type,aliases,desk,wikidata
Ingrid Solberg,person,Ingrid M. Solberg,people/411,
"Berg, the younger",person,Tom Berg | Tommy Berg,people/7,
Tom Berg,person,,people/8,Q8
Lindhaven,place,,places/17,Q17
"""
LINES = """{"name": "Ingrid Solberg", "type": "person", "identifiers": {"desk": "people/411"}}

{"name": "Berg, the younger", "type": "person", "aliases": ["Tom Berg"], "identifiers": {"desk": "people/7"}}
{"name": "Tom Berg", "type": "person", "identifiers": {"desk": "people/8", "wikidata": "Q8"}}
{"name": "Lindhaven", "type": "location", "identifiers": {"desk": "places/17", "wikidata": "Q17"}}
"""
EXPECTED: dict[str, Any] = {
    "Ingrid Solberg": {"desk": "people/411"},
    "Lindhaven": {"desk": "places/17", "wikidata": "Q17"},
    "Tom Berg": {
        "ambiguous": [
            {"name": "Berg, the younger", "type": "person", "references": {"desk": "people/7"}},
            {"name": "Tom Berg", "type": "person", "references": {"desk": "people/8", "wikidata": "Q8"}},
        ]
    },
}


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def referred(answer: Any) -> dict[str, Any]:
    return {entity["name"]: entity["references"] for entity in answer["entities"]}


@pytest.mark.parametrize(("name", "content"), [("a.csv", CSV), ("a.jsonl", LINES), ("a.CSV", "\ufeff" + CSV)])
def test_http_and_the_command_line_answer_the_identifiers_of_the_list(tmp_path: Path, name: str, content: str) -> None:
    path = written(tmp_path, name, content)
    client = create_app(Settings(tag_list=str(path))).test_client()
    over_http = client.post("/v1/entities", json={"text": TEXT}).get_json()
    assert referred(over_http) == EXPECTED
    line = orjson.dumps({"id": "1", "text": TEXT})
    batch = client.post("/v1/batch?include=entities", data=line, content_type="application/x-ndjson").get_data()
    assert referred(orjson.loads(batch)) == EXPECTED
    command = [sys.executable, "-m", "service", "entities", "--ndjson", "--workers", "2", "--tag-list", str(path)]
    done = subprocess.run(command, cwd=ROOT, input=line + b"\n" + line, capture_output=True, check=True)
    first, second = done.stdout.splitlines()
    assert first == second == batch.strip()


def test_the_command_line_knows_the_setting_of_the_service(tmp_path: Path) -> None:
    environment = {**os.environ, "COPYDESK_TAG_LIST": str(written(tmp_path, "a.csv", CSV))}
    command = [sys.executable, "-m", "service", "entities"]
    done = subprocess.run(command, cwd=ROOT, env=environment, input=TEXT.encode(), capture_output=True, check=True)
    assert referred(orjson.loads(done.stdout)) == EXPECTED


def test_without_a_list_there_are_no_identifiers() -> None:
    answer = create_app().test_client().post("/v1/entities", json={"text": TEXT}).get_json()
    assert set(map(str, referred(answer).values())) == {"{}"}


FAULTS = [
    ("a.txt", CSV, "must end in .csv"),
    ("a.csv", "", "line 1: the head has no column `name`"),
    ("a.csv", "name,desk\n", "has no entries"),
    ("a.csv", "name,type\nOslo,place\n", "line 1: the head has no column of identifiers"),
    ("a.csv", "name,desk,desk\nOslo,1,2\n", "line 1: each column of the head needs a name of its own"),
    ("a.csv", "name,desk\nOslo,1\n\n ,2\n", "line 4: has no name"),
    ("a.csv", "name,desk\nOslo\n", "line 2: has 1 cells, the head has 2"),
    ("a.csv", "name,desk\nOslo,\n", "line 2: has no identifiers"),
    ("a.csv", "name,type,desk\nOslo,town,1\n", "line 2: type 'town' is none of person"),
    ("a.csv", "name,ambiguous\nOslo,1\n", "line 2: no scheme of identifiers can be called `ambiguous`"),
    ("a.csv", 'name,desk\n"Oslo,1\n', "line 2: unexpected end of data"),
    ("a.jsonl", "{}\n", "line 1: has no name"),
    ("a.jsonl", "[1]\n", "line 1: is no JSON object"),
    ("a.jsonl", '\n{"name": "Oslo"\n', "line 2: broken JSON"),
    ("a.jsonl", '{"name": "Oslo", "identifiers": {"desk": null}}\n', "line 1: identifiers are strings"),
    ("a.jsonl", '{"name": "Oslo", "aliases": "Kristiania", "identifiers": {"a": "1"}}\n', "aliases are no list"),
    ("a.jsonl", '{"name": "Oslo", "alias": [], "identifiers": {"a": "1"}}\n', "line 1: unknown: alias"),
]


@pytest.mark.parametrize(("name", "content", "message"), FAULTS)
def test_a_file_with_a_fault_is_refused_with_its_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(TagListError, match="tag list") as raised:
        tag_file.load(path)
    assert message in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name,desk\nMálaga,1\n".encode("latin-1"))
    with pytest.raises(TagListError, match="is not UTF-8"):
        tag_file.load(path)


@pytest.mark.parametrize("arguments", [["serve"], ["entities", "--tag-list", "gone.csv"]])
def test_a_list_that_cannot_be_read_stops_the_start_with_one_clear_line(arguments: list[str]) -> None:
    environment = {**os.environ, "COPYDESK_TAG_LIST": "gone.csv"}
    command = [sys.executable, "-m", "service", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "tag list gone.csv: cannot be read: No such file or directory" in done.stderr.splitlines()[-1]


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", CSV)
    assert tag_file.load(path) is tag_file.load(path)
