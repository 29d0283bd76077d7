"""Parts of the panel of a target: its steps with both readings of «tăng thêm», what counts it, the parts of a whole."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.domain.plans.measures import MeasureValue
from app.domain.plans.plan import Plan
from app.domain.plans.target_steps import Threshold, step_time, thresholds
from app.domain.plans.targets import Reading
from app.i18n import _
from app.services.plans.measure_origins import Origin, OriginKind
from app.services.plans.target_rows import TargetRow
from app.text import format_number
from app.ui import theme
from app.ui.plans.targets_lines import OUTLOOK_CHIPS, TargetLine, parts_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label

#: Takes a step and how it is to be read.
Switch = Callable[[Threshold, Reading], object]


def section(heading: QLabel) -> tuple[QWidget, QVBoxLayout]:
    """A part of the panel with its heading, and where the rest of it goes."""
    made = QWidget()
    column = QVBoxLayout(made)
    theme.space(column, (0, 4, 0, 0), 4)
    column.addWidget(heading)
    return made, column


def steps(row: TargetRow, plan: Plan, switch: Switch) -> QWidget | None:
    """Every step with its time, the one that holds heavier; a step that adds shows both readings to choose from."""
    every = thresholds(row.target, plan)
    if not every or (len(every) == 1 and not every[0].short_readings):
        return None
    made, column = section(label(_("Các mức của kế hoạch"), "strong"))
    for item in every:
        is_now = row.standing.threshold is not None and item.number == row.standing.threshold.number
        line = QHBoxLayout()
        theme.space(line, gap=8)
        line.addWidget(label(step_time(item.step, plan) or _("cả kế hoạch"), "caption", "muted"))
        line.addStretch(1)
        line.addWidget(label(item.words, "strong" if is_now else "content"))
        column.addLayout(line)
        if item.short_readings:
            column.addWidget(_readings(item, switch))
        if item.is_beyond:
            column.addWidget(label(_("Mức lớn hơn 100 % không thể đạt."), "caption", "warn", wrap=True))
    return made


def _readings(item: Threshold, switch: Switch) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    theme.space(column, (0, 0, 0, 4), 2)
    told = _("Kế hoạch ghi “tăng thêm {stated}”, hiểu là:").format(stated=item.stated)
    column.addWidget(label(told, "caption", "muted", wrap=True))
    group, made_of = QButtonGroup(made), {}
    shown = (
        (Reading.POINTS, item.adding, item.by_points),
        (Reading.RELATIVE, _("tăng tương đối"), item.by_relative),
        (Reading.ABSOLUTE, _("chính là mức phải đạt"), item.step.value),
    )
    for reading, words, value in shown:
        if value is None:
            continue
        choice = QRadioButton(
            _("{reading}: {value} {unit}").format(reading=words, value=format_number(value), unit=item.unit)
        )
        choice.setChecked(item.step.reading is reading)
        group.addButton(choice)
        made_of[reading] = choice
        choice.clicked.connect(_chosen(made_of, item, reading, switch))
        column.addWidget(choice)
    return made


def _chosen(
    shown: Mapping[Reading, QRadioButton], item: Threshold, reading: Reading, switch: Switch
) -> Callable[[bool], None]:
    def chosen(_is_on: bool) -> None:
        if item.step.reading is not reading:
            # What holds stays marked until the box is answered.
            shown[item.step.reading].setChecked(True)
            switch(item, reading)

    return chosen


def origins(counted: Sequence[tuple[Origin, MeasureValue]], follow: Callable[[Origin], object]) -> QWidget | None:
    """Each measure with its number, its coverage and who is missing; the green word leads to where it is counted."""
    if not counted:
        return None
    made, column = section(label(_("Số liệu lấy từ"), "strong"))
    said: set[str] = set()
    for item, value in counted:
        line = QHBoxLayout()
        theme.space(line, gap=8)
        line.addWidget(ElidedLabel(item.measure.name), 1)
        line.addWidget(label(_number(value), "strong"))
        column.addLayout(line)
        below = QHBoxLayout()
        theme.space(below, gap=8)
        below.addWidget(ElidedLabel(_coverage(value), "caption", "muted"), 1)
        below.addWidget(Button(origin_word(item), "ghost", clicked=_following(follow, item), small=True))
        column.addLayout(below)
        for sentence in _beside(value):
            if sentence not in said:
                column.addWidget(label(sentence, "caption", "warn", wrap=True))
            said.add(sentence)
    return made


def _following(follow: Callable[[Origin], object], item: Origin) -> Callable[[], object]:
    return lambda: follow(item)


def origin_word(item: Origin) -> str:
    """The green word that leads to what counts a measure."""
    return {
        OriginKind.ENTERED: _("Nhập số liệu"),
        OriginKind.REPORTS: _("Báo cáo của xã"),
        OriginKind.REGISTER: _("Mở sổ theo dõi"),
        OriginKind.CLASSIFICATION: _("Mở phân loại"),
        OriginKind.SURVEY: _("Mở khảo sát"),
    }[item.kind]


def _number(value: MeasureValue) -> str:
    return "–" if value.value is None else format_number(value.value)


def _coverage(value: MeasureValue) -> str:
    if not value.expected:
        return _("chưa có số liệu")
    return _("{reported}/{expected} nơi đã có số liệu").format(reported=value.reported, expected=value.expected)


def _beside(value: MeasureValue) -> list[str]:
    missing = _("Còn thiếu: {names}.").format(names=", ".join(value.missing)) if value.missing else ""
    return [item for item in (missing, value.note) if item]


def tellers(values: Sequence[MeasureValue]) -> QWidget | None:
    """Who told what, where more than one was to tell it."""
    told = [item for item in values if len(item.tellers) > 1]
    if not told:
        return None
    made, column = section(label(_("Ai báo cáo"), "strong"))
    for item in told[:1]:
        for one in item.tellers:
            column.addLayout(_pair(one.name, _("chưa có") if one.value is None else format_number(one.value)))
    return made


def _pair(name: str, value: str) -> QHBoxLayout:
    line = QHBoxLayout()
    theme.space(line, gap=8)
    line.addWidget(ElidedLabel(name, "caption", "muted"), 1)
    line.addWidget(label(value))
    return line


def parts(line: TargetLine, rows: Sequence[TargetRow]) -> QWidget | None:
    """The parts of a whole: number, how many in a hundred, what the plan asks of each; the sum against the whole."""
    found = line.row.distribution
    if found is None:
        return None
    made, column = section(label(_("Phân bố"), "strong"))
    for name, row in parts_of(line, rows):
        value, share = found.parts[name], found.share(name)
        told = "–" if value is None else format_number(value)
        if share is not None:
            shown = format_number(share, None if share == share.to_integral_value() else 1)
            told = _("{count} ({share} %)").format(count=told, share=shown)
        column.addLayout(_pair(name, told))
        if row is not None and row.standing.threshold is not None:
            below = QHBoxLayout()
            theme.space(below, gap=8)
            words = _("yêu cầu {asked}, tính {result}").format(
                asked=row.standing.threshold.words, result=row.standing.counted.words
            )
            below.addWidget(ElidedLabel(words, "caption", "muted"), 1)
            state = TargetLine(row).state[0]
            below.addWidget(Chip(state, OUTLOOK_CHIPS[row.outlook], made))
            column.addLayout(below)
    whole = "–" if found.whole is None else format_number(found.whole)
    total = _("{total} / {whole}").format(total=format_number(found.total), whole=whole)
    column.addLayout(_pair(_("Cộng các phần / {name}").format(name=found.whole_name), total))
    if found.remark:
        column.addWidget(label(found.remark, "caption", "warn", wrap=True))
    return made
