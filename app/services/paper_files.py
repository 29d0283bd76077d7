"""A paper from a file: JSON with the fields of its content, or plain text with a head of «khóa: giá trị» lines.

What the file does not say is as for a new paper of its kind: bases and recipients of the plan.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from app.db.payloads import from_json, to_json
from app.domain.paper_content import WRITTEN_KINDS, PaperContent
from app.domain.papers import PAPER_WORDS, PaperKind
from app.errors import BadFile
from app.i18n import _
from app.services import given_files, papers
from app.services.workspace import Workspace
from app.text import clean, fold

#: Words of the head, folded, and the field each fills; those of several values take one a line, or «;» between.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "loai": "kind",
        "trich yeu": "subject",
        "kinh gui": "addressees",
        "can cu": "bases",
        "noi nhan": "recipients",
        "theo de nghi cua": "proposer",
        "tham quyen": "issuer",
        "don vi soan thao": "drafted_by",
        "muc do khan": "urgency",
        "ky": "signing_form",
    }
)
_MANY = frozenset({"addressees", "bases", "recipients"})
#: Whose paper it is, is told by the event it is drafted for, not by a file.
_FIELDS = frozenset(item.name for item in fields(PaperContent)) - {"drafted_for"}


def read(ws: Workspace, path: Path) -> PaperContent:
    """The content of a paper in a .json or a text file; raises :class:`BadFile` with what is wrong in it."""
    text = given_files.text_of(path, partial(_bad, path))
    if path.suffix.lower() == ".json":
        given = given_files.json_fields(text, _FIELDS, _("văn bản"), partial(_bad, path))
    else:
        given = _from_text(path, text)
    kind = _kind(path, given.pop("kind", ""))
    begun = json.loads(to_json(papers.new(ws, kind)))
    try:
        return from_json(json.dumps({**begun, **given}), PaperContent)
    except msgspec.ValidationError as error:
        raise _bad(path, _("có trường không đúng kiểu ({detail})").format(detail=error)) from error


def _from_text(path: Path, text: str) -> dict[str, Any]:
    head, _blank, body = text.replace("\r\n", "\n").strip("\n").partition("\n\n")
    given: dict[str, Any] = {}
    for line in head.split("\n"):
        word, colon, value = line.partition(":")
        name = _WORDS.get(fold(word)) if colon else None
        if name is None:
            raise _bad(path, _("dòng “{line}” ở phần đầu không hiểu được").format(line=clean(line)[:60]))
        if name in _MANY:
            values = value.split(";") if name != "bases" else [value]
            given[name] = [*given.get(name, []), *(item for one in values if (item := clean(one)))]
        else:
            given[name] = clean(value)
    return {**given, "body": body}


def _kind(path: Path, given: object) -> PaperKind:
    """A kind by its abbreviation or its name ("KH", "Kế hoạch")."""
    for kind in WRITTEN_KINDS:
        if given == kind.value or fold(str(given)) == fold(_(PAPER_WORDS[kind])):
            return kind
    kinds = ", ".join(kind.value for kind in WRITTEN_KINDS)
    raise _bad(path, _("chưa ghi loại văn bản; có thể ghi: {kinds}").format(kinds=kinds))


def _bad(path: Path, detail: str) -> BadFile:
    sentence = _("Không lập được văn bản từ tệp {name}: {detail}.")
    return BadFile("bad-paper-file", sentence.format(name=path.name, detail=detail), _("Chưa có gì được lưu."))
