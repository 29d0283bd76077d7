"""Papers of commendation by command: listed, one kind, the whole dossier, drafts; refusals say who and why."""

import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app import cli


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the plan with three proposed persons of two communes."""
    folder = tmp_path_factory.mktemp("papers") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    for number, (name, unit) in enumerate(
        (("Nông Văn Một", "Sóc Hà"), ("<b>Hoàng & Hai</b>", "Sóc Hà"), ("Lý Thị Ba", "Tổng Cọt")), 1
    ):
        words = [
            "nominations",
            "add",
            name,
            "--unit",
            unit,
            "--award",
            "Giấy khen huyện",
            "--born",
            f"05/03/198{number}",
        ]
        achievement = ["--achievement", f"Tuần tra, báo tin kịp thời vụ {number}", "--data", str(folder)]
        assert cli.main([*words, *achievement]) == 0
    assert cli.main(["nominations", "propose", "1", "2", "3", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def ready(three: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a copy of it."""
    shutil.copytree(three, tmp_path / "dữ liệu")
    return run


def test_that_papers_are_listed_with_who_is_on_them(ready: Any) -> None:
    said = ready("papers", "awards", "--json")
    rows = said.json["papers"]
    letter = next(row for row in rows if row["paper"] == "to-trinh")
    assert (letter["award"], sorted(letter["nominations"]), letter["blocked"]) == ("giay-khen-huyen", [1, 2, 3], "")
    assert sum(1 for row in rows if row["paper"] == "thanh-tich") == 3
    lines = ready("papers", "awards", "--unit", "Tổng Cọt", "--only", "thanh-tich").out.splitlines()
    assert lines == ["thanh-tich: Báo cáo thành tích - Lý Thị Ba", "1 giấy tờ"]


def test_that_the_whole_dossier_is_one_file_and_the_word_files(ready: Any, tmp_path: Path) -> None:
    said = ready("papers", "awards", "--out", tmp_path / "in ra", "--json")
    pdf = Path(said.json["pdf"])
    with pypdfium2.PdfDocument(pdf) as pages:
        assert len(pages) == said.json["pages"]
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "<b>Hoàng & Hai</b>" in text
    assert said.json["nominees"] == 3
    assert len(said.json["files"]) == len(said.json["parts"])
    lines = ready("papers", "awards", "--unit", "Sóc Hà", "--out", tmp_path / "in ra").out.splitlines()
    assert lines[0].startswith("Đã lập hồ sơ 2 trường hợp, ")


def test_that_one_kind_is_written_as_single_files(ready: Any, tmp_path: Path) -> None:
    said = ready("papers", "awards", "--only", "du-toan", "--only", "list", "--out", tmp_path / "in", "--json")
    names = [Path(name).name for name in said.json["files"]]
    assert [name for name in names if name.startswith("02")] == [
        "02 Dự toán tiền thưởng.docx",
        "02 Dự toán tiền thưởng.pdf",
    ]
    packed = ready("papers", "awards", "--only", "du-toan", "--pack", "--out", tmp_path / "in", "--json")
    assert packed.json["parts"] == ["Dự toán tiền thưởng"]
    assert ready("papers", "awards", "--only", "thong-bao", "--out", tmp_path / "in").refusals == ("no-paper",)
    assert ready("papers", "awards", "--only", "gì đó").code != 0
    assert ready("papers", "awards", "--award", "huân chương").refusals == ("unclear-award",)


def test_that_a_letter_becomes_a_draft_once(ready: Any) -> None:
    said = ready("papers", "awards", "--draft", "--only", "to-trinh", "--json")
    (draft,) = said.json["drafts"]
    assert ready("papers", "awards", "--draft", "--only", "to-trinh", "--json").json["drafts"] == [draft]
    assert any(
        row["id"] == draft["id"] and row["kind"] == "TTr" for row in ready("papers", "list", "--json").json["papers"]
    )
    assert ready("papers", "awards", "--draft", "--only", "du-toan").refusals == ("no-number",)
