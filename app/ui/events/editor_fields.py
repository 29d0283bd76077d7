"""Fields of a form as values: what nobody touched gives back exactly what was shown, whatever a field can hold."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.text import clean
from app.ui.forms import Form

#: A text as a value; ``ValueError`` says in a sentence why it is none.
Reader = Callable[[str], object]


def tidy(text: str) -> str:
    """One line without stray spaces; of several lines only the ends."""
    return text.strip() if "\n" in text else clean(text)


class TypedFields:
    """Reads the fields of some forms with their readers, texts as they are tidied.

    A field shows one line of three hundred letters, a value may be more: opening and leaving must not change it. What
    cannot be read says so at its field and keeps the former value.
    """

    def __init__(self, forms: Sequence[Form], readers: Mapping[str, Reader]) -> None:
        self.readers = dict(readers)
        self._forms = tuple(forms)
        self._shown: dict[str, tuple[str, object]] = {}
        self._unread: set[str] = set()

    def keys(self) -> tuple[str, ...]:
        """Every field."""
        return tuple(field.key for form in self._forms for field in form.fields)

    def remember(self, value_of: Callable[[str], object]) -> None:
        """The fields show these values now."""
        for form in self._forms:
            for field in form.fields:
                self._shown[field.key] = (form.text_of(field.key), value_of(field.key))

    def read(self, former: Callable[[str], object]) -> dict[str, Any]:
        """What stands in the fields; ``former`` gives the value of one that cannot be read."""
        found: dict[str, Any] = {}
        for form in self._forms:
            for field in form.fields:
                key, text = field.key, form.text_of(field.key)
                if key in self._shown and self._shown[key][0] == text:
                    found[key] = self._shown[key][1]
                    continue
                try:
                    found[key] = self.readers.get(key, tidy)(text)
                    self._unread.discard(key)
                except ValueError as wrong:
                    found[key] = former(key)
                    self._unread.add(key)
                    form.show_error(key, str(wrong))
        return found

    def show_faults(self, told: Mapping[str, Sequence[str]]) -> None:
        """Say at their fields what is wrong with their values; what cannot be read has said so itself."""
        for form in self._forms:
            for field in form.fields:
                if field.key not in self._unread:
                    form.show_error(field.key, " ".join(told.get(field.key, ())))

    def focus(self, key: str) -> None:
        """Put the keyboard into a field, if it is one of these."""
        for form in self._forms:
            if any(field.key == key for field in form.fields):
                form.focus(key)
