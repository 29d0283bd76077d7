"""The user guide: every picture it names is there, and none lies about unused."""

import re

from app.paths import program_root

FOLDER = program_root() / "docs" / "huong-dan"


def test_that_the_guide_names_the_pictures_that_are_there() -> None:
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"!\[[^]]*]\(([^)]+)\)", guide))
    assert named == {path.name for path in FOLDER.glob("*.png")}
