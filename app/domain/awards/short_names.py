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


def of_unit(short: str, unit_title: str) -> str:
    """A short name with the unit that gives it: "GK xã" of «xã Sóc Hà» is "GK xã Sóc Hà", its noun told once."""
    form, _gap, noun = short.rpartition(" ")
    is_told = form and fold(unit_title).startswith(f"{fold(noun)} ")
    return f"{form if is_told else short} {unit_title}"
