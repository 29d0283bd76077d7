"""Tooltips of names people typed: shown as they are, though Qt would take "<b>" in them for markup."""

from html import escape


def plain(text: str) -> str:
    """The text as a tooltip shows it letter by letter."""
    if "<" not in text and "&" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
