"""A sample template written by the program: a usable paper with tags, and the palette of all tags explained."""

from collections.abc import Iterator

from app.reports import docx_writer
from app.reports.letterhead import number_line, place_date_line
from app.reports.model import (
    Align,
    Annex,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    Heading,
    HeadingLevel,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from app.reports.package import Package
from app.reports.template_check import UPPER, loop_name
from app.reports.template_tags import Tag, Tags

_COLUMNS = (Column(62), Column(103))
_UNIT_COLUMNS = (Column(12, Align.CENTER), Column(80), Column(40, Align.RIGHT))
_BODY = "word/document.xml"
#: Without blanks inside, so that no line is broken within a tag.
_HEAD = Letterhead(
    organ=("{{co_quan|" + UPPER + "}}",),
    symbol="{{ky_hieu}}",
    place="{{dia_danh}}",
    parent_organ=("{{co_quan_cap_tren|" + UPPER + "}}",),
)


def render(title: str, tags: Tags) -> bytes:
    """The bytes of the sample for one palette, which passes the checker as it is."""
    package = Package(docx_writer.render(Document(title, "Phên Dậu", tuple(_paper(tags)), (_explained(tags),))))
    text = package.read(_BODY).decode()
    # The letterhead leaves number and day blank for the pen; a template has them filled in.
    for blank, tag in (
        (number_line(_HEAD), "Số: {{ so_hieu }}"),
        (place_date_line(_HEAD), "{{ dia_danh }}, {{ ngay_ban_hanh }}"),
    ):
        text = text.replace(blank, tag)
    package.write(_BODY, text.encode())
    return package.content()


def _paper(tags: Tags) -> Iterator[Block]:
    """The body of a letter that uses a few tags, to be changed at will."""
    yield _HEAD
    for name in ("trich_yeu", "kinh_gui"):
        if name in tags:
            yield _centred("{{ " + name + " }}", bold=name == "trich_yeu")
    yield from _loop("can_cu", Paragraph(plain("{{ can_cu_1.dong }}", italic=True)))
    yield Paragraph(plain("Đến nay đã có {{ so_xa_da_bao_cao }}/{{ so_xa }} xã báo cáo."))
    yield Paragraph(plain("{% if xa_chua_bao_cao %}Các xã chưa báo cáo: {{ xa_chua_bao_cao }}.{% endif %}"))
    if "viec_can_lam" in tags:
        line = "- {{ viec.cho }}: {{ viec.noi_dung }} {{ viec.can_lam }}"
        yield from _loop("viec_can_lam", Paragraph(plain(line)), "viec")
    if "noi_dung" in tags:
        yield from _loop("noi_dung", Paragraph(plain("{{ doan.dong }}")), "doan")
    code = next((name for name, tag in tags.items() if "don_vi_tinh" in tag.fields), "")
    if code:
        yield _units_table(code)
    yield Closing(Signature(("{{chuc_vu|" + UPPER + "}}",), "{{nguoi_ky}}"), ("Như trên", "Lưu: VT"))


def _loop(name: str, line: Paragraph, each: str = "") -> Iterator[Block]:
    yield Paragraph(plain("{%p for " + (each or f"{name}_1") + " in " + name + " %}"))
    yield line
    yield Paragraph(plain("{%p endfor %}"))


def _units_table(code: str) -> Table:
    def row(*texts: str) -> Row:
        return Row(tuple(Cell(plain(text)) for text in texts))

    head = Row(tuple(Cell(plain(text), Align.CENTER) for text in ("STT", "Xã", code)), is_bold=True)
    whole = row("{%tr for xa in cac_xa %}", "", "")
    body = row("{{ xa.stt }}", "{{ xa.ten }}", "{{ xa." + code + " }}")
    return Table(_UNIT_COLUMNS, (head,), (whole, body, row("{%tr endfor %}", "", "")))


def _explained(tags: Tags) -> Annex:
    blocks: list[Block] = [
        Paragraph(plain("Chép thẻ ở cột trái vào chỗ cần điền trong mẫu. Xóa phụ lục này khi đã soạn xong mẫu.")),
        Heading(HeadingLevel.ITEM, "1.", "Thẻ in ra chữ, số"),
        _table([(_value(name), tag.meaning) for name, tag in tags.items() if not tag.is_list]),
        Heading(HeadingLevel.ITEM, "2.", "Phần ở sau dấu chấm của một số liệu hay một mục"),
        _table(list(_fields(tags))),
        Heading(HeadingLevel.ITEM, "3.", "Danh sách: mỗi dòng của danh sách lặp lại phần ở giữa"),
        *_lists(tags),
    ]
    return Annex("Phụ lục", "BẢNG THẺ", tuple(blocks))


def _value(name: str) -> str:
    return "{{ " + name + " }}"


def _fields(tags: Tags) -> Iterator[tuple[str, str]]:
    """The fields of the first figure and of the first leaf: every other one has the same."""
    seen: set[frozenset[str]] = set()
    for name, tag in tags.items():
        kinds = frozenset(tag.fields)
        if tag.fields and not tag.is_list and not any(kinds >= known or kinds <= known for known in seen):
            seen.add(kinds)
            yield from ((_value(f"{name}.{field}"), one.meaning) for field, one in tag.fields.items())


def _lists(tags: Tags) -> Iterator[Block]:
    for name, tag in tags.items():
        if tag.row is None:
            continue
        each = loop_name(name)
        each = each if each not in tags else f"{each}_1"
        yield Paragraph(plain(f"{name}: {tag.meaning}"), keeps_with_next=True)
        yield Paragraph(plain("{%p for " + each + " in " + name + " %}"))
        shown = [field for field in tag.row.fields if field not in tags or not tags[field].fields]
        yield Paragraph(plain("; ".join("{{ " + f"{each}.{field}" + " }}" for field in shown)))
        yield Paragraph(plain("{%p endfor %}"))
        figures = next((field for field in tag.row.fields if field in tags and tags[field].fields), "")
        if figures:
            yield Paragraph(plain(f"Trong vòng lặp này mọi mã số liệu viết sau dấu chấm, như {each}.{figures}."))


def _table(rows: list[tuple[str, str]]) -> Table:
    head = Row((Cell(plain("Thẻ"), Align.CENTER), Cell(plain("Ý nghĩa"), Align.CENTER)), is_bold=True)
    return Table(_COLUMNS, (head,), tuple(Row((Cell(plain(name)), Cell(plain(words)))) for name, words in rows), 10)


def _centred(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    return Paragraph(plain(text, bold=bold, italic=italic), Align.CENTER, is_indented=False)


def explained(tag: Tag, name: str) -> str:
    """How a palette shows a tag: "{{ A14 }}", or the loop over a list."""
    return "{%tr for " + f"{loop_name(name)} in {name}" + " %}" if tag.is_list else _value(name)
