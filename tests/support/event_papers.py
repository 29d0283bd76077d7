"""Events with everything their papers can say: a conference, a joint festival of several days, one without an epidemic.

People, places of events and figures are «số liệu minh họa»; programme, groups and rules are those of plan 74/KH-BCĐ.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from app.domain.events import (
    Activity,
    ActivityKind,
    Anniversary,
    CancelReason,
    Delegate,
    Event,
    EventCost,
    EventKind,
    EventPart,
    EventPlan,
    EventResult,
    EventStatus,
    GiftPart,
    GroupOrigin,
    HostLevel,
    ParticipantGroup,
    ProgrammeItem,
)
from app.domain.paper_content import PaperContent
from app.domain.signing import Signer, signer_of
from app.domain.tiers import TierRule
from app.reports import (
    event_delegates,
    event_invitation,
    event_minutes,
    event_money,
    event_notice,
    event_plan,
    event_programme,
    event_reports,
    event_season,
    papers,
)
from app.reports.event_facts import AwardLine, EventFacts, RuleFact
from app.reports.event_season import SeasonContent, SeasonLine
from app.reports.model import Document, Paragraph, Table, text_of
from app.reports.papers import PaperSheet
from app.reports.review import IssuingOrgan
from tests.support.papers import BASES, MOVEMENT, ORGAN, SIGNER

PARTS = tuple(EventPart)
PLAN = "Kế hoạch số 74/KH-BCĐ"
SIGNING = signer_of((SIGNER,), date(2022, 2, 20))
HOST = IssuingOrgan(
    "UBND xã Sóc Hà",
    "Ban chỉ đạo phong trào TDTGBVCQLT, ANBGQG",
    f"Ban chỉ đạo phong trào “{MOVEMENT}” xã Sóc Hà",
    "BCĐ",
    "Sóc Hà",
    ("Ban chỉ đạo huyện Hà Quảng", "Lưu: VT."),
)
HEAD = Signer(("TRƯỞNG BAN",))
LEVELS = {
    2: TierRule(2, True, True, True, "II.3", date(2022, 1, 1), limits_people=True),
    3: TierRule(3, True, True, False, "II.3", date(2022, 1, 1), limits_people=True),
    4: TierRule(4, False, False, False, "II.3", date(2022, 1, 1), report_to="Đồn BPCK Sóc Giang"),
}
KIND = EventKind(
    "hoi-nghi-xa",
    "Hội nghị sơ kết cấp xã",
    HostLevel.COMMUNE,
    "Sơ kết xã",
    "Hội nghị sơ kết phong trào năm {report_year} và phát động phong trào năm {event_year}",
    PARTS,
    month=3,
    day=3,
    anniversaries=(
        Anniversary("Ngày truyền thống Bộ đội Biên phòng", date(1959, 3, 3)),
        Anniversary("Ngày Biên phòng toàn dân", date(1989, 3, 3)),
    ),
)
GROUPS = (
    ParticipantGroup("Đại diện Ban chỉ đạo phong trào cấp huyện", GroupOrigin.ABOVE, 2),
    ParticipantGroup("Đại diện chỉ huy đồn Biên phòng", GroupOrigin.ABOVE, 2),
    ParticipantGroup("Đại diện đội Vận động quần chúng", GroupOrigin.ABOVE),
    ParticipantGroup("Đại diện Thường trực Đảng ủy", GroupOrigin.LOCAL, 1),
    ParticipantGroup("Đại diện lãnh đạo UBND", GroupOrigin.LOCAL, 2),
    ParticipantGroup("Thành viên Ban chỉ đạo phong trào cấp xã", GroupOrigin.LOCAL, 9),
    ParticipantGroup("Tập thể và cá nhân tiêu biểu trong phong trào", GroupOrigin.LOCAL, 3),
)
DELEGATES = (
    Delegate("Hoàng Văn Lâm", "Phó Chủ tịch UBND xã", "Sóc Hà", "Đại diện lãnh đạo UBND"),
    Delegate("Nông Văn Minh", "Chủ tịch UBND xã", "Sóc Hà", "Đại diện lãnh đạo UBND"),
    Delegate("Triệu Đình Dũng", "Phó Chủ tịch UBND huyện", "", "Đại diện Ban chỉ đạo phong trào cấp huyện"),
    Delegate("Lý Văn Sơn", "Đồn trưởng", "Đồn BPCK Sóc Giang", "Đại diện chỉ huy đồn Biên phòng"),
    Delegate("Hoàng Thị Hoa", "", "xóm Nà Phái", "Tập thể và cá nhân tiêu biểu trong phong trào"),
)
PROGRAMME = (
    ProgrammeItem("Văn nghệ chào mừng", time(7, 30), in_charge="Đội văn nghệ xã", part=EventPart.FESTIVITIES),
    ProgrammeItem("Ổn định tổ chức, tuyên bố lý do, giới thiệu đại biểu", time(8, 0), in_charge="Văn phòng UBND xã"),
    ProgrammeItem("Báo cáo kết quả năm {report_year} và phương hướng nhiệm vụ năm {event_year}", time(8, 15)),
    ProgrammeItem("Tham luận của tập thể, cá nhân tiêu biểu"),
    ProgrammeItem("Phát biểu của lãnh đạo huyện"),
    ProgrammeItem("Công tác khen thưởng"),
    ProgrammeItem("Phát động phong trào năm {event_year}"),
    ProgrammeItem("Kết luận, bế mạc hội nghị"),
)
CONFERENCE = Event(
    "hoi-nghi-xa",
    f"Hội nghị sơ kết phong trào “{MOVEMENT}” năm 2021 và phát động phong trào năm 2022",
    2022,
    (7,),
    PARTS,
    starts_on=date(2022, 2, 28),
    starts_at=time(7, 30),
    place="Hội trường UBND xã Sóc Hà",
    plan=EventPlan(
        chair="Đồng chí Nông Văn Minh, Chủ tịch UBND xã, Trưởng Ban chỉ đạo xã",
        expected_delegates=30,
        expected_people=120,
        groups=GROUPS,
        delegates=DELEGATES,
        programme=PROGRAMME,
        activities=(
            Activity(ActivityKind.ART, "Hát then, đàn tính", 6, "Đội văn nghệ xã"),
            Activity(ActivityKind.SPORT, "Bóng chuyền hơi nam, nữ", 2, "Đoàn thanh niên"),
            Activity(ActivityKind.GAME, "Kéo co, đẩy gậy", 2),
        ),
        gifts=(
            GiftPart("Gia đình chính sách", 4, Decimal(500_000), "UBND huyện", ("Bế Thị Lan", "Đàm Văn Quý")),
            GiftPart("Học sinh nghèo vượt khó", 3, Decimal(300_000), "Đồn BPCK Sóc Giang"),
        ),
        costs=(
            EventCost("Khánh tiết, ma-két, âm thanh", "Ngân sách xã", Decimal(3_500_000), Decimal(3_400_000)),
            EventCost("Tài liệu, nước uống", "Ngân sách xã", Decimal(1_200_000), Decimal(1_200_000)),
            EventCost("Quà tặng", "Xã hội hóa", Decimal(2_900_000)),
        ),
        measures="Đại biểu đeo khẩu trang, khai báo y tế",
    ),
    result=EventResult(28, 140, 6, 2, None, 7, Decimal(2_900_000), 12, "Trang trọng, tiết kiệm, an toàn"),
    id=1,
)


def conference(level: int = 2) -> EventFacts:
    """The conference of one commune under a level, drafted for the commune."""
    rule = RuleFact(
        "xã Sóc Hà",
        f"cấp độ {level}",
        LEVELS[level],
        "Thông báo số 15/TB-UBND ngày 20 tháng 02 năm 2022 của UBND huyện Hà Quảng",
        date(2022, 2, 21),
        200 if level == 2 else None,
        "Công văn số 120/UBND-VX ngày 21 tháng 02 năm 2022",
    )
    return EventFacts(
        CONFERENCE,
        KIND,
        ("xã Sóc Hà",),
        HOST,
        HEAD,
        2021,
        movement=MOVEMENT,
        plan=PLAN,
        plan_source=f"{PLAN} ngày 11 tháng 01 năm 2022 của {ORGAN.full_name}",
        bases=BASES,
        rules=(rule,),
        stations=("Đồn BPCK Sóc Giang",),
        superior="Ban chỉ đạo huyện Hà Quảng",
        reports_to=("Đồn BPCK Sóc Giang",),
        report_due=date(2022, 3, 10),
        awards=(
            AwardLine("Hoàng Thị Hoa", "xóm Nà Phái", "Giấy khen UBND huyện"),
            AwardLine("Tổ tự quản Nà Giàng"),
        ),
    )


def adjusted() -> tuple[EventFacts, Event]:
    """Level 3 three days before: phần hội falls away; with the event as it was planned."""
    after = replace(CONFERENCE, dropped=(EventPart.FESTIVITIES,), version=2)
    return replace(conference(3), event=after, organ=ORGAN, signer=SIGNING), CONFERENCE


def cancelled() -> tuple[EventFacts, Event]:
    """Level 4: nothing is held, a report in writing is owed."""
    after = replace(CONFERENCE, status=EventStatus.CANCELLED, reason=CancelReason.TIER, version=2)
    return replace(conference(4), event=after, organ=ORGAN, signer=SIGNING), CONFERENCE


def joint() -> EventFacts:
    """A festival of three days that two communes hold with a third and two stations; the strictest level counts."""
    names = ("xã Trường Hà", "xã Sóc Hà")
    event = replace(
        CONFERENCE,
        name="Ngày hội Biên phòng toàn dân năm 2022 liên xã Trường Hà - Sóc Hà",
        hosts=(1, 7),
        participants=(3,),
        starts_on=date(2022, 3, 1),
        ends_on=date(2022, 3, 3),
        dropped=(EventPart.FESTIVITIES,),
        plan=replace(
            CONFERENCE.plan,
            programme=tuple(
                replace(item, day=date(2022, 3, 1 + index // 3)) for index, item in enumerate(CONFERENCE.plan.programme)
            ),
        ),
    )
    rules = (
        RuleFact("xã Trường Hà", "cấp độ 2", LEVELS[2], "Thông báo số 15/TB-UBND", is_strictest=False),
        RuleFact("xã Sóc Hà", "cấp độ 3", LEVELS[3], "Thông báo số 16/TB-UBND"),
    )
    return replace(conference(), event=event, hosts=names, participants=("xã Lũng Nặm",), rules=rules, superior="")


def without_epidemic() -> EventFacts:
    """A commune of 2026 without district and without any rule; hardly anything is known yet."""
    event = Event("ngay-hoi", "Ngày hội Biên phòng toàn dân năm 2026", 2026, (1,), PARTS[1:], id=2)
    organ = replace(HOST, parent="UBND xã Trường Hà", place="Trường Hà", recipients=("Các xóm", "Lưu: VT, BCĐ"))
    return EventFacts(event, KIND, ("xã Trường Hà",), organ, HEAD, 2025, movement=MOVEMENT)


def people_security() -> EventFacts:
    """The festival of 19/8 of a province: other anniversaries, no review."""
    kind = replace(
        KIND,
        key="19-8",
        name="Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
        month=8,
        day=19,
        anniversaries=(Anniversary("Ngày truyền thống Công an nhân dân", date(1945, 8, 19)),),
    )
    event = replace(
        CONFERENCE,
        kind="19-8",
        name="Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm 2023",
        year=2023,
        starts_on=date(2023, 8, 19),
        parts=PARTS[1:],
        plan=replace(CONFERENCE.plan, measures="", gifts=(), costs=()),
    )
    return replace(conference(), event=event, kind=kind, report_year=2022, rules=(), movement="")


def very_long() -> EventFacts:
    """Names of three lines, sixty delegates, a hundred gifts."""
    units = ("thị trấn Nông trường Việt Trung", "xã Trường Hà", "xã Sóc Hà", "xóm Lũng Pươi - Lũng Loỏng, xã Cần Nông")
    title = "Phó Trưởng ban Tuyên giáo Huyện ủy, Giám đốc Trung tâm Chính trị huyện, Phó Trưởng Ban chỉ đạo"
    groups = (
        *GROUPS,
        ParticipantGroup(f"Đại diện {MOVEMENT.lower()} của các xã, xóm biên giới", GroupOrigin.LOCAL, 40),
    )
    people = [Delegate(f"Nguyễn Hoàng Thị Minh {row}", title, units[3], groups[row % 8].text) for row in range(60)]
    items = tuple(replace(item, text=f"{item.text}, {MOVEMENT}", in_charge=title) for item in PROGRAMME)
    plan = replace(
        CONFERENCE.plan,
        groups=groups,
        delegates=tuple(people),
        programme=items,
        gifts=(GiftPart(f"Gia đình chính sách, {title}", 100, Decimal(1_234_567), title, tuple(units) * 5),),
        costs=CONFERENCE.plan.costs * 8,
        measures=f"{MOVEMENT}; " * 3,
    )
    event = replace(
        CONFERENCE, name=f"{CONFERENCE.name} của {', '.join(units)}", place=f"Nhà văn hóa {units[3]}", plan=plan
    )
    awards = tuple(AwardLine(item.name, units[3], "Giấy khen UBND huyện", title) for item in people[:12])
    return replace(conference(), event=event, hosts=units, participants=units, awards=awards)


def season(units: int = 8, hamlets: int = 4) -> SeasonContent:
    """The table of a season with every level, and units that hold nothing yet."""
    lines = []
    for number in range(1, units + 1):
        level = number % 4 + 1
        lines.append(
            SeasonLine(
                f"Xã minh họa {number}",
                str(number),
                f"Cấp độ {level}",
                CONFERENCE.name,
                *_held(level),
                people="200" if level == 2 else "",
                why=f"Thông báo số {number}/TB-UBND; mục II.3 {PLAN}",
                when="07h30, 28/02/2022; Hội trường UBND xã",
                is_commune=True,
            )
        )
        lines += [
            SeasonLine(f"Xóm minh họa {number}.{row}", "", f"Cấp độ {level} (theo xã)", "Ngày hội", *_held(level))
            for row in range(1, hamlets + 1)
        ]
    sums = ("Tổng cộng: 08 xã, 32 xóm.",)
    return SeasonContent(
        ORGAN, SIGNING, "Đơn vị, nội dung tổ chức các sự kiện năm 2022", 2022, tuple(lines), sums, (f"Theo {PLAN}.",)
    )


def _held(level: int) -> tuple[str, str, str]:
    return (("Có", "Có", "Có"), ("Có", "Có", "Có"), ("Có", "Có", "Không"), ("Không", "Không", "Không"))[level - 1]


def words(paper: Document) -> str:
    """Running text and cells of a paper."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            found.append(text_of(block.runs))
        elif isinstance(block, Table):
            found += [" | ".join(text_of(cell.runs) for cell in row.cells) for row in (*block.head, *block.rows)]
    return "\n".join(found)


