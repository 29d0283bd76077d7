"""Clean workbooks in any number: the samples with another unit code and other names of people and places.

Only letters inside the package are edited: a form repeats its labels in every commune, but not who lives there.
"""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples" / "ha-quang-2021"
_CLEAN = ("BC_SoKet_01417_2021.xlsx", "BC_SoKet_01393_2021.xlsx", "BC_SoKet_01402_2021.xlsx")
_CODE = re.compile(r"_(\d{5})_")
#: Between the words of a name, where one more word makes it another.
_IN_NAME = re.compile(r"\b(Nà|Nặm|Lũng|Cả|Văn|Thị) (?=[A-ZĐ])")
_FIRST, _LAST = (
    ("B", "C", "Ch", "D", "Đ", "G", "H", "K", "L", "M", "N", "Ph", "S", "T", "V"),
    ("a", "ao", "ơ", "inh", "uy"),
)


def make(folder: Path, count: int) -> list[Path]:
    """Write ``count`` workbooks of made-up communes (codes from 90001) into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for index in range(count):
        sample = SAMPLES / _CLEAN[index % len(_CLEAN)]
        old = _CODE.search(sample.name)
        assert old
        code = f"{90001 + index}"
        path = folder / f"BC_SoKet_{code}_2021.xlsx"
        path.write_bytes(_edited(sample.read_bytes(), old.group(1), code, index))
        made.append(path)
    return made


def _edited(content: bytes, old: str, new: str, index: int) -> bytes:
    word = _FIRST[index % len(_FIRST)] + _LAST[index // len(_FIRST) % len(_LAST)]
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for item in source.infolist():
            data = source.read(item)
            if item.filename.endswith(".xml"):
                text = data.decode("utf-8").replace(old, new)
                data = _IN_NAME.sub(rf"\1 {word} ", text).encode("utf-8")
            out.writestr(item, data)
    return target.getvalue()


def with_hamlets(folder: Path, count: int) -> Path:
    """Write a sample whose sheet of hamlets has ``count`` rows with names of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.load_workbook(SAMPLES / _CLEAN[0])
    sheet = next(item for item in book.worksheets if item.title.startswith("03"))
    first = next(row for row in range(1, sheet.max_row) if "." in str(sheet.cell(row, 2).value or ""))
    figures = [cell.value for cell in sheet[first]]
    sheet.delete_rows(first, sheet.max_row)
    for number in range(1, count + 1):
        sheet.append([f"uid-{number:05d}", f"01417.{number:04d}", f"Xóm thử {number:04d}", *figures[3:]])
    path = folder / f"BC_SoKet_01417_{count}.xlsx"
    book.save(path)
    return path
