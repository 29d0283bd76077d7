"""Contents of review papers from the sample reports: real totals, real narratives, a real plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from app.domain.aggregate import consolidate
from app.domain.border_line import BorderLine, LineMark, LineSpan, border_line
from app.domain.committee import OfficeHolder
from app.domain.figures import Consolidation, UnitFigures
from app.domain.indicators import OwnerLevel
from app.domain.registers import Marker, Team
from app.presets.load import PresetLibrary
from app.reports.model import (
    Addressees,
    Align,
    Annex,
    Block,
    BorderStrip,
    Cell,
    Chart,
    ChartKind,
    Closing,
    Column,
    Document,
    DocumentTitle,
    FigureField,
    Heading,
    HeadingLevel,
    LegalBasis,
    Letterhead,
    Orientation,
    Paragraph,
    Row,
    Run,
    Series,
    Signature,
    Table,
    Urgency,
    plain,
)
from app.reports.review import IssuingOrgan, ReviewContent, ReviewScope
from app.reports.review_annexes import SourceLine, UnitNarrative
from app.reports.review_lists import IncidentLine, MarkerLine, TeamLine, UnitLists
from app.text import clean
from tests.support.sample_reports import SAMPLES, expected_2021, sample_report

COMMUNES = {
    1: "Trường Hà",
    2: "Cần Nông",
    3: "Lũng Nặm",
    4: "Cải Viên",
    5: "Nội Thôn",
    6: "Tổng Cọt",
    7: "Sóc Hà",
    8: "Cần Yên",
}
STATIONS = {
    11: "Đồn BPCK Sóc Giang",
    12: "Đồn Biên phòng Lũng Nặm",
    13: "Đồn Biên phòng Tổng Cọt",
    14: "Đồn Biên phòng Cần Yên",
}
MOVEMENT = "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia trong tình hình mới"
ORGAN = IssuingOrgan(
    "UBND huyện Hà Quảng",
    "Ban chỉ đạo phong trào TDTGBVCQLT, ANBGQG",
    f"Ban chỉ đạo phong trào “{MOVEMENT}” huyện Hà Quảng",
    "BCĐ",
    "Hà Quảng",
    (
        "Thường trực Huyện ủy",
        "Thường trực HĐND huyện",
        "Lãnh đạo UBND huyện",
        "Các đồng chí Thành viên BCĐ huyện",
        "04 Đồn Biên phòng trên địa bàn",
        "08 xã Biên giới",
        "Lưu: VT, ĐBPSG (Trung, Bắc)",
    ),
)
SIGNER = OfficeHolder(1, "Triệu Đình Dũng", "Trưởng ban", "Phó Chủ tịch UBND huyện", "", date(2022, 1, 1))
BASES = (
    "Căn cứ Chỉ thị số 01/CT-TTg ngày 09 tháng 01 năm 2015 của Thủ tướng Chính phủ",
    f"Căn cứ Kế hoạch số 74/KH-BCĐ ngày 11 tháng 01 năm 2022 của {ORGAN.full_name}",
)


def _values(figures: dict[str, object]) -> dict[tuple[str, str], Decimal]:
    values: dict[tuple[str, str], Decimal] = {}
    for code, value in figures.items():
        if isinstance(value, dict):
            values |= {(code, part): Decimal(one) for part, one in value.items() if one is not None}
        elif value is not None:
            values[code, ""] = Decimal(str(value))
    return values


@cache
def units_2021() -> tuple[UnitFigures, ...]:
    """The six communes and the station whose figures the expected file lists."""
    ids = {name: unit_id for unit_id, name in COMMUNES.items()}
    return tuple(
        UnitFigures(
            ids.get(item["unit_name"], 11),
            item["unit_name"],
            item["unit_code"],
            item["kind"] == "post",
            _values(item["indicators"]),
            notes={"A19": "Tày, Nùng, Mông, Dao, Kinh"},
        )
        for item in expected_2021()["files"]
    )


@cache
def units_2020() -> tuple[UnitFigures, ...]:
    """What the communes' own figures were the year before."""
    catalogue = PresetLibrary.shipped().catalogue(2021)
    own = {item.code for item in catalogue.owned_by(OwnerLevel.COMMUNE)}
    ids = {name: unit_id for unit_id, name in COMMUNES.items()}
    units = []
    for path in sorted((SAMPLES / "ha-quang-2020").glob("*.xlsx")):
        report = sample_report(f"ha-quang-2020/{path.name}")
        values = {
            (one.indicator, one.part): one.value
            for one in report.figures
            if one.value is not None and one.indicator in own and not one.hamlet
        }
        name = clean(report.header.unit_name).removeprefix("xã ").removeprefix("Xã ")
        units.append(UnitFigures(ids[name], name, report.header.unit_code, False, values))
    return tuple(units)


@cache
def totals_2021() -> Consolidation:
    """Six of eight communes, one of four stations."""
    catalogue = PresetLibrary.shipped().catalogue(2021)
    return consolidate(catalogue, units_2021(), COMMUNES, STATIONS, units_2020())


