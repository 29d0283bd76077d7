"""Files somebody prepared to be read in: their text, and JSON with the fields of one kind of value."""

import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from app.errors import BadFile
from app.i18n import _

#: Letters of the longest file that is read: a paper of some hundred pages.
_LONGEST = 2_000_000
#: The problem of a file from what is wrong in it.
Bad = Callable[[str], BadFile]


def text_of(path: Path, bad: Bad) -> str:
    """The text of a file in UTF-8; raises what ``bad`` makes of a file that cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise bad(_("không đọc được, hoặc không phải văn bản UTF-8")) from error
    if len(text) > _LONGEST:
        raise bad(_("tệp quá dài"))
    return text


def json_fields(text: str, known: Collection[str], whole: str, bad: Bad) -> dict[str, Any]:
    """The fields of a JSON object, all of them among ``known``; ``whole`` is what they are fields of, in words."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad(_("không phải JSON")) from error
    if not isinstance(given, dict):
        raise bad(_("JSON phải là một đối tượng có các trường của {whole}").format(whole=whole))
    if unknown := sorted(set(given) - set(known)):
        told = _("có trường không hiểu: {names}; có thể ghi: {known}")
        raise bad(told.format(names=", ".join(unknown), known=", ".join(sorted(known))))
    return given
