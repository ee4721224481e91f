import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands.reanchor import Command

OLD = "Bến đò vắng. Chợ họp sớm."
NEW = "Trời mưa. Chợ họp sớm."


def write_rows(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_reanchor_writes_a_line_for_each_case(tmp_path: Path) -> None:
    write_rows(tmp_path / "texts.jsonl", [{"id": "a", "text": OLD}, {"id": "b", "text": NEW}])
    case = {"before": "a", "after": "b"}
    write_rows(
        tmp_path / "cases.jsonl",
        [case | {"id": 1, "start": 0, "end": 11}, case | {"id": 0, "start": 13, "end": 20}],
    )

    call_command(Command(), str(tmp_path), out=tmp_path / "out.jsonl")

    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["start"], row["end"], row["status"]) for row in rows] == [
        (0, 10, 17, "kept"),
        (1, None, None, "orphaned"),
    ]
    assert [sorted(row) for row in rows] == [["end", "id", "ms", "start", "status"]] * 2
    assert rows[0]["ms"] == rows[1]["ms"]


def test_reanchor_says_that_a_folder_holds_no_cases(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot read the cases"):
        call_command(Command(), str(tmp_path), out=tmp_path / "out.jsonl")
