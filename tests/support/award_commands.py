"""Commendation by command in tests: people entered, and led on to where a test begins."""

from typing import Any

HUYEN = "Giấy khen huyện"


def entered(run: Any, name: str, *words: object, unit: str = "Sóc Hà", award: str = HUYEN) -> int:
    """Enter one person who lacks nothing; returns the number of the nomination."""
    said = run(
        "nominations", "add", name, "--unit", unit, "--award", award, "--born", "05/03/1980",
        "--achievement", "Tuần tra, báo tin kịp thời", *words, "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    return int(said.json["nominations"][0]["id"])


def proposed(run: Any, *names: str, unit: str = "Sóc Hà", award: str = HUYEN) -> list[int]:
    """People who hold a place; returns their numbers."""
    keys = [entered(run, name, unit=unit, award=award) for name in names]
    for key in keys:
        said = run("nominations", "propose", key)
        assert said.code == 0, said.err
    return keys
