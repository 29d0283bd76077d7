"""How the sheets of a workbook were understood: what a form can be recognised by and what its labels mean.

A reader that goes by words proposes a meaning for each row and column with a confidence and its reasons. What a person
confirms once for a sender is kept by the fingerprint of the header and applied without asking the next time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.i18n import N_, _


class Role(StrEnum):
    """What a sheet of the form is for."""

    HEADER = "header"
    INDICATORS = "indicators"
    HAMLETS = "hamlets"
    NARRATIVE = "narrative"
    META = "meta"
    REGISTER = "register"


class Reason(StrEnum):
    """Why a label was taken for what it was."""

    REMEMBERED = "remembered"
    CODE = "code"
    SAME_WORDS = "same-words"
    FEWER_WORDS = "fewer-words"
    UNIT = "unit"
    HEADING = "heading"
    NEIGHBOURS = "neighbours"
    POSITION = "position"
    SPELLING = "spelling"


_REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.REMEMBERED: N_("đã xác nhận lần trước"),
        Reason.CODE: N_("ghi đúng mã"),
        Reason.SAME_WORDS: N_("đúng từng chữ trong tên"),
        Reason.FEWER_WORDS: N_("mọi chữ đều có trong tên, tên đầy đủ dài hơn"),
        Reason.UNIT: N_("đúng đơn vị tính"),
        Reason.HEADING: N_("hợp với đề mục ở trên"),
        Reason.NEIGHBOURS: N_("cùng nhóm với các dòng bên cạnh"),
        Reason.POSITION: N_("đúng chỗ trong biểu"),
        Reason.SPELLING: N_("gõ gần giống"),
    }
)


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """One row or column: ``label`` for comparison, the words and cell it stands in, and what it was taken for.

    ``code`` is an indicator code or, when it is open, empty; ``confidence`` is in percent.
    """

    label: str
    text: str
    cell: str
    code: str = ""
    candidates: tuple[str, ...] = ()
    confidence: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One table of a workbook: what it is for; ``fingerprint`` is equal for the same titles in any order."""

    sheet: str
    role: Role
    fingerprint: str
    labels: tuple[LabelMeaning, ...] = ()

    @property
    def open(self) -> tuple[LabelMeaning, ...]:
        """The labels nobody could place."""
        return tuple(item for item in self.labels if not item.code)


#: fingerprint -> label -> code
Mappings = Mapping[str, Mapping[str, str]]
NO_MAPPINGS: Final[Mappings] = MappingProxyType({})


def reason_words(reasons: tuple[Reason, ...]) -> str:
    """The reasons as a Vietnamese list: «đúng từng chữ trong tên, đúng đơn vị tính»."""
    return ", ".join(_(_REASONS[item]) for item in reasons)
