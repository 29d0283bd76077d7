"""Every code the reader uses has its words."""

import re
from pathlib import Path

from app.domain.findings_text import WORDS
from app.importing import refusals

_FOLDER = Path(refusals.__file__).parent
_CODES = re.compile(
    r'\.(?:add|ask)\(\s*"([a-z-]+)"|_ask\(\s*"([a-z-]+)"|(?:question|remark)="([a-z-]+)"'
    r'|(?:_[A-Z]+|CellKind\.[A-Z_]+)[,:] "([a-z-]+-[a-z-]+)"'
)


def test_that_every_finding_of_the_reader_can_be_said() -> None:
    codes = {
        next(filter(None, found))
        for path in _FOLDER.glob("*.py")
        for found in _CODES.findall(path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 50
    # What refuses a whole file has its sentence there.
    assert codes - set(WORDS) - set(refusals.refusal_codes()) == set()


def test_that_every_refusal_is_a_sentence_with_a_way_out() -> None:
    assert len(refusals.refusal_codes()) > 25
    for code in refusals.refusal_codes():
        problem = refusals.refusal(code, **dict.fromkeys(re.findall(r"{(\w+)}", refusals.sentence_of(code)), "X"))
        assert problem.code == code
        assert re.fullmatch(r"[A-ZĐÀ-Ỹ].*\.", problem.sentence)
        assert re.fullmatch(r"[A-ZĐÀ-Ỹ].*\.", problem.way_out)
