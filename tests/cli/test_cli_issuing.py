"""Commands ``issue``, ``correct``, ``templates``, ``batch``: the same services, answers for people and programs."""

import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app import cli
from app.services import submissions, workspace
from tests.support.stored_reports import corrected
from tests.support.word_templates import a_template, texts


def amended(data: Path) -> None:
    """Amend one figure of Sóc Hà and accept the amendment."""
    ws = workspace.open_(data, actor="thử")
    try:
        rows = submissions.board(ws, 2021)
        accepted = next(row.submission_id or 0 for row in rows if row.unit_name == "Sóc Hà")
        submissions.accept(ws, corrected(ws, accepted, "B01", Decimal(77)))
    finally:
        ws.close()


def test_that_a_review_is_issued_corrected_and_replaced_by_command(filled: Any, tmp_path: Path) -> None:
    told = filled("issue", "--year", 2021, "--check", "--json")
    assert told.json["number"] == "01/BC-BCĐ"
    assert any("Nội Thôn" in text for text in told.json["warnings"])
    said = filled("issue", "--year", 2021, "--number", 5, "--out", tmp_path / "ra", "--json")
    assert said.code == 0
    assert said.json["number"] == "05/BC-BCĐ"
    assert sorted(Path(name).suffix for name in said.json["files"]) == [".docx", ".pdf"]
    first = said.json["id"]
    (row,) = filled("correct", "--year", 2021, "--json").json["issued"]
    assert (row["id"], row["stale"], row["corrections"]) == (first, False, [])
    amended(tmp_path / "dữ liệu")
    (row,) = filled("correct", "--year", 2021, "--json").json["issued"]
    assert row["stale"]
    differs = filled("correct", first, "--json").json
    (figure,) = [item for item in differs["figures"] if item["indicator"] == "B01"]
    assert figure["units"] == ["Sóc Hà"]
    assert [item["kind"] for item in differs["units"]] == ["amended"]
    assert "B01: " in filled("correct", "05/BC-BCĐ").out
    assert len(filled("correct", first, "--draft", "--out", tmp_path / "thảo", "--json").json["files"]) == 2
    assert filled("correct", first, "--issue", "--json").json["number"] == "06/BC-BCĐ"
    assert filled("correct", first, "--issue").refusals[-1] == "nothing-to-correct"
    assert filled("correct", first, "--replace", "--json").json["number"] == "07/BC-BCĐ"
    assert "đã thay thế bằng số 07/BC-BCĐ" in filled("correct", "--year", 2021).out
    kept = filled("correct", first, "--print", "--out", tmp_path / "giữ", "--json").json["files"]
    assert Path(kept[1]).read_bytes() == Path(said.json["files"][1]).read_bytes()


def test_that_a_bad_day_or_missing_folder_is_refused(filled: Any) -> None:
    ahead = date.today() + timedelta(days=3)  # noqa: DTZ011 - commands go by the clock of the machine
    assert filled("issue", "--date", f"{ahead:%d/%m/%Y}").refusals[-1] == "day-ahead"
    assert filled("issue", "--date", "mai").refusals[-1] == "bad-day"
    assert filled("correct", 1, "--draft").refusals[-1] == "bad-arguments"
    assert filled("correct", 1).refusals[-1] == "no-document"


def test_that_a_draft_is_issued_by_the_same_command(filled: Any, tmp_path: Path) -> None:
    text = tmp_path / "tb.txt"
    text.write_text("Loại: TB\nTrích yếu: Kết luận cuộc họp\n\nHọp ngày nào cũng ghi.\n", encoding="utf-8")
    paper = filled("papers", "new", text, "--json").json["id"]
    assert filled("issue", paper, "--check", "--json").json["lacks"] == []
    said = filled("issue", paper, "--number", 3, "--out", tmp_path, "--json")
    assert said.json["number"] == "03/TB-BCĐ"
    assert len(said.json["files"]) == 2
    made = filled("batch", "--out", tmp_path / "lại", "--issued", "03/TB-BCĐ", "--format", "pdf", "--json").json[
        "files"
    ]
    assert [Path(name).suffix for name in made] == [".pdf"]
    (first,) = (Path(name) for name in said.json["files"] if name.endswith(".pdf"))
    assert Path(made[0]).read_bytes() == first.read_bytes()


