"""Plans of programmes as files: ``resources/presets/plans/<id>.toml``, and the plan's text beside it as ``<id>.txt``.

Whoever writes the sixth plan needs a text editor and the README beside the five, nothing else.
"""

from dataclasses import replace
from pathlib import Path

from app.domain.plans.faults import faults
from app.domain.plans.plan import Plan
from app.presets.load import PresetLibrary
from app.presets.programme_files import KIND, paragraphs_beside, plan_of
from app.presets.reading import bad_preset, read_preset
from app.presets.schema import PresetFile, PresetHeader


def plan_headers(presets: PresetLibrary) -> tuple[PresetHeader, ...]:
    """Which plans may be taken into a data file."""
    return presets.headers(KIND)


def plan_preset(presets: PresetLibrary, plan_id: str) -> Plan:
    """The plan of one file; raises :class:`~app.errors.Problem` that names file and place of the first mistake."""
    item = presets.newest(KIND, plan_id)
    plan = _plan(item)
    for fault in faults(plan, presets.indicator_codes()):
        raise bad_preset(item.file_name, fault.place, fault.what)
    return plan


def plan_file(path: Path) -> Plan:
    """The plan of any file of this shape, its text beside it; whether its content has faults is not looked at."""
    return _plan(read_preset(path, KIND, 0))


def _plan(item: PresetFile) -> Plan:
    return replace(plan_of(item.body, item.header.id, item.file_name), paragraphs=paragraphs_beside(item))
