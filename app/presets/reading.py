"""From a TOML file to a checked shape; whatever is wrong is said in Vietnamese with file and key."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from app.errors import Problem
from app.i18n import _
from app.presets.lifting import current_version, lift
from app.presets.schema import PresetFile, PresetHeader

Shape = TypeVar("Shape")

_AT = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_HEADER_KEYS = frozenset(PresetHeader.__struct_fields__)
_MISTAKES = (
    (re.compile(r"Object missing required field `(?P<name>.+)`"), "thiếu khóa “{name}”"),
    (re.compile(r"Object contains unknown field `(?P<name>.+)`"), "có khóa lạ “{name}”"),
    (re.compile(r"Invalid enum value '?(?P<name>[^']*)'?"), "giá trị “{name}” không nằm trong danh sách cho phép"),
    (re.compile(r"Invalid decimal string"), "không phải là một số; trong tệp ghi số như “12” hoặc “12.5”"),
    (re.compile(r"Expected `(?P<want>.+)`, got `(?P<got>.+)`"), "cần kiểu {want} nhưng đang là kiểu {got}"),
)


def bad_preset(file_name: str, key: str, what: str) -> Problem:
    """The one way presets complain: file, key, what is wrong."""
    place = _("Tệp quy tắc {file}, khóa {key}: ").format(file=file_name, key=key) if key else ""
    place = place or _("Tệp quy tắc {file}: ").format(file=file_name)
    todo = _("Hãy sửa tệp này; tệp nằm trong thư mục quy tắc thì có thể bỏ ra rồi mở lại.")
    return Problem("bad-preset", f"{place}{what}.", todo)


def _in_vietnamese(message: str) -> str:
    for pattern, sentence in _MISTAKES:
        if found := pattern.search(message):
            return _(sentence).format(**found.groupdict())
    return _("giá trị không hợp lệ ({message})").format(message=message)


def convert(table: object, shape: type[Shape], file_name: str, key: str = "") -> Shape:
    """``table`` as ``shape``; a mistake becomes a :class:`Problem` that names file and key."""
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        message = str(error)
        found = _AT.search(message)
        path = ".".join(part for part in (key, found["path"] if found else "") if part)
        raise bad_preset(file_name, path, _in_vietnamese(_AT.sub("", message))) from error


def read_table(path: Path) -> dict[str, Any]:
    """The TOML table of a file, unchecked; nobody changes it, a file that did not change is read once."""
    state = path.stat()
    return _read_table(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _read_table(path: Path, _changed: int, _size: int) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise bad_preset(path.name, "", _("không phải văn bản UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = _("dòng {line}, cột {column}").format(line=place[1], column=place[2]) if place else _("cuối tệp")
        raise bad_preset(path.name, "", _("sai cú pháp TOML ở {where}").format(where=where)) from error


def read_preset(path: Path, kind: str, rank: int) -> PresetFile:
    """One preset file, lifted to today's shape, with its header checked; ``rank`` orders the folders."""
    table = read_table(path)
    if table.get("kind") != kind:
        raise bad_preset(path.name, "kind", _("phải là “{kind}”").format(kind=kind))
    version = table.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= current_version(kind):
        known = _("chương trình này đọc được từ 1 đến {last}").format(last=current_version(kind))
        raise bad_preset(path.name, "schema_version", known)
    lifted = lift(kind, table)
    header = convert({key: lifted[key] for key in lifted if key in _HEADER_KEYS}, PresetHeader, path.name)
    body = {key: value for key, value in lifted.items() if key not in _HEADER_KEYS}
    return PresetFile(header=header, body=body, path=path, rank=rank)
