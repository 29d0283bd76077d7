"""The lines of a «báo cáo đính chính» from what differs: names, printed values, whose report it was and why."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from app.db.papers import IssuedDocument
from app.db.types import DbConnection
from app.domain.derived import reporting_level
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.outdated import (
    MAXIMUM,
    MINIMUM,
    OPENING,
    FigureChange,
    IssuedDifference,
    NewsKind,
    TextChange,
    UnitNews,
)
from app.domain.outline import Outline
from app.errors import Refused
from app.i18n import _
from app.reports.correction import CorrectionContent, FigureLine, TextLine
from app.reports.review_annexes import trend_figure
from app.reports.wording import NO_FIGURE, figure_text
from app.services import issue_checks, outdated, review_content
from app.services.frozen_review import Frozen
from app.services.outdated import FrozenCorrection
from app.services.workspace import Workspace

_ENDS = {MINIMUM: "thấp nhất", MAXIMUM: "cao nhất"}
_COMMITTEE = "Ban chỉ đạo"


def figure_lines(difference: IssuedDifference, catalogue: Catalogue, word: str) -> tuple[FigureLine, ...]:
    """One line for each figure that differs; ``word`` is what the communes are called ("xã")."""
    reasons = {item.unit_name: _news(item) for item in difference.units}
    return tuple(_figure_line(item, catalogue, reasons, word) for item in difference.figures)


def _figure_line(change: FigureChange, catalogue: Catalogue, reasons: Mapping[str, str], word: str) -> FigureLine:
    indicator = next((item for item in catalogue if item.code == change.code), None)
    name = f"{change.code} {indicator.name}" if indicator else change.code
    if change.part in _ENDS:
        name = f"{name} ({_ENDS[change.part]})"
    if change.year != catalogue.year:
        name = f"{name} – so với năm {change.year}"
    unit = change.part if change.part and change.part not in _ENDS else indicator.unit if indicator else ""
    is_station = indicator is not None and reporting_level(indicator, catalogue) is OwnerLevel.BORDER_STATION
    who = "đồn" if is_station else word
    before = _printed(change.before, indicator, change.reported_before, who)
    after = _printed(change.after, indicator, change.reported_after, who)
    if indicator and change.trend_before != change.trend_after:
        before += f"; tăng, giảm: {trend_figure(change.trend_before, indicator)}"
        after += f"; tăng, giảm: {trend_figure(change.trend_after, indicator)}"
    return FigureLine(name, unit, before, after, "; ".join(_reasons(change, indicator, reasons)))


def _printed(value: Decimal | None, indicator: Indicator | None, coverage: tuple[int, int], word: str) -> str:
    if value is None:
        return NO_FIGURE
    text = figure_text(value, indicator) if indicator else str(value)
    reported, expected = coverage
    return f"{text} ({reported}/{expected} {word})" if reported < expected else text


def _reasons(change: FigureChange, indicator: Indicator | None, reasons: Mapping[str, str]) -> Iterator[str]:
    """Whose figure changed and from what to what, with the reason of the amendment."""
    for unit in change.units:
        values = " → ".join(
            "trống" if value is None else figure_text(value, indicator) if indicator else str(value)
            for value in (unit.before, unit.after)
        )
        yield f"{unit.unit_name}: {values}{f' ({reason})' if (reason := reasons.get(unit.unit_name, '')) else ''}"


def unit_lines(difference: IssuedDifference) -> tuple[str, ...]:
    """What became of the report of each unit, as a sentence of the paper."""
    return tuple(f"{item.unit_name}, báo cáo năm {item.year}: {_news(item)}." for item in difference.units)


def _news(item: UnitNews) -> str:
    if item.kind is NewsKind.NEW:
        return "báo cáo được duyệt sau khi ban hành"
    if item.kind is NewsKind.WITHDRAWN:
        return "báo cáo không còn được duyệt"
    told = f"bản {item.version_after} thay bản {item.version_before}"
    return f"{told}, lý do: {item.reason.rstrip('.')}" if item.reason else told


def text_lines(difference: IssuedDifference, outline: Outline, catalogue: Catalogue) -> tuple[TextLine, ...]:
    """One line for each text that differs, named by its heading and by who wrote it."""
    headings = {leaf.code: leaf.heading for leaf in outline.leaves()}
    return tuple(TextLine(_place(item, headings, catalogue), item.before, item.after) for item in difference.texts)


def _place(change: TextChange, headings: Mapping[str, str], catalogue: Catalogue) -> str:
    if change.place == OPENING:
        return "Phần mở đầu"
    name = headings.get(change.place, "")
    if not name and change.place in catalogue:
        name = catalogue[change.place].name
    return f"{f'{change.place} {name}'.rstrip()} ({change.unit_name or _COMMITTEE})"


def frozen(connection: DbConnection, ws: Workspace, review: IssuedDocument, day: date) -> FrozenCorrection:
    """What the paper says, and what the review says once it is mended by it."""
    now = review_content.current(ws, review.year, None)
    signer = issue_checks.signer(connection, day)
    differs = outdated.difference(ws, review.id)
    if differs.is_empty:
        raise Refused(
            "nothing-to-correct", _("Số liệu và nội dung không khác báo cáo đã ban hành; chưa có gì để đính chính.")
        )
    content = CorrectionContent(
        organ=now.organ,
        corrected=outdated.cited(review),
        about=review.subject,
        units=unit_lines(differs),
        figures=figure_lines(differs, now.catalogue, now.commune_word),
        texts=text_lines(differs, now.outline, now.catalogue),
        year=day.year,
        signer=signer,
    )
    return FrozenCorrection(content, Frozen.of(now, signer))
