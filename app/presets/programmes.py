"""Plans of programmes as files: ``resources/presets/plans/<id>.toml``, and the plan's text beside it as ``<id>.txt``.

Whoever writes the sixth plan needs a text editor and the README beside the five, nothing else.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.plans.faults import faults
from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.plan import Plan
from app.i18n import _
from app.presets.load import PresetLibrary
from app.presets.reading import bad_preset
from app.presets.schema import PresetFile, PresetHeader
from app.presets.strict import convert_strict

KIND = "plans"
#: What the file does not write: its id is the key, the text lies beside it, numbers are given by the data file.
_NOT_WRITTEN = ("key", "paragraphs", "id")


def plan_headers(presets: PresetLibrary) -> tuple[PresetHeader, ...]:
    """Which plans may be taken into a data file."""
    return presets.headers(KIND)


def plan_preset(presets: PresetLibrary, plan_id: str) -> Plan:
    """The plan of one file; raises :class:`~app.errors.Problem` that names file and place of the first mistake."""
    item = presets.newest(KIND, plan_id)
    plan = plan_of(item.body, plan_id, item.file_name)
    plan = replace(plan, paragraphs=paragraphs_of(_text_beside(item)))
    for fault in faults(plan, presets.indicator_codes()):
        raise bad_preset(item.file_name, fault.place, fault.what.rstrip("."))
    return plan


def plan_of(body: Mapping[str, Any], key: str, file_name: str) -> Plan:
    """The plan a table tells, without text; only its shape is checked."""
    for name in _NOT_WRITTEN:
        if name in body:
            raise bad_preset(file_name, "", _("có khóa lạ “{name}”").format(name=name))
    return convert_strict({**body, "key": key}, Plan, file_name)


def _text_beside(item: PresetFile) -> str:
    """The text of the plan, "" where none lies beside the file: a plan may be written down before its text is had."""
    path = item.path.with_suffix(".txt")
    if not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise bad_preset(path.name, "", _("không phải văn bản UTF-8")) from error
