"""Word files with tables of names."""

from xml.sax.saxutils import escape

from tests.support.word_files import body, paragraph, run, word_file


def cell(text: str, *, span: int = 1, merge: str = "", inside: str = "") -> str:
    """One cell; ``merge`` is "restart" or "continue", ``inside`` stands after its text."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    high = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    words = paragraph(run(escape(text))) if text or not inside else ""
    return f"<w:tc><w:tcPr>{wide}{high}</w:tcPr>{words}{inside}</w:tc>"


def row(*cells: str) -> str:
    """One row of ready cells."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """One table of ready rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def word_list(*rows: tuple[str, ...]) -> bytes:
    """A Word file with one table of these texts."""
    return word_file(body(paragraph(run("DANH SÁCH")), table(*(row(*map(cell, texts)) for texts in rows))))
