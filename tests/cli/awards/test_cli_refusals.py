"""Refusals of steps by command: which nomination, how many, and what to type next."""

from typing import Any


def add(run: Any, name: str, award: str = "Giấy khen huyện") -> int:
    """Enter one person of one village; returns the number of the nomination."""
    words = ("--unit", "Sóc Hà", "--award", award, "--born", "1980", "--place", "Kéo Sỹ", "--achievement", "Báo tin")
    key = run("nominations", "add", name, *words, "--json").json["nominations"][0]["id"]
    assert isinstance(key, int)
    return key


def test_that_refusals_name_nomination_and_command_and_are_counted(run: Any) -> None:
    assert run("init", "--plan", "ha-quang-2022").code == 0
    keys = [add(run, name) for name in ("Nông Văn Một", "Hoàng Thị Mai", "Lục Văn Hải")]
    done = run("nominations", "propose", *keys, 99).out.splitlines()
    assert done[-1] == "Đã đề nghị 2, từ chối 2."
    assert done[-2] == "99: Không có đề nghị khen thưởng số 99."
    assert done[-3].startswith(f"{keys[2]}. Lục Văn Hải: Chỉ tiêu ")
    assert f"nominations propose {keys[2]} --reason LÝ_DO --document VĂN_BẢN" in done[-3]
    alone = run("nominations", "propose", keys[2])
    assert alone.refusals == ("no-place",)
    assert f"nominations replace SỐ --by {keys[2]}" in alone.err
    twin = add(run, "Đ/c Hoàng Thị Mai", "Bằng khen tỉnh")
    alike = run("nominations", "propose", twin)
    assert alike.refusals == ("award-looks-alike",)
    assert "nominations duplicates, rồi --same SỐ SỐ hoặc --different SỐ SỐ" in alike.err
    assert run("nominations", "duplicates", "--same", keys[1], twin).code == 0
    again = run("nominations", "propose", twin)
    assert f"nominations set {twin} --different" in again.err
    many = run("nominations", "propose", keys[2], twin)
    assert many.refusals == ("no-place",)
    assert f"{twin}. Đ/c Hoàng Thị Mai: " in many.err
