"""Whatever somebody types stays text in every workbook the program writes, and names a file that can be written."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import given, settings

from app.domain.file_names import fit
from app.files import write_new
from app.reports.form_writer import form_bytes
from app.reports.papers_register import RegisterContent, RegisterLine, workbook
from app.text import nfc
from tests.support.forms import a_commune, a_form
from tests.support.hostile_texts import LONGEST, hostile, named

DAY = date(2022, 1, 11)


def _cells(content: bytes) -> list[tuple[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [(cell.data_type, cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]


def _register(text: str, name: str) -> RegisterContent:
    line = RegisterLine("05/BC-BCĐ", DAY, text, name, (name, text), text, 3, DAY, text)
    return RegisterContent(name, text, 2022, (line,), (text,))


@given(named, hostile)
@settings(max_examples=40)
def test_that_the_register_holds_no_formula_and_no_broken_letter(name: str, text: str) -> None:
    cells = _cells(workbook(_register(text, name)))
    assert not [value for kind, value in cells if kind == "f"]
    assert any(str(value).startswith("Xã") for _kind, value in cells)


def test_that_the_longest_text_fits_one_cell_of_the_register() -> None:
    long = "=" + "x" * LONGEST
    assert max(len(str(value)) for _kind, value in _cells(workbook(_register(long, "Xã")))) <= LONGEST


@given(named, hostile)
@settings(max_examples=5)
def test_that_a_form_of_a_hostile_name_holds_no_formula_but_its_own(name: str, text: str) -> None:
    plain = sum(kind == "f" for kind, _value in _cells(form_bytes(a_form())))
    # A form is made from the data file, which holds composed text without halves of letters.
    name, text = nfc(name), nfc(text)
    unit = replace(a_commune(), name=name)
    made = form_bytes(a_form(unit=unit, place=text, committee=text, plan_number=text, stations=(text,)))
    assert sum(kind == "f" for kind, _value in _cells(made)) == plain


@given(hostile)
@settings(max_examples=60)
def test_that_any_text_names_a_file_that_can_be_written(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = write_new(Path(folder), f"{fit(text)}.docx", b"x")
        assert path.read_bytes() == b"x"
        assert path.parent == Path(folder)
