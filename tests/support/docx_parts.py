"""What a Word file asks of its tables."""

import io

import docx
from docx.oxml.ns import qn


def rows_kept_with_next(content: bytes) -> list[bool]:
    """For every row of the ruled tables, whether it stays on the page of what follows."""
    tables = docx.Document(io.BytesIO(content)).element.body.findall(qn("w:tbl"))
    ruled = [table for table in tables if table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None]
    return [row.find(f".//{qn('w:keepNext')}") is not None for table in ruled for row in table.findall(qn("w:tr"))]