def test_that_a_draft_is_issued_with_its_hints_told(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    text = tmp_path / "tb.txt"
    text.write_text("Loại: TB\nTrích yếu: Kết luận\n\nCác hộ có tên trong danh sách kèm theo.\n", encoding="utf-8")
    run("papers", "new", text)
    hint = "Nội dung nhắc đến phụ lục, danh sách kèm theo nhưng văn bản chưa có phụ lục nào."
    assert run("issue", 1, "--check", "--json").json["lacks"] == [hint]
    said = run("issue", 1, "--json")
    assert (said.code, said.json["warnings"], hint in said.err) == (0, [hint], True)


def test_that_templates_are_checked_taken_in_filled_in_and_taken_out(filled: Any, tmp_path: Path) -> None:
    bad, good = tmp_path / "sai.docx", tmp_path / "thư.docx"
    bad.write_bytes(a_template("Kính gửi {{ kinh_guii }}"))
    good.write_bytes(a_template("Kính gửi {{ kinh_gui }}"))
    told = filled("templates", "check", bad, "--for", "unit")
    assert told.code == 2
    assert "đoạn 1 “{{ kinh_guii }}”" in told.out
    assert "kinh_gui" in told.out
    (fault,) = filled("templates", "check", bad, "--for", "unit", "--json").json["faults"]
    assert fault["code"] == "unknown-tag"
    assert filled("templates", "add", bad, "--for", "unit").refusals[-1] == "template-faulty"
    assert filled("templates", "check", good, "--for", "unit").out.strip() == "Mẫu dùng được."
    number = filled("templates", "add", good, "--for", "unit", "--json").json["id"]
    assert "thư" in filled("templates", "list").out
    made = filled("templates", "render", number, "--unit", "Sóc Hà", "--out", tmp_path / "a.docx", "--json").json[
        "file"
    ]
    assert texts(Path(made).read_bytes()) == ["Kính gửi Ban chỉ đạo xã Sóc Hà"]
    said = filled("templates", "render", number, "--out", tmp_path / "b.docx")
    assert said.err.startswith("Mẫu này gửi từng đơn vị")
    assert "--unit" in said.err
    assert not (tmp_path / "b.docx").exists()
    assert filled("templates", "render", number, "--out", tmp_path / "a.pdf").refusals[-1] == "bad-format"
    sample = filled("templates", "sample", "--for", "unit", "--out", tmp_path, "--json").json["file"]
    assert filled("templates", "replace", number, sample).code == 0
    assert any(item["tag"] == "{{ A14 }}" for item in filled("templates", "tags", "--json").json["tags"])
    assert filled("templates", "remove", number).code == 0
    assert filled("templates", "list", "--json").json["templates"] == []
    assert filled("templates", "render", number, "--out", tmp_path / "b.docx").refusals[-1] == "no-template"


def test_that_a_batch_makes_everything_that_was_chosen(filled: Any, tmp_path: Path) -> None:
    good = tmp_path / "thư.docx"
    good.write_bytes(a_template("Kính gửi {{ kinh_gui }}"))
    number = filled("templates", "add", good, "--for", "unit", "--json").json["id"]
    said = filled(
        "batch", "--out", tmp_path / "ra.zip", "--review", "--template", number, "--format", "docx",
        "--name", "{loai} {don_vi}", "--json",
    )  # fmt: skip
    assert said.json["count"] == 13
    with zipfile.ZipFile(said.json["files"][0]) as archive:
        assert {"Báo cáo sơ kết Hà Quảng.docx", "thư Sóc Hà.docx"} <= set(archive.namelist())
    lines = filled("batch", "--out", tmp_path / "hai", "--template", number, "--unit", "Sóc Hà", "01414").out
    assert lines.count(".docx") == 2
    assert filled("batch", "--out", tmp_path / "ba").refusals[-1] == "nothing-chosen"
    assert filled("batch", "--out", tmp_path / "ba", "--review", "--name", "{xa}").refusals[-1] == "bad-pattern"


def test_that_the_commands_explain_themselves(capfd: Any) -> None:
    for words in (["issue"], ["correct"], ["batch"], ["templates"], ["templates", "add"]):
        assert cli.main([*words, "--help"]) == 0
        assert "Cách dùng" in capfd.readouterr().out
