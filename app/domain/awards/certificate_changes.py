"""What changed in a layout of certificates, line by line, as the history tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import zip_longest

from app.domain.awards.certificates import CertificateLayout, CertificateLine, line_name
from app.domain.event_differences import EventDifference
from app.i18n import N_, _

_FIELDS: Mapping[str, str] = {
    "content": N_("nội dung"),
    "x_mm": N_("ngang, mm"),
    "y_mm": N_("dọc, mm"),
    "width_mm": N_("rộng, mm"),
    "size_pt": N_("cỡ chữ"),
    "least_pt": N_("cỡ nhỏ nhất"),
    "align": N_("căn"),
    "most_lines": N_("số dòng"),
    "is_bold": N_("đậm"),
    "is_italic": N_("nghiêng"),
    "is_capital": N_("chữ hoa"),
    "colour": N_("màu"),
    "text": N_("chữ"),
}
_WORDS: Mapping[object, str] = {"left": N_("theo mép trái"), "center": N_("ở giữa"), "right": N_("theo mép phải")}


def layout_changes(before: CertificateLayout | None, after: CertificateLayout | None) -> Iterator[EventDifference]:
    """Paper and lines that are different; nothing for a layout that is new or gone, whose name tells enough."""
    if before is None or after is None:
        return
    sizes = [_size(layout) for layout in (before, after)]
    if sizes[0] != sizes[1]:
        yield EventDifference(_("Khổ giấy"), *sizes)
    for number, (old, new) in enumerate(zip_longest(before.lines, after.lines)):
        if old is None:
            yield EventDifference(_("Dòng in"), "", line_name(after, number))
        elif new is None:
            yield EventDifference(_("Dòng in"), line_name(before, number), "")
        else:
            yield from _line_changes(line_name(after, number), old, new)


def _size(layout: CertificateLayout) -> str:
    return f"{layout.width_mm:g} × {layout.height_mm:g} mm".replace(".", ",")


def _line_changes(name: str, old: CertificateLine, new: CertificateLine) -> Iterator[EventDifference]:
    for field in fields(CertificateLine):
        values = [getattr(line, field.name) for line in (old, new)]
        if values[0] != values[1]:
            what = _("Dòng {name}: {field}").format(name=name, field=_(_FIELDS[field.name]))
            yield EventDifference(what, *(_shown(value) for value in values))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return _(_WORDS[value]) if value in _WORDS else str(value)
