"""Pictures of an event: taken in only when they are pictures, kept as their bytes, with what stands below them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.db import events as db_events
from app.db import papers as db_papers
from app.db import source_files
from app.db.source_files import Original
from app.domain.events import EventPhoto
from app.domain.pictures import MOST_BYTES, NoPicture, read_picture
from app.errors import BadFile, Refused
from app.i18n import _
from app.services.event_steps import found, named
from app.services.workspace import Workspace
from app.text import clean


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of picture files: those added, and one sentence for each that was not."""

    photos: tuple[EventPhoto, ...]
    problems: tuple[BadFile, ...]


def photos(ws: Workspace, event_id: int) -> tuple[EventPhoto, ...]:
    """The pictures of an event in their order."""
    with ws.store.read() as connection:
        return db_events.photos(connection, event_id)


def content(ws: Workspace, photo: EventPhoto) -> bytes:
    """The bytes of a picture as they came."""
    with ws.store.read() as connection:
        return db_papers.stored_bytes(connection, photo.source_file_id)


def add(ws: Workspace, event_id: int, paths: Sequence[Path]) -> TakenIn:
    """Take in picture files behind those there; a file that is no picture is told and the others still come in.

    A picture the event has already is not added twice.
    """
    whole: list[Original] = []
    problems: list[BadFile] = []
    for path in paths:
        try:
            whole.append(_read(path))
        except BadFile as bad:
            problems.append(bad)
    if not whole:
        return TakenIn((), tuple(problems))
    added: list[EventPhoto] = []
    with ws.store.write(_("Thêm ảnh: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        found(connection, event_id)
        known = {item.source_file_id for item in db_events.photos(connection, event_id)}
        for original in whole:
            file_id = source_files.store(connection, original, ws.clock())
            if file_id not in known:
                known.add(file_id)
                photo = EventPhoto(event_id, file_id, clean(Path(original.name).stem))
                added.append(EventPhoto(event_id, file_id, photo.caption, db_events.add_photo(connection, photo)))
    return TakenIn(tuple(added), tuple(problems))


def _read(path: Path) -> Original:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _no_picture(path, _("tệp lớn hơn {most} MB").format(most=MOST_BYTES // 1024 // 1024))
        content = path.read_bytes()
        read_picture(content)
    except OSError as error:
        raise _no_picture(path, _("không đọc được tệp")) from error
    except NoPicture as bad:
        raise _no_picture(path, str(bad)) from bad
    return Original(path.name, hashlib.sha256(content).hexdigest(), content)


def _no_picture(path: Path, reason: str) -> BadFile:
    sentence = _("Không thêm được ảnh “{name}”: {reason}. Các ảnh khác và sự kiện còn nguyên.")
    advice = _("Hãy chọn tệp ảnh .jpg hoặc .png.")
    return BadFile("no-picture", sentence.format(name=path.name, reason=reason), advice)


def describe(ws: Workspace, event_id: int, photo_id: int, caption: str) -> None:
    """Change what stands below a picture; the same words change nothing."""
    if _photo(ws, event_id, photo_id).caption == clean(caption):
        return
    with ws.store.write(_("Chú thích ảnh: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        db_events.name_photo(connection, photo_id, clean(caption))


def arrange(ws: Workspace, event_id: int, photo_ids: Sequence[int]) -> None:
    """Put the pictures of an event in this order; those not named follow as they stood."""
    stood = [item.id for item in photos(ws, event_id)]
    order = [*(item for item in dict.fromkeys(photo_ids) if item in stood), *(i for i in stood if i not in photo_ids)]
    if order == stood:
        return
    with ws.store.write(_("Xếp lại ảnh: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        db_events.order_photos(connection, order)


def remove(ws: Workspace, event_id: int, photo_id: int) -> None:
    """Take a picture off an event; undoing brings it back, its bytes stay."""
    _photo(ws, event_id, photo_id)
    with ws.store.write(_("Bỏ ảnh: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        db_events.remove_photo(connection, photo_id)


def _photo(ws: Workspace, event_id: int, photo_id: int) -> EventPhoto:
    known = next((item for item in photos(ws, event_id) if item.id == photo_id), None)
    if known is None:
        raise Refused("no-photo", _("Sự kiện không có ảnh này."))
    return known
