"""Writing and checking the review by command: one leaf at a time, and what is left before the signature."""

from pathlib import Path
from typing import Any

import pytest


def test_that_a_leaf_is_written_from_a_file_and_shown(filled: Any, tmp_path: Path) -> None:
    text = tmp_path / "muc.txt"
    text.write_text("\ufeffĐã ban hành {B01} văn bản.\nCó {Z99} tổ.", encoding="utf-8")
    said = filled("review", "--leaf", "III.1", "--text", text, "--done")
    assert said.code == 0
    assert "Không có chỉ tiêu Z99" in said.err
    assert "Có {Z99} tổ." in said.out
    shown = filled("review", "--leaf", "III.1", "--json").json
    assert shown["text"].startswith("Đã ban hành {B01} văn bản.")
    assert "{B01}" not in shown["printed"][0]
    assert "/8 xã)" in shown["printed"][0]
    assert (shown["done"], len(shown["problems"])) == (True, 1)
    assert shown["suggestions"]
    assert filled("review", "--leaf", "III.2").out.splitlines()[0] == "III.2  Hạn chế, tồn tại"


def test_that_a_leaf_of_one_unit_is_its_own(filled: Any, tmp_path: Path) -> None:
    text = tmp_path / "muc.txt"
    text.write_text("Của xã.", encoding="utf-8")
    assert filled("review", "--unit", "Sóc Hà", "--leaf", "III.1", "--text", text).code == 0
    assert filled("review", "--unit", "Sóc Hà", "--leaf", "III.1", "--json").json["text"] == "Của xã."
    assert filled("review", "--leaf", "III.1", "--json").json["text"] == ""


def test_that_the_check_names_leaves_figures_and_numbers(filled: Any, tmp_path: Path) -> None:
    text = tmp_path / "muc.txt"
    text.write_text("Nhân dân cung cấp 999 nguồn tin.", encoding="utf-8")
    filled("review", "--leaf", "III.1", "--text", text, "--done")
    told = filled("review", "--check", "--json").json
    assert (len(told["leaves"]), told["ready"], told["stale"]) == (28, False, [])
    leaf = next(item for item in told["leaves"] if item["code"] == "III.1")
    assert [item["indicator"] for item in leaf["mismatches"]] == ["F01"]
    said = filled("review", "--check")
    assert said.out.startswith("0/28 mục đã xong")
    assert "“999 nguồn tin”, số liệu F01" in said.out
    assert "Chưa đánh dấu đã xong." in said.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "nothing-to-do"),
        (("--leaf", "XX"), "unknown-leaf"),
        (("--leaf", "III.1", "--text", "khong-co.txt"), "bad-text"),
    ],
)
def test_that_what_cannot_be_done_is_said_in_one_sentence(filled: Any, words: tuple[str, ...], code: str) -> None:
    said = filled("review", *words)
    assert said.code == 2
    assert said.refusals[-1] == code


def test_that_a_file_that_is_no_text_changes_nothing(filled: Any, tmp_path: Path) -> None:
    for content in (b"\xff\xfe\x00a", b"a" * 1_000_001):
        (tmp_path / "anh.bin").write_bytes(content)
        assert filled("review", "--leaf", "III.1", "--text", tmp_path / "anh.bin").code == 2
    assert filled("review", "--leaf", "III.1", "--json").json["text"] == ""
