"""A year under any plan, filled by rule with figures that are «số liệu minh họa»: they are nobody's real results."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.db import plan_surveys, plan_work, plans
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.duty_rows import DutyFilter
from app.domain.plans.duty_standing import DutyState
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.registers import FieldKind, RegisterDefinition, RegisterEntry
from app.domain.plans.surveys import QuestionKind, RespondentGroup, Survey, SurveyForm, SurveyQuestion
from app.domain.plans.target_steps import period_of
from app.domain.plans.tasks import ProgressState
from app.domain.plans.timing import leaf_tasks
from app.domain.plans.work import PlanCost, PlanFigure, TargetJudgement, TaskProgress
from app.domain.targets import TargetState
from app.services.plans import (
    classification,
    costs,
    duties,
    duty_entries,
    register,
    registers,
    surveys,
    task_entries,
    tasks,
)
from app.services.workspace import Workspace

NOTE = "số liệu minh họa"
CLASSIFIED, TO_CLASSIFY = 11, 12


def seen_on(ws: Workspace, day: date) -> Workspace:
    """The same data on another day."""
    return replace(ws, clock=lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def filled(ws: Workspace, key: str, year: int) -> Workspace:
    """The plan taken into the data file with a year of work under it, seen on 20 December of that year."""
    if key not in {plan.key for plan in register.plans(ws)}:
        register.adopt(ws, key)
    then = seen_on(ws, date(year, 12, 20))
    plan = register.find(then, key)
    _figures(then, plan, year)
    _judgements(then, plan)
    _progress(then, plan, year)
    _receipts(then, plan, year)
    _lines(then, plan, year)
    _survey(then, plan, year)
    _classified(then, plan, year)
    _money(then, plan, year)
    return then


def _figures(ws: Workspace, plan: Plan, year: int) -> None:
    """Nine tenths of a hundred for what is divided, a hundred for what divides; every seventh is not known yet."""
    below = {item.denominator for item in plan.targets} | {item.whole for item in plan.targets}
    parts = {key: len(item.parts) for item in plan.targets for key in item.parts}
    wholes = _of_classification(plan)
    entered = [item.key for item in plan.measures if not item.source]
    declared = {item.key for item in plan.measures}
    named = {item.numerator for item in plan.targets} | below | parts.keys()
    with ws.store.write(f"Nhập {NOTE}", ws.actor) as connection:
        for place, key in enumerate((*entered, *sorted(filter(None, named - declared))), 1):
            value = Decimal(120) if key in below else Decimal(90 + place % 30)
            value = wholes.get(key, value)
            if key in parts:
                value = Decimal(120 // parts[key])
            known = None if place % 7 == 0 and key not in below else value
            plan_work.save(
                connection, PlanFigure(plan_id=plan.id, measure=key, period=f"{year}", value=known, note=NOTE)
            )


def _of_classification(plan: Plan) -> dict[str, Decimal]:
    """What grades are divided by is as much as was classified, and its own whole what was to be classified."""
    graded = {item.key for item in plan.measures if item.source.startswith("classification:")}
    classified = {item.denominator for item in plan.targets if item.numerator in graded}
    above = {item.denominator for item in plan.targets if item.numerator in classified}
    return dict.fromkeys(filter(None, above), Decimal(TO_CLASSIFY)) | dict.fromkeys(
        filter(None, classified), Decimal(CLASSIFIED)
    )


def _judgements(ws: Workspace, plan: Plan) -> None:
    """Of three targets without a number one is not judged yet."""
    with ws.store.write(f"Đánh giá {NOTE}", ws.actor) as connection:
        part_ids = plans.part_ids(connection, plan.id, PartKind.TARGET)
        for place, target in enumerate(plan.targets):
            if not target.is_qualitative or place % 3 == 0:
                continue
            judged = TargetJudgement(
                part_id=part_ids[target.key],
                period=period_of(target, plan, ws.today).text,
                state=TargetState.REACHED if place % 2 else TargetState.MISSED,
                judged_on=ws.today,
                reason=NOTE,
            )
            plan_work.save(connection, judged)


def _progress(ws: Workspace, plan: Plan, year: int) -> None:
    """Of four tasks two are done (one of them with part of its product), one is under way, one untouched."""
    rows = {row.task.key: row for row in tasks.rows(ws, plan.key)}
    for place, task in enumerate(leaf_tasks(plan)):
        found = rows[task.key].standing
        begun = (
            [one.slot for one in found.slots if one.slot.starts_on <= ws.today and not one.slot.waits] if found else []
        )
        if place % 4 == 3 or not begun:
            continue
        last = begun[-1]
        day = max(last.starts_on, date(year, 1, 15)) + timedelta(days=20)
        on_day = min(day, ws.today)
        state = ProgressState.DOING if place % 4 == 2 else ProgressState.DONE
        for product in task.deliverables:
            if product.count is not None and not product.measure:
                made = product.count if place % 4 == 0 else max(product.count - 1, Decimal(0))
                entry = _entry(ProgressState.PRODUCT, on_day, last.period, deliverable=product.key, quantity=made)
                task_entries.record(ws, plan.key, task.key, entry)
        task_entries.record(ws, plan.key, task.key, _entry(state, on_day, last.period))


def _entry(
    state: ProgressState, day: date, period: str, *, deliverable: str = "", quantity: Decimal | None = None
) -> TaskProgress:
    return TaskProgress(
        part_id=0, state=state, on_day=day, period=period, deliverable=deliverable, quantity=quantity, note=NOTE
    )


def _receipts(ws: Workspace, plan: Plan, year: int) -> None:
    """Of three papers due one came in time, one late, one not at all."""
    owed = [
        row
        for row in duties.board(ws, DutyFilter(plan=plan.key, year=year))
        if not row.source and not row.at.obligation_id and row.due.last and row.due.last < ws.today
    ]
    for place, row in enumerate(owed):
        if place % 3 == 2 or row.standing.state is DutyState.WAIVED or row.due.last is None:
            continue
        day = row.due.last + timedelta(days=4 if place % 3 else -2)
        if plan.head.starts <= day <= ws.today:
            duty_entries.receive(ws, row.at, soft_on=day, hard_on=day, document=NOTE)


def _lines(ws: Workspace, plan: Plan, year: int) -> None:
    """Three lines in each register the plan's report names."""
    named = dict.fromkeys(key for section in plan.head.sections for key in section.registers)
    for key in named:
        of = registers.definition(ws, key)
        for number in range(1, 4):
            day = max(plan.head.starts, date(year, 3 * number, 10)) if of.day_name else None
            entry = RegisterEntry(
                register=key,
                title=f"{of.noun.capitalize()} {number} ({NOTE})",
                on_day=day,
                plan_id=plan.id,
                values=_values(of, number),
                secrecy=of.secrecy[0] if of.secrecy else "",
            )
            registers.save(ws, entry)


