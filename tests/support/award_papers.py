"""A season of commendation with everything its papers can say; people and figures are «số liệu minh họa».

Titles, places and money of the district case are those of plan 74/KH-BCĐ and of the law in force in 2022 (R1); the
commune case is one without a district (R3).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.domain.awards.votes import Pool, RankedBy, choose, ranking
from app.domain.page_setup import PageSetup
from app.domain.paper_content import PaperContent
from app.domain.signing import Signer
from app.reports import papers
from app.reports.awards import letters, lists, merits, minutes, money, slips
from app.reports.awards.facts import AwardFact, AwardFacts, CheckLine, DossierLine, NomineeFact, PastLine
from app.reports.event_sheet import Frame
from app.reports.model import Document
from app.reports.papers import PaperSheet
from tests.support.event_papers import HEAD, HOST, SIGNING
from tests.support.papers import MOVEMENT, ORGAN

DISTRICT = AwardFact(
    "giay-khen-huyen",
    "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    "Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    "UBND huyện Hà Quảng",
    "Hà Quảng",
    "Phòng Nội vụ huyện",
    "Chủ tịch",
    "Quỹ thi đua, khen thưởng huyện",
    report_form="Mẫu số 07",
)
PROVINCE = replace(
    DISTRICT,
    key="bang-khen-tinh",
    title="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
    authority="Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
    organ="UBND tỉnh Cao Bằng",
    place="Cao Bằng",
    through="Sở Nội vụ",
    pays_from="Quỹ thi đua, khen thưởng tỉnh",
)
BORDER_GUARD = replace(
    DISTRICT,
    key="giay-khen-bdbp",
    title="Giấy khen của Chỉ huy trưởng Bộ đội Biên phòng tỉnh Cao Bằng",
    authority="Chỉ huy trưởng Bộ đội Biên phòng tỉnh Cao Bằng",
    organ="Bộ Chỉ huy BĐBP tỉnh Cao Bằng",
    place="Cao Bằng",
    through="",
    signer_title="Chỉ huy trưởng",
)
COMMUNE = replace(
    DISTRICT,
    key="giay-khen-xa",
    title="Giấy khen của Chủ tịch Ủy ban nhân dân xã Trường Hà",
    authority="Chủ tịch Ủy ban nhân dân xã Trường Hà",
    organ="UBND xã Trường Hà",
    place="Trường Hà",
    through="Phòng Văn hóa - Xã hội",
    pays_from="Quỹ thi đua, khen thưởng xã",
    report_form="Mẫu số 08",
)
R1 = (
    "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
    "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16 tháng 11 năm 2013",
    "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
)
R3 = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
)
PLAN = f"Kế hoạch số 74/KH-BCĐ ngày 11 tháng 01 năm 2022 của {ORGAN.full_name}"
DOSSIER = (
    DossierLine("Tờ trình kèm danh sách", 1, True, date(2022, 1, 18), date(2022, 1, 20)),
    DossierLine("Báo cáo thành tích", 1, True, date(2022, 1, 18)),
    DossierLine("Biên bản xét khen thưởng"),
    DossierLine("Xác nhận của cơ quan có thẩm quyền", 1, False),
)
NAMES = (
    "Nông Văn Ấn", "Hoàng Thị Ân", "Lý A Dế", "Triệu Mùi Pham", "Bế Thị Hòa", "Đàm Văn Đức", "Dương Văn An",
    "Sùng A Vừ",
)  # fmt: skip


def person(number: int, award: AwardFact = DISTRICT, amount: int | None = 450_000) -> NomineeFact:
    """One person of a commune."""
    return NomineeFact(
        NomineeKind.INDIVIDUAL,
        NAMES[number % len(NAMES)],
        award,
        unit="xã Sóc Hà",
        proposer="UBND xã Sóc Hà",
        position="Trưởng xóm, tổ trưởng tổ tự quản",
        place="xóm Nà Phái",
        sex="nữ" if "Thị" in NAMES[number % len(NAMES)] or "Mùi" in NAMES[number % len(NAMES)] else "nam",
        ethnicity=("Tày", "Nùng", "Mông", "Dao")[number % 4],
        birth_year=1968 + number % 20,
        achievement="Phát hiện, báo tin 03 vụ xuất nhập cảnh trái phép; vận động 24 hộ ký cam kết giữ mốc 647 - 652.",
        coefficient=Decimal("0.3"),
        amount=amount,
        source=award.pays_from,
        past=(PastLine("2019", "Giấy khen của Chủ tịch UBND huyện", "Quyết định số 1234/QĐ-UBND ngày 20/12/2019"),),
        criteria=(
            CheckLine("Gương mẫu chấp hành chủ trương, pháp luật", "Chưa có dữ liệu", ""),
            CheckLine("Có thành tích tiêu biểu trong phong trào", "Đạt", "Báo cáo xã Sóc Hà, sheet 10, dòng 4"),
        ),
        findings=("Trùng tên với một người do đồn đề nghị; đã xác nhận là hai người khác nhau",) if number == 1 else (),
        dossier=DOSSIER,
        missing=("Biên bản xét khen thưởng",),
        received_on=date(2022, 1, 20),
        due_on=date(2022, 2, 10),
        id=100 + number,
    )


def group(number: int, award: AwardFact = DISTRICT, amount: int | None = 900_000) -> NomineeFact:
    """One collective of a commune."""
    return NomineeFact(
        NomineeKind.COLLECTIVE,
        f"Tổ tự quản đường biên, mốc quốc giới xóm {('Nà Giàng', 'Lũng Pán', 'Kéo Sỹ', 'Cả Giếng')[number % 4]}",
        award,
        unit="xã Sóc Hà",
        proposer="UBND xã Sóc Hà",
        leader="Lương Văn Báo",
        member_count=18,
        women_percent=40,
        achievement="Tuần tra 24 lượt với 212 lượt người, bảo vệ nguyên vẹn 06 mốc quốc giới.",
        coefficient=Decimal("0.6"),
        amount=amount,
        source=award.pays_from,
        figures=("Xã có 09 xóm, 412 hộ; 11,2 km đường biên, 31 mốc quốc giới", "Có 09 tổ tự quản với 95 thành viên"),
        dossier=DOSSIER,
        id=200 + number,
    )


def household(award: AwardFact = COMMUNE) -> NomineeFact:
    """One household, as the later law knows it."""
    return NomineeFact(
        NomineeKind.HOUSEHOLD,
        "ông Lục Văn Toàn",
        award,
        unit="xã Trường Hà",
        proposer="UBND xã Trường Hà",
        place="xóm Bản Hoàng",
        leader="Lục Văn Toàn",
        member_count=5,
        achievement="Hiến 300 m2 đất làm đường tuần tra; trông coi mốc 672.",
        coefficient=Decimal("0.45"),
        amount=1_060_000,
        source=award.pays_from,
        id=300,
    )


def district(people: int = 16, groups: int = 8) -> AwardFacts:
    """The plan's case: 8 + 16 for the whole district in 2022, 14.400.000 đồng."""
    nominees = (*(group(number) for number in range(groups)), *(person(number) for number in range(people)))
    return AwardFacts(
        Frame(ORGAN, SIGNING, 2022, PageSetup()),
        2021,
        nominees,
        movement=MOVEMENT,
        award=DISTRICT,
        bases=R1,
        plan_source=PLAN,
        minutes="Biên bản họp ngày 25 tháng 01 năm 2022",
        base_salary=1_490_000,
        salary_decree="Nghị định số 38/2019/NĐ-CP",
        salary_day=date(2022, 2, 20),
        decision="Quyết định số 215/QĐ-UBND ngày 20 tháng 02 năm 2022 của Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    )


def province() -> AwardFacts:
    """The pool of Bằng khen tỉnh: one collective, one person."""
    base = district()
    nominees = (group(1, PROVINCE, 2_980_000), person(4, PROVINCE, 1_490_000))
    return replace(base, award=PROVINCE, nominees=nominees, decision="")


def border_guard() -> AwardFacts:
    """The pool of the Border Guard of the province, with a place beyond it and somebody who died."""
    dead = replace(person(5, BORDER_GUARD), is_posthumous=True, over_quota="Quyết định bổ sung chỉ tiêu số 12/QĐ-BCH")
    return replace(district(), award=BORDER_GUARD, nominees=(group(2, BORDER_GUARD), dead), minutes="", decision="")


def commune() -> AwardFacts:
    """A commune of 2026 without a district: own level, household, other money, hardly anything else known."""
    nominees = (
        replace(group(0, COMMUNE, 1_410_000), unit="xã Trường Hà", proposer="UBND xã Trường Hà", figures=()),
        replace(
            person(2, COMMUNE, 710_000),
            unit="xã Trường Hà",
            proposer="UBND xã Trường Hà",
            past=(),
            sex="",
            achievement="",
        ),
        household(),
    )
    organ = replace(HOST, parent="UBND xã Trường Hà", place="Trường Hà", recipients=("Các xóm", "Lưu: VT, BCĐ"))
    base = district()
    return AwardFacts(
        replace(base.frame, organ=organ, signer=HEAD, year=2026), 2025, nominees, MOVEMENT, COMMUNE, R3,
        base_salary=2_340_000, salary_decree="Nghị định số 73/2024/NĐ-CP",
    )  # fmt: skip


def nobody() -> AwardFacts:
    """Nobody is proposed yet, and no rule is known."""
    base = district()
    return AwardFacts(replace(base.frame, signer=Signer(("TRƯỞNG BAN",))), 2021, (), award=DISTRICT)


def very_long() -> AwardFacts:
    """A hundred people with names and merits of several lines."""
    words = "vận động Nhân dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia, " * 6
    people = tuple(
        replace(
            person(number), name=f"Hồ Sỹ Nguyễn Phúc Tôn Nữ Quỳnh {NAMES[number % 8]} {number}", achievement=words,
            position="Phó Bí thư Chi bộ, Trưởng xóm, Trưởng Ban công tác Mặt trận, tổ trưởng tổ tự quản", id=number + 1,
        )
        for number in range(100)
    )  # fmt: skip
    return replace(district(), nominees=people)


MEMBERS = (
    CouncilMember("Triệu Đình Dũng", "Phó Chủ tịch UBND huyện", "Chủ tịch Hội đồng"),
    CouncilMember("Lý Văn Sơn", "Đồn trưởng Đồn BPCK Sóc Giang", "Phó Chủ tịch Hội đồng"),
    CouncilMember("Nông Thị Hoan", "Phó Trưởng phòng Nội vụ", "Thư ký"),
    CouncilMember("Hoàng Văn Lâm", "Chủ tịch Mặt trận Tổ quốc huyện", "Ủy viên"),
    CouncilMember("Vương Thị Yến", "Chủ tịch Hội Liên hiệp Phụ nữ huyện", "Ủy viên", is_present=False, wrote=True),
    CouncilMember("Lục Văn Toản", "Bí thư Huyện đoàn", "Ủy viên", is_present=False, absence="đi công tác"),
)


def sitting(facts: AwardFacts) -> CouncilSitting:
    """A sitting about all nominees; the last two are equal."""
    ballots = tuple(
        Ballot(item.id, 5 if number < len(facts.nominees) - 2 else 3, 0 if number < len(facts.nominees) - 2 else 2)
        for number, item in enumerate(facts.nominees)
    )
    return CouncilSitting(
        1, "Phiên họp xét khen thưởng", date(2022, 1, 25), time(8), time(10, 30), "Phòng họp UBND huyện", MEMBERS,
        ballots=ballots, discussion="Các ý kiến nhất trí với danh sách.\nĐề nghị kiểm tra lại tên tổ tự quản.",
    )  # fmt: skip


def _minutes(facts: AwardFacts) -> PaperContent:
    held = sitting(facts)
    aids = {facts.nominees[-1].id: ("nữ",)} if facts.nominees else {}
    ranked = ranking(held.ballots, RankedBy.VOTES, aids)
    pool = Pool(facts.award_title, RankedBy.VOTES, ranked, choose(ranked, len(ranked) - 1))
    return minutes.content(facts, held, (pool,) if len(facts.nominees) < 10 else ())


def words_of(content: PaperContent, facts: AwardFacts) -> Document:
    """A paper with a number as it would be printed."""
    frame = facts.frame
    return papers.build(
        PaperSheet(content, frame.organ, frame.signer, frame.year, "Lưu: VT, BCĐ", draft_mark="DỰ THẢO")
    )


CASES: dict[str, Callable[[], AwardFacts]] = {
    "district": district,
    "province": province,
    "border guard": border_guard,
    "commune": commune,
    "nobody": nobody,
    "very long": very_long,
}
NUMBERED: dict[str, Callable[[AwardFacts], PaperContent]] = {
    "proposal": letters.proposal,
    "minutes": _minutes,
    "notice": letters.notice,
}
PRINTS: dict[str, Callable[[AwardFacts], Document]] = {
    "list": lists.proposed,
    "handed": lists.handed,
    "proof": lists.proof,
    "decision": letters.decision,
    "estimate": money.estimate,
}
OF_NOMINEE: dict[str, Callable[[AwardFacts, NomineeFact], Document]] = {
    "merit": merits.report,
    "appraisal": slips.appraisal,
    "receipt": slips.receipt,
    "return": slips.return_slip,
}


def _numbered(make: Callable[[AwardFacts], PaperContent], case: Callable[[], AwardFacts]) -> Callable[[], Document]:
    return lambda: words_of(make(case()), case())


def _printed(make: Callable[[AwardFacts], Document], case: Callable[[], AwardFacts]) -> Callable[[], Document]:
    return lambda: make(case())


def _each(
    make: Callable[[AwardFacts, NomineeFact], Document], case: Callable[[], AwardFacts], at: int
) -> Callable[[], Document]:
    return lambda: make(case(), case().nominees[at])


AWARD_PAPERS: dict[str, Callable[[], Document]] = {
    **{f"award {name}: {case}": _numbered(make, CASES[case]) for name, make in NUMBERED.items() for case in CASES},
    **{f"award {name}: {case}": _printed(make, CASES[case]) for name, make in PRINTS.items() for case in CASES},
    **{
        f"award {name}: {case} {at}": _each(make, CASES[case], at)
        for name, make in OF_NOMINEE.items()
        for case, at in (("province", 0), ("province", 1), ("commune", 1), ("commune", 2), ("border guard", 1))
    },
    "award merit: very long": _each(merits.report, very_long, 7),
}
