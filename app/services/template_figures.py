"""Tags of figures: the totals of a scope with what stands around them, and one line for every unit."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, Indicator
from app.domain.units import Unit
from app.i18n import _
from app.reports.template_tags import Tag, of_list
from app.reports.wording import NO_FIGURE, figure_text, trend
from app.text import fold, padded_count

_NO_WORD = re.compile(r"\W+")


def total_tags(catalogue: Catalogue, totals: Consolidation) -> dict[str, Tag]:
    """One tag for every indicator, by its code: the total, last year's, the trend, the coverage."""
    return {item.code: _total_tag(item, totals.cells.get(item.code)) for item in catalogue}


def _total_tag(indicator: Indicator, total: Total | None) -> Tag:
    value = total.value if total else None
    parts = total.parts if total else {}
    previous = total.previous if total else None
    change = trend(total.current_of_same, previous, indicator.unit) if total else ""
    fields = {
        "ten": Tag(indicator.name, _("tên chỉ tiêu")),
        "don_vi_tinh": Tag(indicator.unit, _("đơn vị tính")),
        "nam_truoc": _figure(previous, indicator, _("số năm trước của cùng các đơn vị")),
        "tang_giam": Tag(change, _("tăng, giảm so với năm trước")),
        "da_bao_cao": Tag(
            f"{padded_count(total.reported)}/{padded_count(total.expected)}" if total else "",
            _("bao nhiêu đơn vị đã có số liệu"),
        ),
        "con_thieu": Tag(", ".join(total.missing) if total else "", _("những đơn vị chưa có số liệu")),
        "thap_nhat": _figure(total.minimum if total else None, indicator, _("thấp nhất (chỉ tiêu trung bình)")),
        "cao_nhat": _figure(total.maximum if total else None, indicator, _("cao nhất (chỉ tiêu trung bình)")),
        "danh_sach": Tag(", ".join(total.names) if total else "", _("tên các loại được kể")),
        **{tag_name(part): _figure(parts.get(part), indicator, part) for part in indicator.parts},
    }
    meaning = f"{indicator.name} ({indicator.unit})"
    return _with_text(_figure(value, indicator, meaning), _parts_text(parts, indicator), fields)


def _with_text(tag: Tag, text: str, fields: Mapping[str, Tag]) -> Tag:
    return Tag(text or tag.text, tag.meaning, fields, is_missing=tag.is_missing and not text)


def _figure(value: Decimal | None, indicator: Indicator, meaning: str = "") -> Tag:
    if value is None:
        return Tag(NO_FIGURE, meaning, is_missing=True)
    return Tag(figure_text(value, indicator), meaning)


def _parts_text(parts: Mapping[str, Decimal], indicator: Indicator) -> str:
    return ", ".join(f"{figure_text(value, indicator)} {part}" for part, value in parts.items())


def tag_name(words: str) -> str:
    """Words as the name of a tag: no marks, no signs, never beginning with a digit; plain codes keep their capitals."""
    name = _NO_WORD.sub("_", words if words.isascii() else fold(words)).strip("_")
    return f"_{name}" if name[:1].isdigit() else name


def unit_list(meaning: str, some: tuple[Unit, ...], catalogue: Catalogue, totals: Consolidation) -> Tag:
    """The list of some units, each with every figure of its own."""
    rows = tuple(_unit_row(number, unit, catalogue, totals) for number, unit in enumerate(some, 1))
    return of_list(meaning, Tag(fields=dict(_unit_fields(0, None, catalogue, totals))), rows)


def _unit_row(number: int, unit: Unit, catalogue: Catalogue, totals: Consolidation) -> Tag:
    return Tag(unit.name, fields=dict(_unit_fields(number, unit, catalogue, totals)))


def _unit_fields(
    number: int, unit: Unit | None, catalogue: Catalogue, totals: Consolidation
) -> Iterator[tuple[str, Tag]]:
    has_reported = unit is not None and unit.id in totals.submitted
    yield "stt", Tag(str(number), _("số thứ tự"))
    yield "ten", Tag(unit.name if unit else "", _("tên đơn vị"))
    yield "ten_day_du", Tag(unit.title if unit else "", _("tên đơn vị có chữ xã, đồn"))
    yield "ma", Tag((unit.code or "") if unit else "", _("mã đơn vị"))
    said = _("đã báo cáo") if has_reported else _("chưa báo cáo")
    yield "da_bao_cao", Tag(said, _("đã có báo cáo được duyệt hay chưa"), is_missing=not has_reported)
    for indicator in catalogue:
        total = totals.cells.get(indicator.code)
        known = total is not None and unit is not None
        value = total.by_unit.get(unit.id) if total and unit else None
        parts = total.parts_by_unit.get(unit.id, {}) if total and unit and known else {}
        tag = _figure(value, indicator, indicator.name)
        yield indicator.code, _with_text(tag, _parts_text(parts, indicator), {})
