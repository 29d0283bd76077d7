"""What is said of an issued report: its chain of papers, and in what it differs from what counts today."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.indicators import Catalogue
from app.domain.outdated import OPENING, FigureChange, IssuedDifference, NewsKind, TextChange, UnitNews
from app.i18n import N_, _
from app.services.register import IssuedDocument
from app.services.reviews import IssuedReview
from app.text import format_number, short_date

_NEWS = {
    NewsKind.NEW: N_("{unit}: báo cáo năm {year} mới được duyệt (bản {after})"),
    NewsKind.AMENDED: N_("{unit}: báo cáo năm {year} đã đính chính, bản {before} thành bản {after}"),
    NewsKind.WITHDRAWN: N_("{unit}: báo cáo năm {year} không còn được duyệt (trước là bản {before})"),
}

#: Characters shown of a text, and of them before the first that differs.
_SHOWN, _AROUND = 120, 30


def number_of(paper: IssuedDocument) -> str:
    """Number and symbol as printed."""
    return f"{paper.number:02}/{paper.symbol}"


def difference_lines(found: IssuedDifference, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Title and words of everything that differs: reports of units, figures, texts.

    Figures of the year before, which the report compares with, are told by their year.
    """
    for unit in found.units:
        yield _("Báo cáo của đơn vị"), _unit_line(unit)
    for change in found.figures:
        name = catalogue[change.code].name if change.code in catalogue else ""
        year = "" if change.year == catalogue.year else _(" (năm {year})").format(year=change.year)
        yield f"{change.code} {name}{year}", _figure_line(change)
    for text in found.texts:
        title = _("Phần mở đầu") if text.place == OPENING else _("Nội dung: {place}").format(place=text.place)
        yield title, _text_line(text)


def chain_lines(row: IssuedReview) -> Iterator[str]:
    """When and by whom a report was issued, and the papers that mended or replaced it."""
    paper = row.document
    yield _("Ban hành ngày {day}, người ký {signer}.").format(
        day=short_date(paper.issued_on), signer=paper.signer or _("chưa ghi")
    )
    if row.replaces is not None:
        yield _("Thay báo cáo số {number}.").format(number=number_of(row.replaces))
    for item in row.corrections:
        yield _("Đã đính chính bằng báo cáo số {number} ngày {day}.").format(
            number=number_of(item), day=short_date(item.issued_on)
        )
    if row.replaced_by is not None:
        yield _("Được thay bằng báo cáo số {number} ngày {day}.").format(
            number=number_of(row.replaced_by), day=short_date(row.replaced_by.issued_on)
        )


def _unit_line(news: UnitNews) -> str:
    text = _(_NEWS[news.kind]).format(
        unit=news.unit_name, year=news.year, before=news.version_before, after=news.version_after
    )
    return f"{text}: {news.reason}" if news.reason else text


def _figure_line(change: FigureChange) -> str:
    blank = _("chưa có số liệu")
    before = blank if change.before is None else format_number(change.before)
    after = blank if change.after is None else format_number(change.after)
    text = f"{before} → {after}"
    if change.part:
        text = f"{text} ({change.part})"
    if change.reported_before != change.reported_after:
        text = _("{text}; {before} → {after} đơn vị").format(
            text=text,
            before="{}/{}".format(*change.reported_before),
            after="{}/{}".format(*change.reported_after),
        )
    if change.trend_before != change.trend_after:
        text = _("{text}; tăng, giảm {before} → {after}").format(
            text=text, before=_trend(change.trend_before), after=_trend(change.trend_after)
        )
    units = ", ".join(item.unit_name for item in change.units if item.unit_name)
    return f"{text}; {units}" if units else text


def _trend(value: Decimal | None) -> str:
    if value is None:
        return _("chưa có số liệu")
    return f"{'+' if value > 0 else '-' if value < 0 else ''}{format_number(abs(value))}"


def _text_line(change: TextChange) -> str:
    whose = f"{change.unit_name}: " if change.unit_name else ""
    old, new = (" ".join(text.split()) for text in (change.before, change.after))
    # Long texts that begin alike are told from a little before the first word that differs.
    pairs = enumerate(zip(old, new, strict=False))
    alike = next((index for index, (a, b) in pairs if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(0, alike - _AROUND)) + 1
    return f"{whose}{_short(old, start)} → {_short(new, start)}"


def _short(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return f"“{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}”"
