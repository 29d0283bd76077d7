"""The official units of the border provinces, before and since 01/7/2025, as the shipped tables give them.

One table for each province of 2025; a row says which commune an old commune became. Rows without an old code are kept
apart as unresolved: their source does not say for certain what they were.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.units import UnitKind
from app.errors import Problem
from app.i18n import _
from app.text import fold

#: Day on which communes were merged, provinces too, and the district level ended.
REFORM_DAY = date(2025, 7, 1)

_COMMUNE_WORDS = {
    "Xã ": UnitKind.COMMUNE,
    "Phường ": UnitKind.WARD,
    "Thị trấn ": UnitKind.TOWNSHIP,
    "Đặc khu ": UnitKind.SPECIAL_ZONE,
}
_PROVINCE_COLUMNS = ("old_name", "old_borders", "new_code", "new_name", "new_borders", "file")
_COMMUNE_COLUMNS = ("old_province", "old_district", "old_code", "old_name", "new_code", "new_name")


@dataclass(frozen=True, slots=True)
class OfficialProvince:
    """A province of 2025 with the provinces it was made of; ``borders`` are cn, la, kh."""

    code: str
    name: str
    borders: tuple[str, ...]
    former: tuple[str, ...]
    file: str

    @property
    def is_unchanged(self) -> bool:
        """Whether it is the same province as before."""
        return self.former == (self.name,)


@dataclass(frozen=True, slots=True)
class CommuneChange:
    """One old commune and the commune it became; the old side is empty for a commune of unknown origin."""

    old_province: str
    old_district: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str


def commune_name(text: str) -> tuple[UnitKind, str]:
    """ "Thị trấn Xuân Hòa" as kind and name; a ward that has only a number keeps its word: "Phường 8"."""
    for word, kind in _COMMUNE_WORDS.items():
        if text.startswith(word):
            rest = text.removeprefix(word)
            return kind, text if rest[:1].isdigit() else rest
    raise ValueError(text)


def plain_name(text: str, word: str) -> str:
    """ "Huyện Hà Quảng" without its word; towns and cities keep theirs."""
    return text.removeprefix(f"{word} ")


class OfficialUnits:
    """The shipped tables of one folder, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def provinces(self) -> tuple[OfficialProvince, ...]:
        """Provinces of 2025 that have a land border, by code."""
        found: dict[str, OfficialProvince] = {}
        for row in self._rows("provinces.tsv", _PROVINCE_COLUMNS):
            former = found[row["new_code"]].former if row["new_code"] in found else ()
            borders = tuple(row["new_borders"].split())
            found[row["new_code"]] = OfficialProvince(
                row["new_code"], row["new_name"], borders, (*former, row["old_name"]), row["file"]
            )
        return tuple(found.values())

    def province(self, code_or_name: str) -> OfficialProvince:
        """One province by its code of 2025, or by its name then or before; raises ``Problem`` when it is not here."""
        wanted = fold(code_or_name)
        for item in self.provinces():
            names = {fold(name) for name in (item.name, *item.former)}
            if wanted == item.code or wanted in names or f"tinh {wanted}" in names:
                return item
        raise Problem(
            "unknown-province",
            _("Danh mục kèm chương trình không có tỉnh “{name}”.").format(name=code_or_name),
            _("Danh mục gồm các tỉnh có biên giới đất liền; đơn vị khác hãy thêm bằng tay ở trang Đơn vị."),
        )

    def changes(self, province: OfficialProvince) -> tuple[CommuneChange, ...]:
        """Every commune of a province before and since the reform."""
        return tuple(CommuneChange(**row) for row in self._rows(province.file, _COMMUNE_COLUMNS))

    def unresolved(self, province: OfficialProvince) -> tuple[CommuneChange, ...]:
        """Rows of the source without an old code: what they were is not certain, so no unit is made of them."""
        rows = self._rows("unresolved.tsv", (*_COMMUNE_COLUMNS, "new_province"))
        return tuple(
            CommuneChange(**{key: row[key] for key in _COMMUNE_COLUMNS})
            for row in rows
            if row["new_province"] == province.name
        )

    def _rows(self, file_name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        lines = (self._folder / file_name).read_text(encoding="utf-8").splitlines()
        if tuple(lines[0].split("\t")) != columns:
            raise _damaged(file_name, 1)
        rows = []
        for number, line in enumerate(lines[1:], 2):
            values = line.split("\t")
            if len(values) != len(columns):
                raise _damaged(file_name, number)
            rows.append(dict(zip(columns, values, strict=True)))
        return rows


def _damaged(file_name: str, line: int) -> Problem:
    sentence = _("Danh mục đơn vị {file} bị hỏng ở dòng {line}; dữ liệu của bạn không bị ảnh hưởng.")
    return Problem("damaged-units", sentence.format(file=file_name, line=line), _("Hãy cài lại chương trình."))
