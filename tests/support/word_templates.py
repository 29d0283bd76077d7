"""Templates as a user makes them in Word: paragraphs and tables with tags, some cut into many runs."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx

from app.reports.template_tags import Tag, of_list


def a_template(*paragraphs: str, table: Sequence[Sequence[str]] = (), header: str = "") -> bytes:
    """The bytes of a .docx with these paragraphs, then one table."""
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    if table:
        grid = word.add_table(len(table), max(len(row) for row in table))
        for number, row in enumerate(table):
            for place, text in enumerate(row):
                grid.cell(number, place).text = text
    if header:
        word.sections[0].header.paragraphs[0].text = header
    return saved(word)


def saved(word: Any) -> bytes:
    """The bytes of a Word file."""
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def in_runs(pieces: Iterable[str]) -> bytes:
    """A .docx with one paragraph whose words Word has cut into runs of different looks."""
    word = docx.Document()
    paragraph = word.add_paragraph()
    for number, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = bool(number % 2)
    return saved(word)


def texts(content: bytes) -> list[str]:
    """The words of every paragraph outside of tables."""
    return [item.text for item in docx.Document(io.BytesIO(content)).paragraphs]


def cells(content: bytes, table: int = 0) -> list[list[str]]:
    """The words of the cells of one table."""
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(content)).tables[table].rows]


def some_tags() -> dict[str, Tag]:
    """A small palette: values, a figure with fields, a list of two communes and one of nothing."""
    error = Tag(fields={"noi_dung": Tag()})
    row = Tag(fields={"ten": Tag(), "A14": Tag(fields={"nam_truoc": Tag()}), "loi": of_list("", error, ())})

    def line(name: str, value: str, *wrong: str) -> Tag:
        rows = tuple(Tag(fields={"noi_dung": Tag(text)}) for text in wrong)
        return Tag(fields={"ten": Tag(name), "A14": Tag(value), "loi": of_list("", error, rows)})

    return {
        "so_hieu": Tag("05/BC-BCĐ"),
        "ngay_ban_hanh": Tag("ngày 05 tháng 01 năm 2022"),
        "A14": Tag("136", fields={"nam_truoc": Tag("120")}),
        "B01": Tag("(chưa có số liệu)", is_missing=True),
        "cac_xa": of_list("", row, (line("Sóc Hà", "54", "thiếu ngày", "sai tổng"), line("Cần <Yên> & Co", "82"))),
        "cac_don": of_list("", row, ()),
    }
