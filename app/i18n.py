"""Vietnamese is the source language; a catalogue appears only when a second language does."""

import gettext

_translations = gettext.NullTranslations()


def _(text: str) -> str:
    """Translate one sentence; the Vietnamese source text is the answer while there is no catalogue."""
    return _translations.gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """Mark a text for translation where it is defined, to be translated where it is shown."""
    return text