@cache
def narratives_2021() -> tuple[UnitNarrative, ...]:
    """What the communes wrote under each leaf."""
    return tuple(
        UnitNarrative(f"Xã {item['unit_name']}", leaf, text)
        for item in expected_2021()["files"]
        for leaf, text in item.get("narrative", {}).items()
    )


def a_listing(unit_id: int, name: str, first: int, *, withheld: int = 0) -> UnitLists:
    """Lists of one unit, invented (số liệu minh họa): nine markers, two teams, a gap of two markers, two incidents."""
    numbers = [f"{first + index // 2}{'/1' if index % 2 else ''}" for index in range(9)]
    spans = ((0, 3), (6, 8))
    teams = [
        Team(f"T{number}", f"Tổ tự quản đường biên xóm Nà Kéo số {number}", markers="; ".join(numbers[low : high + 1]))
        for number, (low, high) in enumerate(spans, 1)
    ]
    return UnitLists(
        unit_id,
        name,
        tuple(
            TeamLine(team.name, "Nà Kéo", "Nông Văn A", 7 + index, None, Decimal("1.250"), team.markers, "Tốt")
            for index, team in enumerate(teams)
        ),
        tuple(
            MarkerLine(number, "phụ" if "/" in number else "chính", "Nà Kéo", "Đồn BPCK Sóc Giang", "Tốt", "", True)
            for number in reversed(numbers)
        ),
        (
            IncidentLine(date(2021, 7, 21), "G03", "Nà Kéo", numbers[0], 4, "Xử phạt hành chính"),
            IncidentLine(date(2021, 2, 1), "G01", "Nà Kéo", "", None, "Nhắc nhở, cam kết"),
            IncidentLine(None, "Q99", "", "", 1, ""),
        ),
        withheld,
        border_line([Marker(number=number) for number in numbers], teams),
    )


def listed_content() -> ReviewContent:
    """The district's draft with the charts of its outline and the lists of two communes and a station."""
    lists = (
        a_listing(7, "Xã Sóc Hà", 636),
        a_listing(1, "Xã Trường Hà", 601, withheld=2),
        UnitLists(11, "Đồn BPCK Sóc Giang", incidents=a_listing(11, "", 1).incidents[:1]),
    )
    content = district_content()
    return replace(content, charts=content.outline.charts, lists=lists)


def district_content() -> ReviewContent:
    """The district's draft of 2021 with texts for the leaves that no figure feeds."""
    library = PresetLibrary.shipped()
    texts = {item.leaf: item.text for item in narratives_2021() if item.unit_name == "Xã Sóc Hà" and item.leaf > "III"}
    texts.pop("IV.2")
    return ReviewContent(
        organ=ORGAN,
        year=2021,
        scope=ReviewScope.DISTRICT,
        scope_name="huyện Hà Quảng",
        movement=MOVEMENT,
        outline=library.outline("so-ket-74"),
        catalogue=library.catalogue(2021),
        consolidation=totals_2021(),
        legal_bases=BASES,
        texts=texts,
        narratives=narratives_2021(),
        signer=SIGNER,
        draft_mark="DỰ THẢO",
    )


def complete(content: ReviewContent) -> ReviewContent:
    """The same paper as if every unit had given every figure that any has given."""
    cells = {
        code: total if total.value is None and not total.parts else replace(total, reported=total.expected, missing=())
        for code, total in content.consolidation.cells.items()
    }
    return replace(content, consolidation=replace(content.consolidation, cells=cells))


def issued_content() -> ReviewContent:
    """The same paper, issued, with the sources of some figures."""
    sources = tuple(
        SourceLine(code, name, Decimal("61.703"), f"{name} 2021.xlsx", "02_ChiTieu", f"E{row}", 1)
        for row, code in enumerate(("A01", "A02", "C01"), 6)
        for name in COMMUNES.values()
    )
    return replace(district_content(), number=5, issued_on=date(2022, 2, 8), draft_mark="", sources=sources)


def commune_content() -> ReviewContent:
    """The report of one commune, by the same builder."""
    catalogue = PresetLibrary.shipped().catalogue(2021)
    unit = next(item for item in units_2021() if item.unit_name == "Sóc Hà")
    totals = consolidate(catalogue, (unit,), {7: "Sóc Hà"}, {})
    organ = replace(ORGAN, parent="UBND xã Sóc Hà", full_name="Ban chỉ đạo phong trào xã Sóc Hà", place="Sóc Hà")
    narratives = tuple(replace(item, is_own=True) for item in narratives_2021() if item.unit_name == "Xã Sóc Hà")
    return replace(
        district_content(),
        organ=organ,
        scope=ReviewScope.COMMUNE,
        scope_name="xã Sóc Hà",
        consolidation=totals,
        texts={},
        narratives=narratives,
    )


