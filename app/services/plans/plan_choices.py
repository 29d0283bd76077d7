"""What a plan that is being written may name, in words: measures, where they come from, units, owners of duties."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from app.db import plan_classification, units
from app.domain.plans.plan import Plan
from app.domain.plans.registers import FieldKind, RegisterDefinition
from app.i18n import N_, _
from app.services.plans import registers
from app.services.workspace import Workspace
from app.text import fold

#: What is stored, and how it is told.
Choice = tuple[str, str]

OWNER_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "communes": N_("Các xã nộp báo cáo"),
        "stations": N_("Các đồn Biên phòng"),
        "committee": N_("Ban chỉ đạo"),
        "collecting_point": N_("Đầu mối nhận báo cáo"),
    }
)
FEEDER_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": N_("ghi tay ở thẻ Thời hạn"),
        "submissions": N_("báo cáo xã"),
        "dossiers": N_("hồ sơ khen thưởng"),
        "review": N_("báo cáo sơ kết đã phát hành"),
        "events": N_("sự kiện đã tổ chức"),
        "result_reports": N_("báo cáo kết quả sau sự kiện"),
        "written_reports": N_("báo cáo bằng văn bản khi không tổ chức được"),
    }
)
_OF_SURVEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "survey": N_("Khảo sát: số cuộc khảo sát"),
        "survey:handed_out": N_("Khảo sát: số phiếu phát ra"),
        "survey:returned": N_("Khảo sát: số phiếu thu về"),
        "survey:forms": N_("Khảo sát: số phiếu đã nhập"),
    }
)
_COLUMN_WORDS: Final[Mapping[FieldKind, str]] = MappingProxyType(
    {
        FieldKind.NUMBER: N_("tổng cột {name}"),
        FieldKind.MONEY: N_("tổng cột {name}"),
        FieldKind.YES_NO: N_("số dòng ghi “có” ở cột {name}"),
    }
)
_DIFFERENT: Final = N_("số {name} khác nhau")


def measures(ws: Workspace, plan: Plan) -> tuple[Choice, ...]:
    """The plan's own measures, then every indicator of the communes' reports."""
    own = [(item.key, item.name or _("(số đo chưa có tên)")) for item in plan.measures]
    taken = {key for key, _words in own}
    catalogue = ws.presets.catalogue(plan.head.ends.year)
    told = _("{code} {name} (báo cáo xã)")
    reported = ((item.code, told.format(code=item.code, name=item.name)) for item in catalogue)
    return (*own, *(choice for choice in reported if choice[0] not in taken))


def sources(ws: Workspace, plan: Plan) -> tuple[Choice, ...]:
    """Where the numbers of a measure may come from."""
    return (
        ("", _("Cơ quan báo số, nhập ở thẻ Chỉ tiêu")),
        *(
            (f"indicator:{item.code}", _("Báo cáo xã: {code} {name}").format(code=item.code, name=item.name))
            for item in ws.presets.catalogue(plan.head.ends.year)
        ),
        *(choice for item in registers.definitions(ws) for choice in _of_register(item)),
        *_of_classification(ws, plan),
        *((key, _(words)) for key, words in _OF_SURVEYS.items()),
    )


def _of_register(item: RegisterDefinition) -> Iterator[Choice]:
    stem = f"register:{item.key}"
    told = _("Sổ {register}: {what}")
    ways = {"": _("số {noun}").format(noun=item.noun)}
    if item.has_persons:
        ways |= {"persons": _("số người (mỗi người một lần)"), "turns": _("số lượt người")}
    ways |= {total.of: total.name for total in item.totals}
    for field in item.fields:
        if field.kind is FieldKind.CHOICE:
            ways |= {f"{field.key}={word}": f"{field.name}: {word}" for word in field.choices}
        elif field.kind is not FieldKind.DAY:
            ways.setdefault(field.key, _(_COLUMN_WORDS.get(field.kind, _DIFFERENT)).format(name=field.name))
    for of, what in ways.items():
        yield f"{stem}:{of}".rstrip(":"), told.format(register=item.name, what=what)


def _of_classification(ws: Workspace, plan: Plan) -> Iterator[Choice]:
    yield "classification", _("Phân loại: tổng số đã phân loại")
    with ws.store.read() as connection:
        rounds = plan_classification.rounds(connection, plan.id) if plan.id else ()
    grades = [grade for item in rounds for grade in item.grades]
    grades += [item.source.partition(":")[2] for item in plan.measures if item.source.startswith("classification:")]
    grades += [_("xuất sắc"), _("khá"), _("trung bình"), _("yếu")]
    for grade in {fold(grade): grade for grade in reversed(grades)}.values():
        yield f"classification:{grade}", _("Phân loại: số đơn vị loại {grade}").format(grade=grade)


def unit_codes(ws: Workspace, plan: Plan) -> tuple[Choice, ...]:
    """Every unit with a code on the first day of the plan, and those of today; a code means the unit of that day."""
    with ws.store.read() as connection:
        everything = units.all_units(connection)
    found: dict[str, str] = {}
    for day in (plan.head.starts, ws.today):
        for unit in everything:
            if unit.code and unit.is_valid_on(day):
                found.setdefault(unit.code, _("{unit} ({code})").format(unit=unit.title, code=unit.code))
    return tuple(found.items())


def owners(plan: Plan) -> tuple[Choice, ...]:
    """Who may owe a duty: the agencies of the plan, and those the data file knows without it."""
    return (*agencies(plan), *((key, _(words)) for key, words in OWNER_WORDS.items()))


def agencies(plan: Plan) -> tuple[Choice, ...]:
    """The agencies of the plan by their names."""
    return tuple((item.key, item.name or _("(cơ quan chưa có tên)")) for item in plan.agencies)


def registers_of(ws: Workspace) -> tuple[Choice, ...]:
    """Every register by its name."""
    return tuple((item.key, item.name) for item in registers.definitions(ws))
