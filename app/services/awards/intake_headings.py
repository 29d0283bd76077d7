"""Headings of a list of names: the unit, the kind and the award that hold for the rows below them.

A heading ends what stood within the one it takes the place of: «II. Cá nhân» ends «Xã Sóc Hà» when communes stand
within kinds. A heading that names a unit nobody knows ends the former unit too, so that no row falls to the wrong one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake_words import kind_of_heading, read_award, says_award
from app.i18n import _
from app.services.awards.intake_grounds import Grounds
from app.text import clean

_ROMAN = re.compile(r"[IVX]{1,5}[.)]?|[A-E][.)]?")
_NUMBERED = re.compile(r"^(?:(?:[IVX]{1,5}|[A-Ea-e]|[0-9]{1,2}(?:\.[0-9]{1,2})*)\s*[.):/-]+\s*|[*+•–-]+\s*)+")
_LABEL = re.compile(
    r"^(?:tên )?(?:đơn vị|cơ quan|địa phương|địa bàn|nơi|xã, đồn)"
    r"(?: (?:báo cáo|đề nghị|trình|lập|gửi|lập biểu))*\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(
    r"^(?:(?:ubnd|[uủ]ỷ ban nhân dân|ủy ban nhân dân|ban chỉ đạo|bcđ|đảng [uủ]ỷ|đảng ủy)\s+)?"
    r"(?:xã|phường|thị trấn|đặc khu|đồn)\s+(?=\S)"
)
_TAIL = re.compile(
    r"\s*(?:[:;(.…]|\s[-–]\s|\b[0-9]{1,3}\s+(?:người|cá nhân|tập thể|hộ|trường hợp|đồng chí|đ/c|đề nghị)\b).*$"
)
_AWARD = re.compile(
    r"(?:(?:các|hình thức|danh sách|khen|tặng|truy tặng|cấp|mức|nhóm|phần|đề nghị|đề xuất|thưởng|được)\s+)*"
    r"(?:giấy khen|bằng khen|gk|bk)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^\s*(?:danh sách|biểu|bảng|phụ lục)\b", re.IGNORECASE)
_FORM = re.compile(r"\b(?:giấy khen|bằng khen)\b.*$", re.IGNORECASE | re.DOTALL)
_PROSE = re.compile(r"^\s*(?:\(|kèm theo|căn cứ|thực hiện|theo|về việc|v/v|kính gửi|nơi nhận)", re.IGNORECASE)
_LONGEST = 160


@dataclass(slots=True)
class Headings:
    """What the headings so far say; ``unit_words`` is a unit nobody knows, ``is_letterhead`` that it stands above all.

    ``award`` is as it was written.
    """

    grounds: Grounds
    kind: NomineeKind | None = None
    award: str = ""
    unit_id: int = 0
    unit_words: str = ""
    is_letterhead: bool = False
    #: whether the last heading was one of a unit
    is_fresh_unit: bool = False
    _levels: list[str] = field(default_factory=list)

    def heading(self, words: Sequence[str], order: str) -> str:
        """What a row of a table names that holds for those below, in words; empty when it is no heading."""
        if len(words) != 1 and not (len(words) == 2 and _ROMAN.fullmatch(words[0])):
            return ""
        text = words[-1]
        self.is_fresh_unit = False
        if self._take_unit(text, is_above=False):
            self.is_fresh_unit = True
            return _("đề mục đơn vị")
        kind = kind_of_heading(text) or kind_of_heading(f"{order} {text}")
        if kind is not None:
            self._enter("kind")
            self.kind = kind
            return _("đề mục đối tượng")
        plain = _NUMBERED.sub("", clean(text))
        if _TITLE.match(plain) and _FORM.search(plain):
            self._take_title(plain)
            return _("tiêu đề")
        if _AWARD.match(plain) and says_award(plain):
            self._enter("award")
            self.award = plain
            return _("đề mục hình thức khen thưởng")
        return ""

    def above(self, texts: Sequence[str]) -> None:
        """Take what stands over a table or between two: its letterhead, title and headings; prose says nothing."""
        for text in (line for part in texts for line in part.split("\n")):
            line = clean(text)
            if not line or len(line) > _LONGEST or _PROSE.match(line):
                continue
            if _TITLE.match(line):
                self._take_title(line)
            elif not self._take_unit(line, is_above=True):
                self.heading((line,), "")

    def named(self, name: str) -> None:
        """Take the name of a sheet where it is that of a unit."""
        found = self.grounds.finder.find(name).unit_id
        if found:
            self._enter("unit")
            self.unit_id, self.unit_words = found, ""

    def forget_unit(self) -> None:
        """What was taken for the heading of a unit was none."""
        self._end("unit")

    def names_unit(self, text: str) -> bool:
        """Whether a text is one that a heading of a unit would have."""
        return _UNIT_WORD.match(_NUMBERED.sub("", clean(text)).casefold()) is not None

    def _take_title(self, line: str) -> None:
        """The title of a list names its award, or leaves it open."""
        form = _FORM.search(line)
        if form is None:
            return
        self._enter("award")
        self.award = form[0] if read_award(form[0], self.grounds.awards).key else ""

    def _take_unit(self, text: str, *, is_above: bool) -> bool:
        plain = _NUMBERED.sub("", clean(text))
        label = _LABEL.match(plain)
        bare = _TAIL.sub("", plain[label.end() :] if label else plain)
        if not bare or not (label or _UNIT_WORD.match(bare.casefold())):
            return False
        found = self.grounds.finder.find(bare).unit_id or self.grounds.finder.within(bare)
        self._enter("unit")
        self.unit_id, self.unit_words = found, "" if found else bare
        self.is_letterhead = is_above
        return True

    def _enter(self, level: str) -> None:
        """A heading of a level ends all that stood within it."""
        inner = self._levels[self._levels.index(level) + 1 :] if level in self._levels else []
        if level not in self._levels:
            self._levels.append(level)
        for name in inner:
            self._levels.remove(name)
            self._end(name)

    def _end(self, level: str) -> None:
        if level == "kind":
            self.kind = None
        elif level == "award":
            self.award = ""
        else:
            self.unit_id, self.unit_words, self.is_letterhead = 0, "", False
