"""Small .ods files: rows as XML between the parts every such file has."""

from collections.abc import Sequence

from tests.support.workbooks import packed

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("manifest", "manifest"),
    )
)  # fmt: skip
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_KIND = b"application/vnd.oasis.opendocument.spreadsheet"

#: ce1 .VnTime, ce2 shows five digits, ta2 hides its sheet, T1 is VNI-Times inside a text,
#: ce3 and T2 strike out, T3 raises
STYLES = """<office:font-face-decls><style:font-face style:name="Vn" svg:font-family="'.VnTime'"/>
</office:font-face-decls>
<office:automatic-styles><number:number-style style:name="N5"><number:number number:decimal-places="0"
number:min-integer-digits="5"/></number:number-style><style:style style:name="ce0" style:family="table-cell">
<style:text-properties style:font-name="Vn"/></style:style>
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="ce0"/>
<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N5"/><style:style style:name="T1"
style:family="text"><style:text-properties fo:font-family="VNI-Times"/></style:style><style:style style:name="T2"
style:family="text"><style:text-properties style:text-line-through-type="single"/></style:style><style:style
style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style
style:name="ce3" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="ta2"
style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>"""


def cell(kind: str, value: str, text: str = "", more: str = "") -> str:
    """One cell with a stored value; ``kind`` is float, percentage, date, boolean, time or string."""
    name = {"date": "date", "boolean": "boolean", "time": "time", "string": "string"}.get(kind, "")
    stored = f'office:{name}-value="{value}"' if name else f'office:value="{value}"'
    return f'<table:table-cell office:value-type="{kind}" {stored} {more}><text:p>{text}</text:p></table:table-cell>'


def words(text: str, more: str = "") -> str:
    """One cell of text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    """One row."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def sheet(name: str, *rows: str, more: str = "") -> str:
    """One sheet."""
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def document(sheets: Sequence[str], *, manifest: str = "", kind: bytes = _KIND) -> bytes:
    """The file."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} {_CALC}>{STYLES}<office:body>'
        f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    members = {"mimetype": kind, "content.xml": content.encode()}
    if manifest:
        members["META-INF/manifest.xml"] = f"<manifest:manifest {_NAMES}>{manifest}</manifest:manifest>".encode()
    return packed(members)
