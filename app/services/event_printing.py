"""All papers of events in one click: a folder for each event with files that say what they are, and one PDF of all.

Everything is made before anything is written, so a stop leaves no half of it; nothing is ever written over.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain import file_names
from app.domain.event_purposes import PURPOSE_WORDS, EventPurpose
from app.domain.events import Event
from app.errors import Refused
from app.files import write_new
from app.i18n import _
from app.progress import Progress, silent
from app.reports import event_bundle
from app.reports.event_bundle import BundlePart
from app.services import event_backdrop, event_paper_contents, event_paper_files, event_season, new_folders, outgoing
from app.services.event_assessments import Grounds
from app.services.event_steps import found
from app.services.outgoing import Printed
from app.services.workspace import Workspace

_SUFFIXES = (".docx", ".pdf")
_BUNDLE = "00 Tất cả giấy tờ"
_EACH = "Giấy mời từng người"


@dataclass(frozen=True, slots=True)
class _Made:
    """The papers of one event, ready to be written: ``each`` are invitations of single persons."""

    folder: str
    papers: tuple[Printed, ...]
    each: tuple[Printed, ...]
    bundle: bytes


def print_events(
    ws: Workspace,
    event_ids: Sequence[int],
    folder: Path,
    suffixes: Sequence[str] = _SUFFIXES,
    progress: Progress = silent,
    only: Collection[EventPurpose] = (),
) -> tuple[Path, ...]:
    """Write the papers of events, each into a new folder of its own inside ``folder``; the files in their order.

    ``only`` leaves out all but these purposes. What was issued is written as it left, byte for byte.
    """
    outgoing.refuse_suffixes(suffixes)
    made = []
    for done, event_id in enumerate(event_ids):
        progress(done, len(event_ids), _("Đang lập giấy tờ của sự kiện {done}/{all}").format(
            done=done + 1, all=len(event_ids)))  # fmt: skip
        made.append(_made(ws, event_id, suffixes, frozenset(only)))
    progress(len(event_ids), len(event_ids), _("Đang ghi tệp"))
    return tuple(path for one in made for path in _written(one, folder, suffixes))


def print_season(ws: Workspace, year: int, folder: Path, suffixes: Sequence[str] = _SUFFIXES) -> tuple[Path, ...]:
    """Write the table of a season (unit × what is held × why × day) into ``folder``, one for each occasion."""
    outgoing.refuse_suffixes(suffixes)
    made = [outgoing.print_(paper) for paper in event_season.documents(ws, year)]
    if not made:
        raise Refused("no-kinds", _("Dữ liệu này chưa có loại sự kiện nào nên chưa có bảng tổng hợp để in."))
    return tuple(path for one in made for path in outgoing.write(folder, one, suffixes))


def _made(ws: Workspace, event_id: int, suffixes: Sequence[str], only: frozenset[EventPurpose]) -> _Made:
    with ws.store.read() as connection:
        event = found(connection, event_id)
        fitting = [item for item in event_paper_contents.purposes(connection, ws, event) if not only or item in only]
        if not fitting:
            told = _("“{name}” không có giấy tờ nào như vậy ở tình trạng hiện nay.")
            raise Refused("no-paper", told.format(name=event.name))
        printed = [
            event_paper_files.printed(connection, ws, event, number, item) for number, item in enumerate(fitting, 1)
        ]
        titles = [_(PURPOSE_WORDS[item]) for item in fitting]
        if EventPurpose.PLAN in fitting and not only:
            titles.append(_("Ma-két"))
            printed.append(event_backdrop.sheet(connection, ws, event, f"{len(titles):02} {titles[-1]}"))
        each = tuple(event_paper_files.invitations(connection, ws, event)) if EventPurpose.INVITATION in fitting else ()
        grounds = Grounds.read(connection, ws.today)
        hosts = ", ".join(grounds.titles(event.hosts))
        kind = grounds.kinds.get(event.kind)
    parts = [BundlePart(word, one.pdf) for word, one in zip(titles, printed, strict=True)]
    has_bundle = ".pdf" in suffixes and len(parts) > 1
    bundle = event_bundle.render(event.name, hosts, parts) if has_bundle else b""
    return _Made(_folder_name(event, hosts, kind.name if kind else event.name), tuple(printed), each, bundle)


def _folder_name(event: Event, hosts: str, what: str) -> str:
    """ "2022-02-24 xã Sóc Hà - Hội nghị sơ kết": day, who, what, each short enough for a path of Windows."""
    day = event.starts_on.isoformat() if event.starts_on else _("chưa có ngày")
    parts = (f"{day} {event_paper_files.cut(hosts)}".strip(), event_paper_files.cut(what))
    return file_names.fit(" - ".join(part for part in parts if part))


def _written(made: _Made, folder: Path, suffixes: Sequence[str]) -> tuple[Path, ...]:
    return new_folders.placed(folder, made.folder, lambda staging: _staged(made, staging, suffixes))


def _staged(made: _Made, staging: Path, suffixes: Sequence[str]) -> Iterator[Path]:
    for one in made.papers:
        yield from outgoing.write(staging, one, suffixes)
    for one in made.each:
        yield from outgoing.write(staging / _EACH, one, suffixes)
    if made.each and ".pdf" in suffixes:
        yield write_new(staging, f"{_EACH}.pdf", event_bundle.joined([one.pdf for one in made.each]))
    if made.bundle:
        yield write_new(staging, f"{_BUNDLE}.pdf", made.bundle)