def a_chart(kind: ChartKind, *, series: int = 2) -> Chart:
    """A chart with a blank, a zero and a figure of many digits."""
    figures = (("12", None, "1234.5", "0"), ("9", "4", None, "0"), ("3", "1", "250", None))
    names = ("Năm 2021", "Năm 2020", "Năm 2019")
    labels = ("Trường Hà", "Cần Nông", "Đồn Biên phòng cửa khẩu Sóc Giang", "Cải Viên")
    made = tuple(
        Series(name, tuple(None if value is None else Decimal(value) for value in values))
        for name, values in zip(names[:series], figures, strict=False)
    )
    return Chart(kind, f"Số buổi tuyên truyền ({kind})", labels, made, "buổi", "Có số liệu: 3/4 đơn vị.")


def a_strip(marks: int = 30) -> BorderStrip:
    """A border line with main and auxiliary markers, a long name, two gaps and two teams side by side."""
    gaps = {0, 1, 11}
    line = tuple(
        LineMark(f"{709 + index // 2}{'/1' if index % 2 else ''}", not index % 2, index not in gaps)
        for index in range(marks)
    )
    spans = (
        LineSpan("Kéo Sỹ số 2", 2, 6),
        LineSpan("Tổ tự quản đường biên, mốc quốc giới xóm Ngườn Luông", 5, 10),
        LineSpan("Rằng Khoen", 12, marks - 1),
    )
    return BorderStrip("Đường biên, mốc quốc giới xã Tổng Cọt", BorderLine(line, spans), "Các mốc vẽ cách đều nhau.")


def a_paper_of_every_block(paragraphs: int = 22, lines: int = 59) -> Document:
    """One short paper with every kind of block, both directions of page and a table of merged cells."""
    head = Row((Cell(plain("TT"), rows=2), Cell(plain("Chỉ tiêu"), rows=2), Cell(plain("Các xã"), columns=2)))
    under = Row((Cell(plain("Sóc Hà")), Cell(plain("Cần Yên"))))
    rows = tuple(
        Row((Cell(plain(str(number))), Cell(plain("Buổi tuyên truyền")), Cell(plain("54")), Cell(plain("1.234,5"))))
        for number in range(1, lines + 1)
    )
    columns = (Column(12, Align.CENTER), Column(80), Column(30, Align.RIGHT), Column(30, Align.RIGHT))
    table = Table(columns, (head, under), (Row((Cell(plain("A. Nhóm"), columns=4),), is_bold=True), *rows))
    running = Run(
        "Nhân dân các dân tộc tham gia tuần tra, phát quang đường biên, mốc quốc giới cùng Bộ đội Biên phòng. "
    )
    figure = Run("136", figure=FigureField("D08", 7, 8))
    blocks: tuple[Block, ...] = (
        Letterhead(("BAN CHỈ ĐẠO PHONG TRÀO",), "BC-BCĐ", "Hà Quảng", ("UBND HUYỆN HÀ QUẢNG",), 5, date(2022, 3, 3)),
        DocumentTitle(
            "BÁO CÁO", "Sơ kết phong trào năm 2021, phương hướng, nhiệm vụ năm 2022 trên địa bàn huyện Hà Quảng"
        ),
        Addressees(("Ban chỉ đạo tỉnh Cao Bằng", "UBND huyện Hà Quảng")),
        LegalBasis(BASES),
        Heading(HeadingLevel.SECTION, "I.", "ĐẶC ĐIỂM TÌNH HÌNH"),
        Heading(HeadingLevel.ITEM, "1.", "Tình hình chung"),
        Heading(HeadingLevel.POINT, "a)", "Đường biên, mốc quốc giới"),
        Heading(HeadingLevel.DASH, "-", "Kết quả tuần tra;"),
        *(Paragraph((running, figure, Run(" mốc quốc giới. "), running)) for _ in range(paragraphs)),
        Paragraph(plain("Trên đây là báo cáo kết quả sơ kết./."), keeps_with_next=True),
        Closing(
            Signature(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), "Triệu Đình Dũng", "PHÓ CHỦ TỊCH UBND HUYỆN"),
            ("Như trên", *ORGAN.recipients),
        ),
    )
    annex = Annex("Phụ lục I", "Số liệu theo xã", (table,), "(Kèm theo Báo cáo số: 05/BC-BCĐ)", Orientation.LANDSCAPE)
    return Document("Báo cáo sơ kết", "Ban chỉ đạo", blocks, (annex,))


def a_paper_of_pictures() -> Document:
    """A very urgent report with every kind of chart and a border line in its annex."""
    base = a_paper_of_every_block(2, 3)
    head = replace(next(block for block in base.blocks if isinstance(block, Letterhead)), urgency=Urgency.VERY_URGENT)
    pictures: tuple[Block, ...] = (*(a_chart(kind) for kind in ChartKind), a_chart(ChartKind.PIE, series=1), a_strip())
    annex = Annex("Phụ lục II", "Biểu đồ và sơ đồ", pictures, "(Kèm theo Báo cáo số: 05/BC-BCĐ)")
    return replace(base, blocks=(head, *base.blocks[1:]), annexes=(*base.annexes, annex))
