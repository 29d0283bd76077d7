"""The shape of a plan's file, ``plans/<id>.toml``, and the plan's text beside it, ``<id>.txt``."""

from collections.abc import Mapping
from typing import Any

from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.plan import Plan, PlanParagraph
from app.i18n import _
from app.presets.reading import bad_preset
from app.presets.schema import PresetFile
from app.presets.strict import convert_strict

KIND = "plans"
#: What the file does not write: its id is the key, the text lies beside it, numbers are given by the data file.
NOT_WRITTEN = ("key", "paragraphs", "id")


def plan_of(body: Mapping[str, Any], key: str, file_name: str) -> Plan:
    """The plan a table tells, without text; only its shape is checked."""
    for name in NOT_WRITTEN:
        if name in body:
            raise bad_preset(file_name, "", _("có khóa lạ “{name}”").format(name=name))
    return convert_strict({**body, "key": key}, Plan, file_name)


def paragraphs_beside(item: PresetFile) -> tuple[PlanParagraph, ...]:
    """The text of the plan; none where no text lies beside it: a plan may be written down before its text is had."""
    path = item.path.with_suffix(".txt")
    if not path.is_file():
        return ()
    try:
        return paragraphs_of(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise bad_preset(path.name, "", _("không phải văn bản UTF-8")) from error
