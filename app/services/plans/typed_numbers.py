"""Numbers and amounts as people type them under a plan, in the window and in commands."""

import re
from decimal import Decimal

from app.errors import Refused
from app.i18n import _

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)


def typed_number(text: str) -> Decimal:
    """A number as Vietnamese write it, "1.234,5"; raises ``Refused`` for anything else, which might be read wrong."""
    if _NUMBER.fullmatch(text.strip()) is None:
        told = _("“{text}” không phải là một số; hãy ghi như 12 hoặc 12,5 hoặc 1.234.")
        raise Refused("bad-number", told.format(text=text))
    return Decimal(text.strip().replace(".", "").replace(",", "."))


def typed_amount(text: str) -> int | None:
    """An amount of đồng as it is typed; ``None`` for no text."""
    if not text.strip():
        return None
    value = typed_number(text)
    if value % 1:
        raise Refused("bad-number", _("Số tiền “{text}” phải là số đồng nguyên.").format(text=text))
    return int(value)


def typed_count(text: str) -> int | None:
    """How many of something as it is typed; ``None`` for no text."""
    if not text.strip():
        return None
    value = typed_number(text)
    if value < 0 or value % 1:
        raise Refused("bad-number", _("“{text}” phải là một số nguyên, không âm.").format(text=text))
    return int(value)
