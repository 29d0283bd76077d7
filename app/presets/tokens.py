"""Look of the window as data: colours, sizes and chip kinds from ``resources/theme/tokens.toml``."""

import tomllib
from typing import Any

from app.paths import resource


def load_tokens() -> dict[str, Any]:
    """The whole file as nested tables; the window turns it into its own types."""
    return tomllib.loads(resource("theme", "tokens.toml").read_text(encoding="utf-8"))
