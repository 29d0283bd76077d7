"""The charts of an outline preset: indicators that some year has, a short name for each of them or for none."""

from collections.abc import Collection

from app.domain.chart_plan import ChartPlan
from app.i18n import _
from app.presets.reading import bad_preset
from app.presets.schema import OutlineBody


def charts_of(body: OutlineBody, known_codes: Collection[str], file_name: str) -> tuple[ChartPlan, ...]:
    """The planned charts; raises a :class:`~app.errors.Problem` that names the chart which cannot be drawn."""
    found = []
    for entry in body.chart:
        key = f"chart “{entry.title}”"
        if not entry.indicators:
            raise bad_preset(file_name, key, _("phải có ít nhất một chỉ tiêu"))
        if entry.labels and len(entry.labels) != len(entry.indicators):
            raise bad_preset(file_name, key, _("mỗi chỉ tiêu phải có một tên gọi, hoặc bỏ cả “labels”"))
        for code in entry.indicators:
            if code not in known_codes:
                raise bad_preset(file_name, key, _("không có chỉ tiêu {code}").format(code=code))
        found.append(ChartPlan(entry.title, entry.form, entry.indicators, entry.labels))
    return tuple(found)
