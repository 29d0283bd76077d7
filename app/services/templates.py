"""The user's own Word templates: checked before they are taken in, kept with their bytes, filled in for papers."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.db import papers as db_papers
from app.db import source_files
from app.db.papers import PaperTemplate
from app.db.source_files import Original
from app.db.types import DbConnection
from app.domain.file_names import fit
from app.errors import BadFile, Refused
from app.files import write_new
from app.i18n import _
from app.reports import template_file, template_render, template_sample
from app.reports.template_check import loop_name
from app.reports.template_tags import PURPOSES, Tag, TemplateFault
from app.services import template_values
from app.services.template_values import Filling
from app.services.workspace import Workspace
from app.text import clean

__all__ = ["PURPOSES", "Filling", "PaperTemplate", "TemplateFault"]


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One tag for the palette: what is typed, what it means, what it prints today; ``fields`` stand behind a dot."""

    name: str
    typed: str
    meaning: str
    now: str
    is_list: bool
    fields: tuple["PaletteEntry", ...] = ()


def templates(ws: Workspace) -> tuple[PaperTemplate, ...]:
    """All templates by name."""
    with ws.store.read() as connection:
        return db_papers.templates(connection)


def palette(ws: Workspace, filling: Filling) -> tuple[PaletteEntry, ...]:
    """Every tag that a template of the purpose may hold."""
    return tuple(_entry(name, name, tag) for name, tag in template_values.tags(ws, filling).items())


def _entry(path: str, name: str, tag: Tag) -> PaletteEntry:
    under = tag.row.fields if tag.row is not None else tag.fields
    above = loop_name(path) if tag.is_list else path
    fields = tuple(_entry(f"{above}.{key}", key, one) for key, one in under.items())
    return PaletteEntry(name, template_sample.explained(tag, path), tag.meaning, tag.text, tag.is_list, fields)


def read(path: Path) -> bytes:
    """The bytes of a template on disk; raises :class:`BadFile` when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(template_file.LARGEST_FILE + 1)
    except OSError as error:
        sentence = _("Không đọc được tệp mẫu {name}: tệp không có ở đó hoặc đang bị chương trình khác giữ.")
        raise BadFile("template-not-read", sentence.format(name=path.name)) from error


def check(ws: Workspace, content: bytes, filling: Filling) -> tuple[TemplateFault, ...]:
    """Every fault of a template with place and remedy; raises :class:`BadFile` when it is no Word file at all."""
    return template_render.check(content, template_values.tags(ws, filling))


def add(ws: Workspace, name: str, content: bytes, filling: Filling) -> int:
    """Take a template in under a name of its own; raises ``Refused`` while it has faults or the name is taken."""
    called = clean(name)
    if not called:
        raise Refused("missing-field", _("Mẫu phải có tên; chưa có gì thay đổi."))
    _refuse_faults(check(ws, content, filling))
    with ws.store.write(_("Thêm mẫu {name}").format(name=called), ws.actor) as connection:
        if any(item.name.casefold() == called.casefold() for item in db_papers.templates(connection)):
            sentence = _("Đã có mẫu tên “{name}”; hãy đặt tên khác hoặc thay mẫu ấy.")
            raise Refused("template-exists", sentence.format(name=called))
        file_id = _kept(connection, ws, called, content)
        return db_papers.save_template(connection, PaperTemplate(called, filling.purpose, file_id, ws.clock()))


def replace_content(ws: Workspace, template_id: int, content: bytes, year: int) -> None:
    """Put a newer file in the place of a template's; raises ``Refused`` while it has faults."""
    known = found(ws, template_id)
    _refuse_faults(check(ws, content, Filling(known.purpose, year)))
    with ws.store.write(_("Thay mẫu {name}").format(name=known.name), ws.actor) as connection:
        file_id = _kept(connection, ws, known.name, content)
        db_papers.save_template(connection, replace(known, source_file_id=file_id, added_at=ws.clock()))


def remove(ws: Workspace, template_id: int) -> None:
    """Take a template out; papers made from it stay as they are."""
    known = found(ws, template_id)
    with ws.store.write(_("Bỏ mẫu {name}").format(name=known.name), ws.actor) as connection:
        db_papers.remove_template(connection, template_id)


def found(ws: Workspace, template_id: int) -> PaperTemplate:
    """One template; raises ``Refused`` when there is none."""
    known = next((item for item in templates(ws) if item.id == template_id), None)
    if known is None:
        raise Refused("no-template", _("Không có mẫu này."))
    return known


def content(ws: Workspace, template_id: int) -> bytes:
    """The bytes of a template as they were taken in, to be changed in Word."""
    known = found(ws, template_id)
    with ws.store.read() as connection:
        return db_papers.stored_bytes(connection, known.source_file_id)


def save_content(ws: Workspace, template_id: int, folder: Path) -> Path:
    """Write the bytes of a template into ``folder`` under its name; never over another file."""
    return write_new(folder, f"{fit(found(ws, template_id).name)}.docx", content(ws, template_id))


def render(ws: Workspace, template_id: int, filling: Filling) -> bytes:
    """A template filled in; its own purpose holds, whatever ``filling`` says. Raises ``BadFile`` when a tag is gone."""
    return filler(ws, template_id)(filling)


def filler(ws: Workspace, template_id: int) -> Callable[[Filling], bytes]:
    """Fills in one template again and again: for a letter to every unit. It is checked once, with the first."""
    known, kept = found(ws, template_id), content(ws, template_id)
    steps = iter((template_render.render,))

    def fill(filling: Filling) -> bytes:
        tags = template_values.tags(ws, replace(filling, purpose=known.purpose))
        return next(steps, template_render.fill)(kept, tags)

    return fill


def sample(ws: Workspace, filling: Filling) -> bytes:
    """A template to begin with: a paper that uses tags, and the table of all of them."""
    tags = template_values.tags(ws, filling)
    return template_sample.render(_("Mẫu cho {purpose}").format(purpose=_(PURPOSES[filling.purpose])), tags)


def save_sample(ws: Workspace, folder: Path, filling: Filling) -> Path:
    """Write the sample of a purpose into ``folder``; never over another file."""
    made = sample(ws, filling)
    return write_new(folder, _("Mẫu {purpose}.docx").format(purpose=_(PURPOSES[filling.purpose])), made)


def _refuse_faults(faults: tuple[TemplateFault, ...]) -> None:
    if faults:
        first = faults[0]
        sentence = _("Mẫu còn {count} chỗ phải sửa; chỗ đầu tiên ở {place}: {sentence}")
        told = sentence.format(count=len(faults), place=first.place, sentence=first.sentence)
        raise Refused("template-faulty", told, _("Chưa có gì được lưu."))


def _kept(connection: DbConnection, ws: Workspace, name: str, content: bytes) -> int:
    original = Original(f"{name}.docx", hashlib.sha256(content).hexdigest(), content)
    return source_files.store(connection, original, ws.clock())
