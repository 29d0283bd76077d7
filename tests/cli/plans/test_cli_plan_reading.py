"""``plans read``: what a plan's text proposes, its contradictions, and the plan made of it; real commands on files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.plan_reading import styled

NAMELESS = """KẾ HOẠCH
Tuyên truyền Luật Biên phòng năm 2027
I. NHIỆM VỤ
1. Mở lớp tập huấn cho tổ tự quản
a) Cơ quan chủ trì: Đồn Biên phòng Tân Sơn.
b) Thời gian thực hiện: Quý II/2027.
c) Sản phẩm: 02 lớp tập huấn.
2. Báo cáo kết quả
Đồn Biên phòng Tân Sơn gửi báo cáo kết quả về UBND xã trước ngày 15/11/2027.
"""


@pytest.fixture
def text(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a plan's text to a file."""

    def write(words: str) -> Path:
        path = tmp_path / "ke hoach.txt"
        path.write_text(words, encoding="utf-8")
        return path

    return write


@pytest.fixture
def begun(run: Any) -> Any:
    """Commands on a data folder that was just founded."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    return run


def test_that_a_text_is_told_by_kind_with_its_clauses_without_a_data_file(
    run: Any, text: Callable[[str], Path]
) -> None:
    said = run("plans", "read", text(NAMELESS))
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert "01 nhiệm vụ:" in lines
    assert any(line.startswith("  mục I.1. Mở lớp tập huấn cho tổ tự quản") for line in lines)
    assert "  Cơ quan ban hành: chưa có trong văn bản" in lines


def test_that_json_gives_the_place_of_every_word(run: Any, text: Callable[[str], Path]) -> None:
    answer = run("plans", "read", text(NAMELESS), "--json").json
    product = next(item for item in answer["proposals"] if item["kind"] == "product")
    (place,) = product["places"]
    assert place["words"] in NAMELESS.splitlines()[place["paragraph"]]
    assert answer["lacking"] == [
        "Cơ quan ban hành: chưa có trong văn bản",
        "Cấp ban hành: chưa có trong văn bản",
    ]


def test_that_a_head_the_text_lacks_is_asked_for_and_then_the_plan_is_stored(
    begun: Any, text: Callable[[str], Path]
) -> None:
    path = text(NAMELESS)
    refused = begun("plans", "read", path, "--store", "moi")
    assert refused.refusals == ("plan-head",)
    assert "cơ quan ban hành, cấp ban hành" in refused.err
    head = ("--issuer", "UBND xã Tân Sơn", "--level", "xa")
    assert begun("plans", "read", path, "--store", "moi", *head, "--starts", "hôm nay").refusals == ("bad-day",)
    said = begun("plans", "read", path, "--store", "moi", *head)
    assert said.code == 0, said.err
    assert said.out.splitlines()[-1].startswith("Đã lập kế hoạch “moi”: 1 nhiệm vụ, 0 chỉ tiêu, 1 nghĩa vụ")
    stored = begun("tasks", "list", "--plan", "moi", "--json").json["tasks"]
    assert [item["title"] for item in stored] == ["Mở lớp tập huấn cho tổ tự quản"]
    assert begun("plans", "read", path, "--store", "moi", *head).refusals == ("plan-exists",)


def test_that_contradictions_stay_with_the_stored_plan(begun: Any, text: Callable[[str], Path]) -> None:
    twice = NAMELESS + "3. Gửi báo cáo\nĐồn Biên phòng Tân Sơn gửi báo cáo kết quả về UBND xã trước ngày 20/11/2027.\n"
    said = begun("plans", "read", text(twice), "--store", "hai-han", "--issuer", "UBND xã", "--level", "xa", "--json")
    assert said.code == 0, said.err
    assert [item["kind"] for item in said.json["contradictions"]] == ["two-dates"]
    assert said.json["duties"] == 1


@pytest.mark.parametrize(("content", "code"), [(b"", "empty-file"), (b"%PDF-1.7 x", "pdf")])
def test_that_other_files_are_refused_in_one_sentence(run: Any, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "quet.pdf"
    path.write_bytes(content)
    said = run("plans", "read", path)
    assert (said.code, said.refusals) == (2, (code,))
    assert len(said.err.splitlines()) == 1


def test_that_numbers_of_targets_get_measures_and_are_stored(begun: Any, text: Callable[[str], Path]) -> None:
    said = begun("plans", "read", text(styled("units")), "--store", "don-vi", "--json")
    assert said.code == 0, said.err
    assert said.json["left_out"] == []


def test_that_guesses_stay_outside_unless_asked_for_and_unread_sentences_are_told(
    begun: Any, text: Callable[[str], Path]
) -> None:
    guessed = NAMELESS + "II. TỔ CHỨC THỰC HIỆN\n1. Công an xã định kỳ hằng năm gửi báo cáo về UBND xã.\n"
    path = text(guessed + "2. Lực lượng tham gia gồm 25 đồng chí.\n")
    head = ("--issuer", "UBND xã Tân Sơn", "--level", "xa")
    said = begun("plans", "read", path, "--store", "chac", *head)
    assert said.code == 0, said.err
    assert "Để ngoài 1 mục phỏng đoán; thêm --with-guesses" in said.out
    assert "còn 1 câu có số, ngày hoặc căn cứ chưa đọc được" in said.out
    whole = begun("plans", "read", path, "--store", "ca", "--with-guesses", *head, "--json").json
    assert (whole["duties"], whole["guesses_left_out"]) == (2, [])
    assert [item["words"] for item in whole["unread"]] == ["Lực lượng tham gia gồm 25 đồng chí."]
