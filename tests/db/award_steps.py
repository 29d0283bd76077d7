"""A season of commendation in steps, one after the other: ``python -m tests.db.award_steps DATA FIRST``.

Each step says ``ACK number`` when the program has told that it is done; a process that is killed is started again with
the step that was not done.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import NominationState, Nominee
from app.domain.awards.papers import AwardPaper, PaperScope
from app.errors import Refused
from app.services import workspace
from app.services.awards import (
    campaigns,
    certificate_files,
    certificate_printing,
    decisions,
    dossiers,
    golden_book,
    intake,
    nominations,
    pack,
    steps,
)
from app.services.awards.certificate_printing import CertificateOrder
from app.services.awards.intake import IntakeDefaults
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.planned_events import commune

PLAN, AWARD = "ha-quang-2022", "giay-khen-huyen"
TODAY = datetime(2022, 2, 20, 1, 0, tzinfo=UTC)
_DAY = date(2022, 1, 20)
_WORDS = ("An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Lâm", "Minh", "Nam", "Phúc", "Quang", "Sơn", "Thắng")
_HELD = ("Nông Sóc An", "Nông Sóc Cường", "Nông Tổng An")
#: Papers of the dossier that is written: enough to be killed in.
_PAPERS = frozenset({AwardPaper.PROPOSAL, AwardPaper.LIST, AwardPaper.ESTIMATE})

Step = Callable[[Workspace], object]


def steps_of_season(out: Path) -> tuple[tuple[str, Step], ...]:
    """What is done, each under its name; files go to ``out``."""
    first, second, third, replaced = "Nông Sóc An", "Nông Sóc Bình", "Nông Sóc Cường", "Hoàng Thị Thay"
    there, other = "Nông Tổng An", "Nông Tổng Bình"
    over = steps.Overrun("đột xuất", "Công văn 12/UBND")
    all_ = (first, second, third, there, other)
    return (
        ("store a list", partial(_stored, unit="Sóc Hà")),
        ("store a list", partial(_stored, unit="Tổng Cọt")),
        *(("propose", partial(_on, step=steps.propose, name=name)) for name in (first, second)),
        ("propose without a place", partial(_refused, name=third)),
        ("propose beyond the quota", lambda ws: steps.propose(ws, _id(ws, third), over)),
        *(("propose", partial(_on, step=steps.propose, name=name)) for name in (there, other)),
        ("receive papers", lambda ws: dossiers.receive_papers(ws, [_id(ws, name) for name in all_], hard_on=_DAY)),
        *(("receive", partial(_on, step=_received, name=name)) for name in all_),
        *(("appraise", partial(_on, step=_appraised, name=name)) for name in all_),
        ("withdraw", lambda ws: steps.withdraw(ws, _id(ws, other), "chuyển đi")),
        ("replace", partial(_replaced, name=second, heir=replaced)),
        ("draft", lambda ws: decisions.draft(ws, _season(ws), AWARD, [_id(ws, name) for name in _HELD])),
        ("decide", lambda ws: decisions.decide(ws, 1, "15/QĐ-UBND", date(2022, 2, 1), signer="Nông Văn Ký")),
        ("record in one step", partial(_recorded, name=replaced)),
        ("golden book", lambda ws: golden_book.number(ws, _decided(ws))),
        ("prove names", lambda ws: certificate_printing.prove_names(ws, _decided(ws))),
        ("print certificates", lambda ws: certificate_files.save(ws, CertificateOrder(tuple(_decided(ws))), out)),
        ("write the dossier", lambda ws: pack.write(ws, PaperScope(_season(ws)), out, only=_PAPERS)),
        ("cancel a decision", lambda ws: decisions.cancel(ws, 1, "Ghi nhầm tên")),
    )  # fmt: skip


def _season(ws: Workspace) -> int:
    return campaigns.of_year(ws).id


def _id(ws: Workspace, name: str) -> int:
    return next(row.id for row in nominations.rows(ws, _season(ws)) if row.name == name)


def _decided(ws: Workspace) -> list[int]:
    rows = nominations.rows(ws, _season(ws))
    return sorted(row.id for row in rows if row.nomination.state is NominationState.DECIDED)


def _on(ws: Workspace, step: Callable[[Workspace, int], object], name: str) -> None:
    step(ws, _id(ws, name))


def _refused(ws: Workspace, name: str) -> None:
    with suppress(Refused):  # again after a kill it may have its place already
        steps.propose(ws, _id(ws, name))


def _received(ws: Workspace, nomination_id: int) -> object:
    return steps.receive(ws, nomination_id, _DAY)


def _appraised(ws: Workspace, nomination_id: int) -> object:
    return steps.appraise(ws, nomination_id, "Đủ điều kiện")


def _stored(ws: Workspace, unit: str) -> object:
    middle = unit.split(maxsplit=1)[0]
    lines = [f"Nông {middle} {word}\tnam\t{1950 + n}\tBáo tin {n + 1} vụ" for n, word in enumerate(_WORDS)]
    text = "\n".join(("Họ và tên\tGiới tính\tNăm sinh\tThành tích", *lines))
    preview = intake.from_text(ws, _season(ws), text, IntakeDefaults(commune(ws, unit), AWARD))
    return intake.store(ws, preview)


def _replaced(ws: Workspace, name: str, heir: str) -> object:
    new = Nominee(NomineeKind.INDIVIDUAL, heir, commune(ws, "Sóc Hà"), sex="nữ", birth_year=1984)
    return steps.replace(ws, _id(ws, name), new, "đã mất")


def _recorded(ws: Workspace, name: str) -> object:
    decision = AwardDecision(_season(ws), AWARD, "Tặng Giấy khen", "16/QĐ-UBND", date(2022, 2, 2), "Nông Văn Ký")
    return steps.record_decided(ws, [_id(ws, name)], decision)


def opened(folder: Path) -> Workspace:
    """The data folder on the day of the season."""
    return workspace.open_(folder, actor="kill loop", clock=FixedClock(TODAY))


def main(folder: Path, first: int) -> None:
    """Do all steps from one on."""
    ws = opened(folder)
    try:
        for number, (_name, step) in enumerate(steps_of_season(folder / "ra")):
            if number >= first:
                step(ws)
                print(f"ACK {number}", flush=True)
    finally:
        ws.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
