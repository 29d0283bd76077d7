"""Settings of this computer: how the window looks and where the operator last worked. Nothing the reports depend on.

Kept in ``settings.json``. A file that cannot be read costs the settings, never the start of the program: defaults
apply and the unreadable file is kept beside as ``settings.json.bad``.
"""

import contextlib
import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from app.files import write_whole

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the command line told the window; ``data_folder`` is None when none was named."""

    data_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What this computer remembers; every field has a default, so that an older or newer file still opens."""

    operator: str = ""
    """Name written as actor «người thao tác» into the history; empty until asked at the first start."""
    data_folder: str = ""
    """Data folder opened last; empty means the default of this user."""
    import_folder: str = ""
    """Folder from which reports were read last."""
    export_folder: str = ""
    """Folder to which papers were written last."""
    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    font_percent: int = 100
    """Size of letters in the window, 80 to 200 per cent."""
    window_geometry: str = ""
    """Place and size of the window as Qt saves them, in base64."""
    year: int = 0
    """Report year shown last; 0 means the year of the plan."""
    is_nav_collapsed: bool = False
    """Whether the navigation shows icons only."""
    column_widths: str = ""
    """Widths of table columns that the operator set, as JSON: table -> column -> width at 100 %."""
    has_read_secrecy_notice: bool = False
    """Whether the operator has read that no state secrets may be kept here."""
    file_name_rule: str = ""
    """Rule by which a batch of papers was named last; empty means the usual one."""
    recent_folders: str = ""
    """Data folders opened before, the newest first, one per line."""


def load(path: Path) -> Settings:
    """Read the settings; whatever is missing or of the wrong type gets its default."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.info("settings unreadable, defaults apply: %s", error)
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".bad"))
        return Settings()
    return _from_json(content) if isinstance(content, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Write the settings in one step: a power cut leaves either the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode())


def _from_json(content: dict[str, Any]) -> Settings:
    defaults = Settings()
    known: dict[str, Any] = {}
    for field in fields(Settings):
        value = content.get(field.name)
        if type(value) is type(getattr(defaults, field.name)):
            known[field.name] = value
    known["font_percent"] = min(200, max(80, known.get("font_percent", defaults.font_percent)))
    if known.get("theme") not in ("system", "light", "dark"):
        known["theme"] = defaults.theme
    return Settings(**known)
