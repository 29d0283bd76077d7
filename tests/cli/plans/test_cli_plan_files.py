"""A plan out to files and in again by command; a file with a fault is refused in one sentence."""

from pathlib import Path
from typing import Any

import pytest

from app import cli


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the plan it is founded with."""
    folder = tmp_path_factory.mktemp("ke-hoach-tep") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    return folder


def test_that_a_plan_is_exported_changed_in_an_editor_and_imported(founded: Path, tmp_path: Path, capsys: Any) -> None:
    def plans(*words: str) -> int:
        return cli.main(["plans", *words, "--data", str(founded)])

    assert plans("export", str(tmp_path)) == 0
    file = tmp_path / "ha-quang-2022.toml"
    assert file.with_suffix(".txt").is_file()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('number = "74/KH-BCĐ"', 'number = "75/KH-BCĐ"'), encoding="utf-8")
    assert plans("import", str(file)) == 0
    assert plans("list") == 0
    said = capsys.readouterr().out
    assert "75/KH-BCĐ" in said
    assert "giữ nguyên" not in said
    file.with_suffix(".txt").unlink()
    assert plans("import", str(file)) == 0
    assert "giữ nguyên" in capsys.readouterr().out
    assert plans("clause", "II.1") == 0
    file.write_text(text.replace('owed_by = ["', 'owed_by = ["khong-co", "'), encoding="utf-8")
    assert plans("import", str(file)) == 2
    assert "không có cơ quan “khong-co”" in capsys.readouterr().err
    assert plans("import", str(tmp_path / "mat.toml")) == 2
    assert "Không có tệp mat.toml" in capsys.readouterr().err
