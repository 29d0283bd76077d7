"""Pairs that may be one by command: numbers of nominations, as every list has them, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

HUYEN = "Giấy khen huyện"


@pytest.fixture
def ready(tmp_path: Path, run: Any) -> Any:
    """Commands on a data folder where numbers of nominees and of nominations differ: one candidate was taken out."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    add(run, "Hoàng Thị Mai", "Sóc Hà", "1990")
    assert run("nominations", "remove", 1).code == 0
    add(run, "Lục Văn Hải", "Sóc Hà", "1969")
    again = ("nominations", "change", 1, "Bằng khen tỉnh")
    assert run(*again).code == 0
    return run


def add(run: Any, name: str, unit: str, born: str, *, award: str = HUYEN, place: str = "Kéo Sỹ") -> int:
    """Enter one person; returns the number of the nomination."""
    words = ("--unit", unit, "--award", award, "--born", born, "--place", place, "--achievement", "Báo tin")
    said = run("nominations", "add", name, *words, "--json")
    assert said.code == 0, said.err
    key = said.json["nominations"][0]["id"]
    assert isinstance(key, int)
    return key


def test_that_pairs_are_told_and_decided_by_the_numbers_of_nominations(ready: Any) -> None:
    first = add(ready, "Nông Văn Thắng", "Tổng Cọt", "1978")
    second = add(ready, "Đ/c Nông Văn Thắng", "Tổng Cọt", "1978", award="Bằng khen tỉnh")
    (pair,) = ready("nominations", "duplicates", "--json").json["pairs"]
    assert [pair[side]["number"] for side in ("first", "second")] == [str(first), str(second)]
    assert pair["first"]["nominee_id"] != first
    lines = ready("nominations", "duplicates").out.splitlines()
    assert lines[0].startswith("Có thể là một: ")
    assert lines[1].startswith(f"  {first}. Nông Văn Thắng (xã Tổng Cọt, sinh 1978): Giấy khen của Chủ tịch")
    assert lines[2].startswith(f"  {second}. Đ/c Nông Văn Thắng (xã Tổng Cọt, sinh 1978): Bằng khen của Chủ tịch")
    done = ready("nominations", "duplicates", "--same", first, second, "--json")
    assert [item["decided"] for item in done.json["pairs"]] == ["same"]
    assert "Cùng một" in ready("nominations", "duplicates").out


def test_that_somebody_no_longer_proposed_is_named_and_taken_by_an_own_number(ready: Any) -> None:
    key = add(ready, "Đ/c Hoàng Thị Mai", "Sóc Hà", "1990", award="Bằng khen tỉnh")
    (pair,) = ready("nominations", "duplicates", "--json").json["pairs"]
    number = pair["first"]["number"]
    assert (number, pair["first"]["ids"]) == (f"dt{pair['first']['nominee_id']}", [])
    assert (
        f"  {number}. Hoàng Thị Mai (xã Sóc Hà, sinh 1990): không có đề nghị" in ready("nominations", "duplicates").out
    )
    done = ready("nominations", "duplicates", "--different", number, key, "--reason", "Hai mẹ con", "--json")
    assert [item["decided"] for item in done.json["pairs"]] == ["different"]


def test_that_two_that_are_no_pair_are_called_one_only_with_a_reason(ready: Any) -> None:
    first = add(ready, "Nông Đức Việt", "Tổng Cọt", "1980")
    second = add(ready, "Tô Thị Xuân", "Cần Nông", "03/05/1975", place="Láp")
    refused = ready("nominations", "duplicates", "--same", first, second)
    assert refused.refusals == ("not-alike",)
    assert f"{first}. Nông Đức Việt (xã Tổng Cọt, sinh 1980) và {second}. Tô Thị Xuân (xã " in refused.err
    assert "sinh 03/05/1975) không phải là cặp nghi là một" in refused.err
    assert ready("nominations", "duplicates", "--json").json["pairs"] == []
    said = ready("nominations", "duplicates", "--same", first, second, "--reason", "Đã đổi tên", "--json")
    assert [item["decided"] for item in said.json["pairs"]] == ["same"]


@pytest.mark.parametrize(
    ("two", "code"),
    [
        (("99", "1"), "no-nomination"),
        (("dt99", "1"), "no-nominee"),
        (("x", "1"), "bad-number"),
        (("²", "1"), "bad-number"),
    ],
)
def test_that_a_number_that_is_none_is_refused(ready: Any, two: tuple[str, str], code: str) -> None:
    assert ready("nominations", "duplicates", "--same", *two).refusals == (code,)