def _sheet(content: PaperContent, facts: EventFacts) -> Document:
    year = facts.event.year
    return papers.build(PaperSheet(content, facts.organ, facts.signer, year, "Lưu: VT, BCĐ", draft_mark="DỰ THẢO"))


CASES: dict[str, Callable[[], EventFacts]] = {
    "conference": conference,
    "joint": joint,
    "no epidemic": without_epidemic,
    "19-8": people_security,
    "very long": very_long,
}
NUMBERED: dict[str, Callable[[EventFacts], PaperContent]] = {
    "plan": event_plan.content,
    "invitation": event_invitation.content,
    "minutes": event_minutes.content,
    "result": event_reports.result,
    "written": event_reports.written,
}
PRINTS: dict[str, Callable[[EventFacts], Document]] = {
    "programme": event_programme.programme,
    "script": event_programme.script,
    "delegates": event_delegates.delegates,
    "sign-in": event_delegates.sign_in,
    "gifts": event_money.gifts,
    "awards": event_money.awards,
    "budget": event_money.budget,
}


def _numbered(make: Callable[[EventFacts], PaperContent], case: Callable[[], EventFacts]) -> Callable[[], Document]:
    return lambda: _sheet(make(case()), case())


def _print(make: Callable[[EventFacts], Document], case: Callable[[], EventFacts]) -> Callable[[], Document]:
    return lambda: make(case())


def _notice(changed: Callable[[], tuple[EventFacts, Event]]) -> Callable[[], Document]:
    def made() -> Document:
        facts, before = changed()
        return _sheet(event_notice.content(facts, before), facts)

    return made


#: Every paper of an event in every case, by a name for the test.
EVENT_PAPERS: dict[str, Callable[[], Document]] = {
    **{f"event {name}: {case}": _numbered(make, CASES[case]) for name, make in NUMBERED.items() for case in CASES},
    **{f"event {name}: {case}": _print(make, CASES[case]) for name, make in PRINTS.items() for case in CASES},
    "event notice: adjusted": _notice(adjusted),
    "event notice: cancelled": _notice(cancelled),
    "event written: level 4": _numbered(event_reports.written, lambda: replace(cancelled()[0], organ=HOST)),
    "event season": lambda: event_season.build(season()),
    "event season of a year without events": lambda: event_season.build(season(0)),
}