def _values(of: RegisterDefinition, number: int) -> dict[str, str]:
    """Numbers everywhere but in the last line, choices in turn."""
    found: dict[str, str] = {}
    for column in of.fields:
        if column.kind in (FieldKind.NUMBER, FieldKind.MONEY) and number < 3:
            size = 2_000_000 if column.kind is FieldKind.MONEY else 20
            found[column.key] = str(max(int(column.minimum or 0), size * number))
            if column.maximum is not None:
                found[column.key] = str(min(int(column.maximum), 20 * number))
        elif column.kind is FieldKind.CHOICE:
            found[column.key] = column.choices[number % len(column.choices)]
        elif column.is_required:
            found[column.key] = f"minh họa {number}"
    return found


def _survey(ws: Workspace, plan: Plan, year: int) -> None:
    kinds = ("Họp xóm", "Loa truyền thanh", "Mạng xã hội", "Tờ rơi")
    questions = (
        SurveyQuestion(text="Ông (bà) biết qua kênh nào?", kind=QuestionKind.MULTIPLE, choices=kinds),
        SurveyQuestion(text="Mức độ hài lòng", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(5)),
        SurveyQuestion(text="Đề xuất thêm", kind=QuestionKind.TEXT),
    )
    begun = max(plan.head.starts, date(year, 3, 1))
    survey = Survey(
        title=f"Khảo sát nhu cầu của người dân ({NOTE})",
        questions=questions,
        plan_id=plan.id,
        starts_on=begun,
        ends_on=begun + timedelta(days=20),
        handed_out=30,
        returned=24,
        groups=(
            RespondentGroup(name="Người dân", handed_out=18, returned=12),
            RespondentGroup(name="Cán bộ", handed_out=12, returned=12),
        ),
    )
    stored = surveys.save(ws, survey)
    with ws.store.write(f"Nhập {NOTE}", ws.actor) as connection:
        plan_surveys.add_forms(connection, _forms(stored.id))


def _forms(survey_id: int) -> Iterable[SurveyForm]:
    for number in range(1, 25):
        answers = {1: ("0", str(1 + number % 3)), 2: (str(1 + number % 5),)}
        if number % 8 == 0:
            answers[3] = (f"Mở thêm lớp ở xóm {number}",)
        group = "Người dân" if number % 2 else "Cán bộ"
        yield SurveyForm(survey_id=survey_id, number=number, respondents=group, answers=answers)


def _classified(ws: Workspace, plan: Plan, year: int) -> None:
    grades = ("Xuất sắc", "Khá", "Trung bình", "Yếu")
    for of_year in (year - 1, year):
        stored = classification.save(
            ws,
            ClassificationRound(
                title=f"Phân loại phong trào ({NOTE})", year=of_year, period=f"{of_year}", grades=grades,
                plan_id=plan.id, expected=TO_CLASSIFY,
            ),
        )  # fmt: skip
        for number in range(1, CLASSIFIED + 1):
            grade = grades[0 if number < 3 else number % 3 if of_year == year else number % 4]
            kind = "khu dân cư" if number % 2 else "cơ quan"
            result = ClassificationResult(
                round_id=stored.id, name=f"Đơn vị minh họa {number}", grade=grade, category=kind
            )
            classification.save_result(ws, result)


def _money(ws: Workspace, plan: Plan, year: int) -> None:
    for place, source in enumerate((*plan.head.budget_sources[:2], "Nguồn khác")):
        cost = PlanCost(
            plan_id=plan.id,
            year=year,
            title=f"Khoản minh họa {place + 1}",
            source=source,
            planned=50_000_000 * (place + 1),
            spent=None if place == 2 else 42_500_000 * (place + 1),
            note=NOTE,
        )
        costs.save(ws, plan.key, cost)
