"""Names of awards where there is little room, as offices shorten them: "GK huyện", "BK tỉnh", "BK BTL BĐBP"."""

from typing import Final

from app.text import clean, fold

#: What stands at the beginning of the name reports use (``Award.form_name``), and its usual letters.
_LETTERS: Final = (("Bằng khen", "BK"), ("Giấy khen", "GK"))


def short_name(form_name: str) -> str:
    """The name reports use with its form in two letters; a name of any other form stays as it is."""
    name = clean(form_name)
    for words, letters in _LETTERS:
        if fold(name).startswith(f"{fold(words)} "):
            return letters + name[len(words) :]
    return name
