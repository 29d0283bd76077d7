"""A plan's faults: each mistake of a hand-written file or a screen in one sentence, and none where there is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Copy, Duty, DutyDate
from app.domain.plans.fault_places import in_circle
from app.domain.plans.faults import faults
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Agency, Phase, Plan, PlanHead, ReportSection
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.tasks import Deliverable, Task, Timing

HEAD = PlanHead(
    title="Kế hoạch minh họa",
    issuer="UBND tỉnh A",
    level=CommitteeLevel.PROVINCE,
    starts=date(2022, 1, 1),
    ends=date(2025, 12, 31),
    sections=(ReportSection(key="i", heading="I"), ReportSection(key="i.1", heading="I.1", parent="i")),
)


def step(value: int | str, **named: object) -> TargetStep:
    return replace(TargetStep(value=Decimal(value)), **named)  # type: ignore[arg-type]  # fields of a step by name


SOUND = Plan(
    key="minh-hoa",
    head=HEAD,
    agencies=(
        Agency(key="so-cu", name="Sở Văn hóa", valid_to=date(2023, 1, 1), became="so-moi"),
        Agency(key="so-moi", name="Sở Văn hóa", valid_from=date(2023, 1, 1), unit_codes=("01", "02")),
        Agency(key="huyen", name="UBND các huyện", is_group=True, count=3),
    ),
    phases=(Phase(key="gd1", name="Giai đoạn 1", starts="2022", ends="2023-Q4"),),
    measures=(
        Measure(key="dat", name="Đạt", unit="đơn vị"),
        Measure(key="kha", name="Khá", unit="đơn vị", source="classification:khá"),
        Measure(key="tong", name="Tổng", unit="đơn vị", source="classification"),
    ),
    targets=(
        Target(key="t1", title="Đạt", numerator="dat", denominator="tong", denominator_words="tổng", steps=(step(60),)),
        Target(key="t2", title="Khá", numerator="kha", denominator="tong", denominator_words="tổng", steps=(step(40),)),
        Target(key="t3", title="Phân loại", unit="đơn vị", parts=("dat", "kha"), whole="tong"),
        Target(key="t4", title="Nhận thức"),
    ),
    tasks=(
        Task(key="1", title="Nhóm"),
        Task(
            key="1.1",
            title="Tập huấn",
            parent="1",
            leads=("so-cu",),
            partners=("huyen",),
            phases=("gd1",),
            timing=Timing(starts="2022-Q1", ends="2022-Q2"),
            deliverables=(Deliverable(key="lop", text="Lớp", count=Decimal(3), unit="lớp", measure="P16"),),
            supports=("1",),
        ),
    ),
    duties=(
        Duty(key="d1", title="Báo cáo", owed_by=("huyen", "communes"), dates=(DutyDate(day=date(2022, 8, 10)),)),
        Duty(
            key="d2",
            title="Báo cáo năm",
            owed_by=("so-cu",),
            dates=(DutyDate(month=2, month_day=29),),
            frequency=Frequency.YEAR,
            from_year=2022,
            to_year=2025,
        ),
    ),
)


def told(plan: Plan) -> list[str]:
    return [f"{fault.place}: {fault.what}" for fault in faults(plan, ["P16"])]


def with_target(**named: object) -> Plan:
    return replace(SOUND, targets=(replace(SOUND.targets[0], **named),))  # type: ignore[arg-type]  # fields by name


def with_task(**named: object) -> Plan:
    return replace(SOUND, tasks=(SOUND.tasks[0], replace(SOUND.tasks[1], **named)))  # type: ignore[arg-type]  # by name


def with_duty(**named: object) -> Plan:
    return replace(SOUND, duties=(replace(SOUND.duties[0], **named),))  # type: ignore[arg-type]  # fields by name


def with_agency(**named: object) -> Plan:
    first, *others = SOUND.agencies
    return replace(SOUND, agencies=(replace(first, **named), *others))  # type: ignore[arg-type]  # fields by name


def with_head(**named: object) -> Plan:
    return replace(SOUND, head=replace(HEAD, **named))  # type: ignore[arg-type]  # fields by name


def test_that_a_sound_plan_has_no_fault() -> None:
    assert told(SOUND) == []
    assert [fault.what for fault in faults(SOUND)] == ["không có số đo “P16”"]


def test_that_a_fault_says_on_a_screen_what_it_says_of_a_file() -> None:
    (fault,) = faults(with_task(leads=("huyen",)), ["P16"])
    assert fault.place == "tasks[1.1].partners"
    assert fault.sentence == "Nhiệm vụ “1.1”: cơ quan “huyen” vừa chủ trì vừa phối hợp."
    (fault,) = faults(with_head(issuer=" "), ["P16"])
    assert (fault.place, fault.sentence) == ("head.issuer", "Phải ghi.")


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (with_head(title=""), "head.title: phải ghi"),
        (with_head(title_from=2016, title_to=2012), "head.title_to: giai đoạn trong tên, từ 2016 đến 2012, là ngược"),
        (
            with_head(sections=(ReportSection(key="i", heading="I"), ReportSection(key="i", heading="I"))),
            "head.sections: mục “i” có hai lần",
        ),
        (with_head(sections=(ReportSection(key="i", heading=" "),)), "head.sections: có mục chưa ghi tên"),
        (with_head(sections=(ReportSection(key="i", heading="I", parent="x"),)), "head.sections: không có mục “x”"),
        (
            with_head(sections=(ReportSection(key="i", heading="I", parent="i"),)),
            "head.sections: mục “i” nằm trong một vòng",
        ),
        (with_agency(name=" "), "agencies[so-cu].name: phải ghi"),
        (with_agency(count=0), "agencies[so-cu].count: số lượng phải lớn hơn 0"),
        (with_agency(valid_from=date(2023, 1, 1)), "agencies[so-cu].valid_to: hết hiệu lực trước khi có hiệu lực"),
        (with_agency(became="x"), "agencies[so-cu].became: không có cơ quan “x”"),
        (with_agency(unit_codes=("01", "01")), "agencies[so-cu].unit_codes: đơn vị “01” có hai lần"),
        (
            with_agency(became="so-cu"),
            "agencies[so-cu].became: nằm trong một vòng: nối tiếp mãi lại thành chính nó",
        ),
        (with_agency(valid_to=None), "agencies[so-moi].name: trùng tên với cơ quan “so-cu” cùng thời gian"),
        (
            replace(SOUND, phases=(replace(SOUND.phases[0], ends=""),)),
            "phases[gd1].ends: phải ghi",
        ),
        (
            replace(SOUND, phases=(replace(SOUND.phases[0], starts="2021-Q4"),)),
            "phases[gd1].starts: Quý IV/2021 nằm ngoài thời gian thực hiện của kế hoạch",
        ),
        (
            replace(SOUND, phases=(replace(SOUND.phases[0], starts="quý I"),)),
            "phases[gd1].starts: “quý I” không phải là thời gian (2022, 2022-Q3, 2022-07, 2022-07-28)",
        ),
        (
            replace(SOUND, phases=(replace(SOUND.phases[0], ends="2021"),)),
            "phases[gd1].ends: kết thúc (năm 2021) trước khi bắt đầu (năm 2022)",
        ),
        (
            replace(SOUND, measures=(*SOUND.measures[1:], replace(SOUND.measures[0], source="sổ:lớp"))),
            (
                "measures[dat].source: nguồn “sổ:lớp” phải là "
                "indicator:MÃ, register:SỔ, register:SỔ:CỘT, classification:LOẠI hoặc survey:returned"
            ),
        ),
        (
            replace(SOUND, measures=(*SOUND.measures, SOUND.measures[0])),
            "measures[dat].key: mã có hai lần",
        ),
        (replace(SOUND, phases=(*SOUND.phases, replace(SOUND.phases[0], key=""))), "phases[].key: phải ghi mã"),
        (with_target(title=""), "targets[t1].title: phải ghi"),
        (with_target(numerator="x"), "targets[t1].numerator: không có số đo “x”"),
        (with_target(numerator=""), "targets[t1].numerator: có con số nhưng không nói đếm bằng số đo nào"),
        (with_target(denominator="dat"), "targets[t1].denominator: tử số và mẫu số là một"),
        (with_target(denominator=""), "targets[t1].denominator: tỷ lệ phần trăm phải nói tính trên số nào"),
        (with_target(denominator_words=""), "targets[t1].denominator_words: phải ghi bằng lời mẫu số là gì"),
        (with_target(parts=("dat",)), "targets[t1].whole: có các phần nhưng không nói tổng là số nào"),
        (with_target(whole="tong"), "targets[t1].parts: có tổng nhưng không nói gồm những phần nào"),
        (
            with_target(whole="tong", parts=("tong", "dat")),
            "targets[t1].parts: tổng “tong” lại là một phần của chính nó",
        ),
        (with_target(whole="tong", parts=("dat", "dat")), "targets[t1].parts: phần “dat” có hai lần"),
        (with_target(whole="tong", parts=("x",)), "targets[t1].parts: không có số đo “x”"),
        (with_target(steps=(step(60, phase="x"),)), "targets[t1].steps: không có giai đoạn “x”"),
        (
            with_target(steps=(step(50, reading=Reading.POINTS),)),
            "targets[t1].steps: mức “tăng thêm” đầu tiên không có mức nào đứng trước",
        ),
        (with_target(steps=(step(101),)), "targets[t1].steps: mức 101% vượt quá 100%"),
        (
            with_target(steps=(step(60, phase="gd1"), step(50, reading=Reading.POINTS))),
            "targets[t1].steps: mức 110% vượt quá 100%",
        ),
        (
            with_target(unit="vụ", steps=(step(10, reading=Reading.DECREASE),)),
            "targets[t1].steps: mức giảm phải tính bằng %, tử số là số kỳ này, mẫu số là số kỳ trước",
        ),
        (with_target(steps=(step(101, reading=Reading.DECREASE),)), "targets[t1].steps: không thể giảm 101%"),
        (with_target(steps=(step("NaN"),)), "targets[t1].steps: có mức chưa ghi con số"),
        (with_target(steps=(step(-1),)), "targets[t1].steps: “-1” không phải là một mức"),
        (
            with_target(steps=(step(1, from_year=2024, to_year=2023),)),
            "targets[t1].steps: từ năm 2024 đến năm 2023 là ngược",
        ),
        (
            with_target(steps=(step(1, to_year=2026),)),
            "targets[t1].steps: năm 2026 nằm ngoài thời gian thực hiện của kế hoạch",
        ),
        (
            with_target(steps=(step(1), step(2))),
            "targets[t1].steps: hai mức cho cùng một giai đoạn, năm (không ghi giai đoạn, năm)",
        ),
        (
            with_target(steps=(step(1, from_year=2023), step(2, from_year=2023))),
            "targets[t1].steps: hai mức cho cùng một giai đoạn, năm (2023)",
        ),
        (
            replace(SOUND, targets=(replace(SOUND.targets[0], steps=(step(61),)), *SOUND.targets[1:])),
            "targets[t3].parts: các phần cộng lại ít nhất 101%, quá tổng",
        ),
        (with_task(title=""), "tasks[1.1].title: phải ghi"),
        (with_task(parent="x"), "tasks[1.1].parent: không có nhiệm vụ “x”"),
        (
            with_task(parent="1.1"),
            "tasks[1.1].parent: nằm trong một vòng: đi lên các nhiệm vụ cha lại gặp chính nó",
        ),
        (with_task(supports=("x",)), "tasks[1.1].supports: không có nhiệm vụ “x”"),
        (with_task(supports=("1.1",)), "tasks[1.1].supports: phục vụ chính nó"),
        (with_task(leads=("x",)), "tasks[1.1].leads: không có cơ quan “x”"),
        (with_task(hosts=("so-cu", "so-cu")), "tasks[1.1].hosts: cơ quan “so-cu” được nêu hai lần"),
        (with_task(phases=("x",)), "tasks[1.1].phases: không có giai đoạn “x”"),
        (
            with_task(timing=Timing(ends="2026")),
            "tasks[1.1].ends: năm 2026 nằm ngoài thời gian thực hiện của kế hoạch",
        ),
        (
            with_task(deliverables=(Deliverable(key="a", text="A"), Deliverable(key="a", text="B"))),
            "tasks[1.1].deliverables: sản phẩm “a” có hai lần",
        ),
        (
            with_task(deliverables=(Deliverable(key="a", text=" "),)),
            "tasks[1.1].deliverables: sản phẩm “a” chưa có lời",
        ),
        (
            with_task(deliverables=(Deliverable(key="a", text="A", count=Decimal(0), unit="lớp"),)),
            "tasks[1.1].deliverables: số lượng “0” của sản phẩm “a” phải lớn hơn 0",
        ),
        (
            with_task(deliverables=(Deliverable(key="a", text="A", count=Decimal(1)),)),
            "tasks[1.1].deliverables: sản phẩm “a” có số lượng nhưng không có đơn vị tính",
        ),
        (
            with_task(deliverables=(Deliverable(key="a", text="A", measure="x"),)),
            "tasks[1.1].deliverables: không có số đo “x”",
        ),
        (with_duty(title=""), "duties[d1].title: phải ghi"),
        (with_duty(owed_by=()), "duties[d1].owed_by: phải ghi ai có nghĩa vụ"),
        (with_duty(owed_by=("x",)), "duties[d1].owed_by: không có cơ quan “x”"),
        (with_duty(fed_by="x"), "duties[d1].fed_by: không có nguồn “x”"),
        (with_duty(owed_by=("huyen", "huyen")), "duties[d1].owed_by: “huyen” có hai lần"),
        (with_duty(copies=(Copy.HARD, Copy.HARD)), "duties[d1].copies: “hard” có hai lần"),
        (with_duty(dates=SOUND.duties[0].dates * 2), "duties[d1].dates: “10/08/2022” có hai lần"),
        (
            with_duty(dates=SOUND.duties[1].dates * 2, frequency=Frequency.YEAR),
            "duties[d1].dates: “29/2” có hai lần",
        ),
        (with_duty(from_year=2023, to_year=2022), "duties[d1].to_year: từ năm 2023 đến năm 2022 là ngược"),
        (
            with_duty(dates=(DutyDate(),)),
            "duties[d1].dates: ghi hoặc một ngày có cả năm, hoặc ngày và tháng của mỗi năm, không ghi cả hai",
        ),
        (
            with_duty(dates=(DutyDate(month=2, month_day=30),)),
            "duties[d1].dates: ngày 30 tháng 2 không có trong lịch",
        ),
        (with_duty(dates=(DutyDate(month=2),)), "duties[d1].dates: ngày None tháng 2 không có trong lịch"),
        (
            with_duty(dates=(DutyDate(month=2, month_day=1),)),
            "duties[d1].frequency: hạn chỉ ghi ngày và tháng thì lặp lại mỗi năm: việc nộp một lần phải ghi cả năm",
        ),
        (
            with_duty(dates=(DutyDate(day=date(2021, 12, 31)),)),
            "duties[d1].dates: hạn 31/12/2021 trước ngày 01/01/2022 của kế hoạch",
        ),
        (
            replace(SOUND, phases=(replace(SOUND.phases[0], starts="2022..2023", ends="2024"),)),
            "phases[gd1].starts: “2022..2023” không phải là thời gian (2022, 2022-Q3, 2022-07, 2022-07-28)",
        ),
        (
            with_head(issued_on=date(1, 1, 1)),
            "head.issued_on: năm 1 không thể đúng, phải từ 1945 đến 2100",
        ),
        (
            with_head(ends=date(2060, 12, 31)),
            "head.ends: thời gian thực hiện từ 01/01/2022 đến 31/12/2060 dài quá 30 năm",
        ),
        (
            with_duty(to_year=20255),
            "duties[d1].to_year: năm 20255 nằm ngoài thời gian của kế hoạch, phải từ 2021 đến 2026",
        ),
        (
            with_duty(from_year=-5),
            "duties[d1].from_year: năm -5 nằm ngoài thời gian của kế hoạch, phải từ 2021 đến 2026",
        ),
        (
            with_duty(dates=(DutyDate(day=date(2202, 8, 10)),)),
            "duties[d1].dates: năm 2202 của hạn không thể đúng, phải đến 2100",
        ),
        (
            replace(
                SOUND,
                phases=(),
                tasks=SOUND.tasks[:1],
                duties=(replace(SOUND.duties[0], frequency=Frequency.PHASE, dates=()),),
            ),
            "duties[d1].frequency: theo kỳ này thì kế hoạch không có kỳ nào phải nộp",
        ),
        (
            with_duty(frequency=Frequency.YEAR, to_year=2022, dates=(DutyDate(day=date(2023, 1, 20)),)),
            (
                "duties[d1].dates: hạn 20/01/2023 không nằm trong kỳ nào của nghĩa vụ; "
                "việc chỉ nộp vào ngày đó thì chọn nộp một lần, "
                "hạn nằm trong kỳ kế tiếp thì ghi thêm “kỳ sau”"
            ),
        ),
    ],
)
def test_that_a_mistake_is_told_in_one_sentence(plan: Plan, sentence: str) -> None:
    assert told(plan) == [sentence]


def test_that_an_issued_plan_counts_from_its_own_day() -> None:
    plan = replace(with_duty(dates=(DutyDate(day=date(2022, 7, 1)),)), head=replace(HEAD, issued_on=date(2022, 7, 28)))
    assert told(plan) == ["duties[d1].dates: hạn 01/07/2022 trước ngày 28/07/2022 của kế hoạch"]


def test_that_a_plan_that_ends_before_it_begins_says_so_first() -> None:
    assert told(with_head(ends=date(2021, 1, 1)))[0] == (
        "head.ends: kế hoạch kết thúc (01/01/2021) trước khi bắt đầu (01/01/2022)"
    )


def test_that_more_of_half_as_much_again_is_counted_from_the_step_before() -> None:
    steps = (step(60, phase="gd1"), step(50, reading=Reading.RELATIVE, comparison=Comparison.AT_LEAST))
    assert told(with_target(steps=steps)) == []
    too_much = (step(70, phase="gd1"), step(50, reading=Reading.RELATIVE))
    assert told(with_target(steps=too_much)) == ["targets[t1].steps: mức 105% vượt quá 100%"]


def test_that_a_fall_that_can_be_is_no_fault() -> None:
    assert told(with_target(steps=(step(10, reading=Reading.DECREASE),))) == []


def test_that_steps_add_up_in_the_order_of_their_time() -> None:
    last, first = step(25, reading=Reading.POINTS, from_year=2024), step(60, from_year=2022, to_year=2022)
    between = step(10, reading=Reading.POINTS, from_year=2023, to_year=2023)
    assert told(with_target(steps=(last, first, between))) == []
    assert told(with_target(steps=(first, between))) == []
    alone = [step(60, from_year=2024), between]
    assert told(with_target(steps=tuple(alone))) == [
        "targets[t1].steps: mức “tăng thêm” đầu tiên không có mức nào đứng trước"
    ]


def test_that_a_step_must_hold_some_day() -> None:
    steps = (step(60, phase="gd1", from_year=2024), step(70, from_year=2024))
    expected = "targets[t1].steps: mức cho “Giai đoạn 1, từ năm 2024” không có ngày nào"
    assert told(with_target(steps=steps)) == [expected]
    assert told(with_target(steps=(step(60, phase="gd1", to_year=2022), step(70, from_year=2024)))) == []


def test_that_a_circle_is_seen_by_those_in_it_alone() -> None:
    above = {"a": "b", "b": "c", "c": "b", "d": ""}
    assert [key for key in above if in_circle(key, above)] == ["b", "c"]
