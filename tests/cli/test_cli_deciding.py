"""Commands that decide: answer, let pass, return, undo; what findings say to a person."""

import io
from typing import Any

import pytest

from app.commands.console import Console
from app.errors import Refused
from tests.support.sent_workbooks import CAN_YEN, SOC_HA, TONG_COT, YEAR_2021


@pytest.fixture
def two(run: Any) -> Any:
    """Two reports wait: five questions in one, five errors in the other."""
    run("init", "--plan", "ha-quang-2022")
    run("import", YEAR_2021 / CAN_YEN, YEAR_2021 / TONG_COT)
    return run


def _open(run: Any, unit: str, severity: str) -> list[dict[str, Any]]:
    listed = run("findings", "--unit", unit, "--json").json["findings"]
    return [item for item in listed if item["severity"] == severity]


def test_that_findings_are_short_and_all_of_them_are_there_when_asked_for(two: Any) -> None:
    short = two("findings").out.splitlines()
    everything = two("findings", "--all").out.splitlines()
    assert len(everything) > len(short)
    heads = [line for line in short if not line.startswith(" ")]
    assert heads[0].startswith("Cần Yên (báo cáo số ")
    assert "5 câu hỏi" in heads[0]
    assert heads[1].startswith("Tổng Cọt (báo cáo số ")
    assert "5 lỗi chặn" in heads[1]
    assert sum(line.startswith("  câu hỏi số ") for line in short) == 5
    assert sum(line.startswith("  lỗi chặn số ") for line in short) == 5
    assert "    1) F06 = 3; F07 = 9" in short
    assert not [line for line in short if line.strip().startswith(("cảnh báo", "gợi ý"))]


def test_that_a_question_is_answered_by_its_choice_or_by_values_of_ones_own(two: Any) -> None:
    first, second, *_others = _open(two, "Cần Yên", "question")
    said = two("answer", first["submission_id"], first["finding_id"], "--choose", 1)
    assert (said.code, said.out.splitlines()[0]) == (0, f"Đã trả lời: {first['candidates'][0]['label']}")
    codes = list(second["candidates"][0]["values"])
    given = [word for code in codes for word in ("--value", f"{code}=")]
    told = two("answer", second["submission_id"], second["finding_id"], *given, "--json").json
    assert "chưa có số liệu" in told["answer"]
    assert len(_open(two, "Cần Yên", "question")) == 3
    again = two("answer", first["submission_id"], first["finding_id"], "--choose", 1)
    assert (again.code, "đã được giải quyết" in again.err) == (2, True)


def test_that_an_error_is_let_pass_with_a_reason_and_a_question_is_not(two: Any) -> None:
    error = _open(two, "Tổng Cọt", "error")[0]
    said = two("answer", error["submission_id"], error["finding_id"], "--reason", "xã xác nhận")
    assert said.out.splitlines()[0] == "Đã bỏ qua: xã xác nhận"
    question = _open(two, "Cần Yên", "question")[0]
    refused = two("answer", question["submission_id"], question["finding_id"], "--reason", "không cần")
    assert (refused.code, "cần được trả lời" in refused.err) == (2, True)


@pytest.mark.parametrize("words", [(), ("--choose", 1, "--reason", "x"), ("--value", "F06"), ("--choose", 0)])
def test_that_an_answer_nobody_can_give_changes_nothing(two: Any, words: tuple[object, ...]) -> None:
    question = _open(two, "Cần Yên", "question")[0]
    assert two("answer", question["submission_id"], question["finding_id"], *words).code == 2
    assert len(_open(two, "Cần Yên", "question")) == 5


def test_that_a_report_is_returned_and_that_is_undone(two: Any) -> None:
    said = two("return", "Tổng Cọt", "--reason", "thiếu biểu xóm")
    assert said.out.splitlines()[0].startswith("Tổng Cọt: đã trả lại báo cáo số ")
    assert "annotate --id" in said.out
    assert two("return", "Tổng Cọt", "--reason", "lần nữa").code == 2
    assert two("undo").out.strip() == "Đã hoàn tác: Trả lại báo cáo Tổng Cọt"
    assert two("return", "Tổng Cọt", "--reason", "thiếu biểu xóm", "--json").json["unit"] == "Tổng Cọt"
    assert two("return", "Sóc Hà", "--reason", "chưa có").code == 2


def test_that_an_import_is_undone_only_by_who_says_so(two: Any) -> None:
    refused = two("undo")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    (line,) = two("undo", "--list").out.splitlines()
    number = line.partition(".")[0]
    assert "Cần Yên, Tổng Cọt" in line
    assert "thêm --yes" in two("undo", "--id", number).out
    assert two("undo", "--id", number, "--json").json["done"] is False
    assert two("undo", "--id", number, "--yes").out.startswith("Đã hoàn tác “Tiếp nhận 2 báo cáo”: ")
    assert two("findings").out.splitlines() == ["Không còn điều nào phải xem lại."]
    assert two("undo", "--list").out.strip().endswith("[đã hoàn tác]")


def test_that_an_acceptance_is_undone_only_by_who_says_so(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    run("import", YEAR_2021 / SOC_HA, "--accept")
    refused = run("undo")
    assert (refused.code, "bỏ duyệt" in refused.err) == (2, True)
    assert run("undo", "--yes", "--json").json["undone"] == "Duyệt báo cáo Sóc Hà"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_that_a_person_at_a_terminal_reads_words_and_programs_get_codes() -> None:
    problem = Refused("not-acceptable", "Chưa duyệt được báo cáo Tổng Cọt: còn 5 lỗi chặn.")
    for make, receipt, refusal in (
        (_Terminal, "", "Chưa duyệt được báo cáo Tổng Cọt: còn 5 lỗi chặn.\n"),
        (io.StringIO, f"ACK 3 {'a' * 64}\n", "Chưa duyệt được báo cáo Tổng Cọt: còn 5 lỗi chặn. [not-acceptable]\n"),
    ):
        out, err = make(), make()
        console = Console(out, err)
        console.acknowledge(3, "a" * 64)
        console.refuse(problem, "Tổng Cọt")
        assert (out.getvalue(), err.getvalue()) == (receipt, refusal)
