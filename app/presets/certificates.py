"""Shapes of a preset of blanks «phôi»: where lines of common certificates stand, until somebody measures his own."""

from datetime import date

import msgspec

from app.domain.awards.catalogue import AuthorityLevel, AwardForm, Confidence, NomineeKind
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent, checked
from app.errors import Refused
from app.presets.load import PresetLibrary
from app.presets.reading import bad_preset, convert


class BlankLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a blank, as :class:`CertificateLine` means it."""

    content: LineContent
    x_mm: float
    y_mm: float
    width_mm: float
    size_pt: float
    least_pt: float
    align: str = "center"
    most_lines: int = 1
    is_bold: bool = True
    is_italic: bool = False
    is_capital: bool = False
    colour: str = "#000000"
    text: str = ""


class BlankPreset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[blanks]]``: for every award of this form whose authority stands at one of these levels."""

    name: str
    form: AwardForm
    levels: tuple[AuthorityLevel, ...]
    width_mm: float
    height_mm: float
    note: str = ""
    confidence: Confidence = Confidence.PRACTICE
    lines: tuple[BlankLine, ...]

    def layout(self, name: str, award: str, kind: NomineeKind) -> CertificateLayout:
        """The layout of this blank for one award and kind."""
        lines = tuple(CertificateLine(**msgspec.structs.asdict(line)) for line in self.lines)
        return CertificateLayout(
            name, award, kind, self.width_mm, self.height_mm, lines, confidence=self.confidence, note=self.note
        )


class BlanksBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a preset of blanks."""

    blanks: tuple[BlankPreset, ...]


def blanks(library: PresetLibrary, day: date) -> tuple[BlankPreset, ...]:
    """Every blank the presets know on a day; a measure that cannot be printed is a mistake of its file."""
    found: list[BlankPreset] = []
    for item in library.in_force("certificates", day):
        for number, blank in enumerate(convert(item.body, BlanksBody, item.file_name).blanks):
            try:
                checked(blank.layout(blank.name, "", NomineeKind.INDIVIDUAL))
            except Refused as refused:
                raise bad_preset(item.file_name, f"blanks[{number}]", refused.sentence.rstrip(".")) from refused
            found.append(blank)
    return tuple(found)
