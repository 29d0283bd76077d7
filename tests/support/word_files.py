"""Word files as others make them, part by part: letterheads set with tabs or boxes, tracked changes, odd packages."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_ROOT = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>"""
_LINKS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_R}/header" Target="header1.xml"/>
<Relationship Id="rId3" Type="{_R}/numbering" Target="numbering.xml"/></Relationships>"""
#: The look of running text by styles alone: nothing is set at the place itself.
STYLES = f"""<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:spacing w:before="120" w:line="264"
 w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0"/>
<w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
HEADER = f"""<w:hdr xmlns:w="{MAIN}"><w:p><w:pPr><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>
<w:fldSimple w:instr=" PAGE  \\* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>"""
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11907" w:h="16840"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
    "<w:titlePg/></w:sectPr>"
)


def run(text: str, size: float = 14, *marks: str) -> str:
    """One run; ``marks`` are switches such as "b", "i"."""
    switches = "".join(f"<w:{mark}/>" for mark in marks)
    return (
        f'<w:r><w:rPr>{switches}<w:sz w:val="{round(size * 2)}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def paragraph(*runs: str, style: str = "Normal", extra: str = "") -> str:
    """One paragraph of ready runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


def body(*blocks: str, section: str = SECTION) -> str:
    """The text part."""
    return f'<w:document xmlns:w="{MAIN}" xmlns:r="{_R}"><w:body>{"".join(blocks)}{section}</w:body></w:document>'


def word_file(document: str, parts: Mapping[str, str] | None = None, *, without: tuple[str, ...] = ()) -> bytes:
    """The package around a text part."""
    stream = io.BytesIO()
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _LINKS,
        "word/styles.xml": STYLES,
        "word/header1.xml": HEADER,
        "word/numbering.xml": NUMBERING,
        **(parts or {}),
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            if name not in without:
                archive.writestr(name, text)
    return stream.getvalue()


_TAB = "<w:r><w:tab/></w:r>"


def tabbed_letterhead() -> tuple[str, ...]:
    """A letterhead in four lines, both halves in one paragraph with a tab between them."""
    return (
        paragraph(
            run("UBND HUYỆN HÀ QUẢNG", 13), _TAB, run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"), style="Head"
        ),
        paragraph(run("BAN CHỈ ĐẠO", 13, "b"), _TAB, run("Độc lập - Tự do - Hạnh phúc", 14, "b"), style="Head"),
        paragraph(
            run("Số: 05/BC-BCĐ", 13),
            _TAB,
            run("Hà Quảng, ngày 03 tháng 3 năm 2022", 14, "i"),
            style="Normal",
            extra='<w:ind w:firstLine="0"/>',
        ),
    )


def text_box(*paragraphs: str) -> str:
    """A paragraph that anchors a text box, drawn twice as Word does for older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
