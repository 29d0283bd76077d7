"""Sample workbooks for tests of services and commands: where they lie, what is expected of them, changed copies."""

import json
import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from app.domain.submissions import RECEIVABLE, ReadResult
from app.progress import silent
from app.services import submissions
from app.services.workspace import Workspace

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
YEAR_2020 = SAMPLES / "ha-quang-2020"
YEAR_2021 = SAMPLES / "ha-quang-2021"
SOC_HA = "BC_SoKet_01417_2021.xlsx"
LUNG_NAM = "BC_SoKet_01393_2021.xlsx"
CAI_VIEN = "BC_SoKet_01402_2021.xlsx"
TONG_COT = "BC_SoKet_01414_2021.xlsx"
CAN_YEN = "bc so ket can yen 2021 (sua lan 2).xlsx"
STATION = "don-bien-phong-soc-giang.xlsx"
#: The workbooks of 2021 in the layout of the form, in Unicode.
FORMS_2021 = tuple(YEAR_2021 / name for name in (SOC_HA, LUNG_NAM, CAI_VIEN, TONG_COT, CAN_YEN, STATION))


@cache
def expected() -> dict[str, Any]:
    """The expected file of 2021."""
    found: dict[str, Any] = json.loads((SAMPLES / "expected" / "ha-quang-2021.json").read_text(encoding="utf-8"))
    return found


@cache
def expected_file(name: str) -> dict[str, Any]:
    """What is expected of one workbook."""
    found: dict[str, Any] = next(item for item in expected()["files"] if item["file"] == name)
    return found


def received(ws: Workspace, *paths: Path) -> dict[str, int]:
    """Read and receive files; submission ids by unit name."""
    results = submissions.read(ws, paths, silent)
    wanted = [item for item in results if item.verdict in RECEIVABLE]
    return dict(zip((item.unit_name for item in wanted), submissions.receive(ws, wanted), strict=True))


def read_one(ws: Workspace, path: Path) -> ReadResult:
    """Read one file."""
    (result,) = submissions.read(ws, [path], silent)
    return result


def changed_copy(source: Path, target: Path, sheet: str, cells: dict[str, str | float]) -> Path:
    """A copy of a workbook in which some cells say something else; the other sheets stay byte for byte."""
    with zipfile.ZipFile(source) as book:
        members = {name: book.read(name) for name in book.namelist()}
    place = re.search(rf'name="{sheet}" sheetId="(\d+)"', members["xl/workbook.xml"].decode())
    assert place, f"no sheet {sheet}"
    member = f"xl/worksheets/sheet{place[1]}.xml"
    xml = members[member].decode()
    for name, value in cells.items():
        inside = f"<v>{value!r}</v>" if isinstance(value, int | float) else f"<is><t>{escape(value)}</t></is>"
        kind = "" if isinstance(value, int | float) else ' t="inlineStr"'
        pattern = rf'<c r="{name}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
        xml, count = re.subn(pattern, rf'<c r="{name}"\1{kind}>{inside}</c>', xml)
        assert count == 1, f"no cell {name}"
    members[member] = xml.encode()
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    target.write_bytes(buffer.getvalue())
    return target
