"""Look of the window, for screens, which read no files of their own."""

from typing import Any

from app.presets.tokens import load_tokens


def tokens() -> dict[str, Any]:
    """Colours of both themes, type sizes, measures and chip kinds."""
    return load_tokens()
