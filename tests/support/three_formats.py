"""The same small report in .xlsx, .xls and .ods as LibreOffice saves it: every oddity of an office once.

``python -m tests.support.three_formats`` makes the three files anew; tests only read them, so that no LibreOffice is
needed to run these. All figures are invented («số liệu minh họa»).
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "three-formats"
NAME = "so-lieu-minh-hoa"
FORMATS = ("xlsx", "xls", "ods")

_FACTS = (
    ("Tên xã", "Sóc Hà"),
    ("Mã xã", "01417"),
    ("Huyện/Tỉnh", "Huyện Hà Quảng"),
    ("Kỳ báo cáo từ ngày", "01/01/2021"),
    ("Đến ngày", "31/12/2021"),
)
_TITLES = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện năm trước", "Thực hiện kỳ này", "Lũy kế", "Ghi chú / Giải trình")
#: code, name, unit, value, format of the number
_ROWS = (
    ("A01", "Chiều dài đường biên giới", "km", 20.203, "0.00"),
    ("A04", "Số mốc quốc giới", "mốc", 24, "General"),
    ("A05", "Mốc chính", "mốc", "=1/0", "General"),
    ("A07", "Số cột mốc", "cột", date(2021, 12, 31), "dd/mm/yyyy"),
    ("A09", "Biển báo khu vực biên giới, vành đai", "biển", 0.24, "0%"),
    ("A10", "Đường mòn, lối mở qua biên giới", "đường", "12 đường/3 lối", "General"),
    ("A11", "Cửa khẩu, lối thông quan", "cửa khẩu", "-", "General"),
    ("A12", "Số xóm (bản)", "xóm", 2, "General"),
    ("A13", "Xóm giáp biên", "xóm", '=IF(1=0,1,"")', "General"),
    ("A19", "Số dân tộc cùng sinh sống", "dân tộc", True, "General"),
    ("A33", "Chi bộ xóm", "chi bộ", "=5+6", "0000"),
)
_HAMLETS = ((None, None, "Lũng Pheo", "x", 12, 13, 1), (None, None, "Nà Rầm", None, 5, "=#REF!+1", 2))


def path_of(suffix: str) -> Path:
    """The file of one format."""
    return FOLDER / f"{NAME}.{suffix}"


def _book() -> Workbook:
    book = Workbook()
    facts = book.worksheets[0]
    facts.title = "01_ThongTin"
    for row, (label, text) in enumerate(_FACTS, 3):
        facts.cell(row, 1, label)
        facts.cell(row, 3, text)
    sheet = book.create_sheet("02_ChiTieu")
    for column, title in enumerate(_TITLES, 1):
        sheet.cell(5, column, title)
    for row, (code, name, unit, value, number_format) in enumerate(_ROWS, 6):
        for column, content in ((1, code), (2, name), (3, unit)):
            sheet.cell(row, column, content)
        sheet.cell(row, 5, value).number_format = number_format
    sheet["D6"] = 20.1
    sheet["E7"].comment = Comment("Số liệu minh họa: 99 mốc", "Cán bộ xã")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[12].hidden = True
    sheet.merge_cells("E13:F13")
    hamlets = book.create_sheet("03_Xom")
    hamlets.sheet_state = "hidden"
    for column, code in ((5, "A14"), (6, "A16"), (7, "D01")):
        hamlets.cell(6, column, code)
        hamlets.cell(8, column, "hộ")
    titles = ("uid", "Mã xóm", "Tên xóm", "Giáp biên (x)", "Số hộ", "Số khẩu", "Số tổ")
    for row, values in enumerate((titles, (), *_HAMLETS), 7):
        for column, value in enumerate(values, 1):
            hamlets.cell(row, column, value)
    return book


def main() -> int:
    """Write the three files with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{NAME}.xlsx"
        _book().save(source)
        for suffix in FORMATS:
            profile = f"-env:UserInstallation=file://{folder}/profile"
            words = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(FOLDER), str(source)]
            subprocess.run(words, check=True, capture_output=True, timeout=120)
    assert openpyxl.load_workbook(path_of("xlsx")).sheetnames
    return 0


if __name__ == "__main__":
    sys.exit(main())
