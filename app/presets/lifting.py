"""Old preset files are lifted to today's shape, one schema version at a time, so a file made once stays readable."""

from collections.abc import Callable, Mapping
from typing import Any

Table = Mapping[str, Any]

_LEVELS = {"post": "border_station"}


def _indicators_1_to_2(table: Table) -> dict[str, Any]:
    """Version 1 wrote one ``[[indicator]]`` list with the columns of the spreadsheet catalogue."""
    lifted = {key: value for key, value in table.items() if key != "indicator"}
    entries: dict[str, Any] = {}
    for old in table.get("indicator", ()):
        entry = dict(old)
        code = entry.pop("code", "")
        level = entry.pop("owner_level", "")
        entry["owner"] = _LEVELS.get(level, level)
        for old_key, new_key in (("outline_section", "leaves"), ("rules", "rules")):
            text = entry.pop(old_key, "")
            entry[new_key] = [part.strip() for part in text.split(";") if part.strip()]
        entries[code] = entry
    lifted["indicator"] = entries
    return lifted


#: kind -> the steps from version 1 on; the present version is one more than the number of steps.
_STEPS: Mapping[str, tuple[Callable[[Table], dict[str, Any]], ...]] = {"indicators": (_indicators_1_to_2,)}


def current_version(kind: str) -> int:
    """The schema version this program writes for presets of ``kind``."""
    return len(_STEPS.get(kind, ())) + 1


def lift(kind: str, table: Table) -> dict[str, Any]:
    """``table`` in today's shape; the caller has checked that its version is known."""
    lifted = dict(table)
    for step in _STEPS.get(kind, ())[int(table["schema_version"]) - 1 :]:
        lifted = step(lifted)
    lifted["schema_version"] = current_version(kind)
    return lifted
