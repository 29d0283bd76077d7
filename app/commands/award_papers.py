"""``papers awards``: papers of commendation listed, drafted, written one by one or as the whole dossier."""

import argparse
from typing import Any

from app.commands.choices import AWARD_PAPERS, word_of
from app.domain.awards.papers import IN_DOSSIER, NUMBERED, AwardPaper, PaperScope
from app.errors import Refused
from app.i18n import _
from app.services import overview
from app.services.awards import campaigns, lookup, pack, papers, printing
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def run(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Without a folder tell which papers there are; who is held up is named."""
    campaign = campaigns.of_year(ws, args.year)
    unit_id = overview.unit_named(ws, args.unit, campaign.year).id if args.unit else 0
    award = lookup.award_named(ws, campaign.id, args.award) if args.award else ""
    scope = PaperScope(campaign.id, unit_id, award, tuple(args.id))
    only = frozenset(AWARD_PAPERS[word] for word in args.only or ())
    if args.draft:
        return _drafted(ws, scope, only, is_again=args.again)
    if args.out is None:
        return _listed(ws, scope, only)
    if args.each or (only and not args.pack):
        return _written(ws, args, scope, only)
    made = pack.write(ws, scope, args.out, only=only or IN_DOSSIER)
    told = _("Đã lập hồ sơ {count} trường hợp, {pages} trang: {path}")
    words = told.format(count=made.nominees, pages=made.pages, path=made.pdf)
    answer = {
        "pdf": str(made.pdf),
        "files": [str(path) for path in made.files],
        "pages": made.pages,
        "nominees": made.nominees,
        "parts": list(made.parts),
        "left_out": list(made.left_out),
    }
    lines = [words, _("Đã lập {count} tệp Word trong cùng thư mục").format(count=len(made.files))]
    return answer, [*lines, *([_("Không có trong hồ sơ:"), *made.left_out] if made.left_out else [])]


def _written(ws: Workspace, args: argparse.Namespace, scope: PaperScope, only: frozenset[AwardPaper]) -> _Answer:
    suffixes = (f".{args.format}",) if args.format else (".docx", ".pdf")
    files = printing.write(ws, scope, args.out, only, suffixes)
    return {"files": [str(path) for path in files]}, [_("Đã lập {path}").format(path=path) for path in files]


def _listed(ws: Workspace, scope: PaperScope, only: frozenset[AwardPaper]) -> _Answer:
    rows, lines = [], []
    for sheet in papers.available(ws, scope):
        if only and sheet.paper not in only:
            continue
        kind = word_of(sheet.paper, AWARD_PAPERS)
        rows.append(
            {
                "paper": kind,
                "name": sheet.name,
                "award": sheet.award,
                "nominations": [item.id for item in sheet.nominations],
                "blocked": sheet.blocked,
                "differs": sheet.differs,
            }
        )
        held_up = _(" – chưa in được: {reason}").format(reason=sheet.blocked) if sheet.blocked else ""
        differs = f" – {sheet.differs}" if sheet.differs else ""
        lines.append(f"{kind}: {sheet.name}{held_up}{differs}")
    return {"papers": rows}, [*lines, _("{count} giấy tờ").format(count=len(rows))]


def _drafted(ws: Workspace, scope: PaperScope, only: frozenset[AwardPaper], *, is_again: bool) -> _Answer:
    wanted = only or NUMBERED
    chosen = [sheet for sheet in papers.available(ws, scope) if sheet.paper in wanted]
    if not chosen:
        raise Refused("no-paper", _("Hiện chưa có giấy tờ khen thưởng nào như vậy để soạn."))
    write = papers.write_again if is_again else papers.write_draft
    rows = [
        {"id": write(ws, scope, sheet), "name": sheet.name, "differs": "" if is_again else sheet.differs}
        for sheet in chosen
    ]
    lines = [
        _("Dự thảo số {id}: {name}").format(**row) + (f" – {row['differs']}" if row["differs"] else "") for row in rows
    ]
    if any(row["differs"] for row in rows):
        lines.append(
            _("Soạn lại theo dữ liệu nay: thêm --again; chữ đã gõ vào dự thảo được thay, hoàn tác thì trở lại.")
        )
    return {"drafts": rows}, lines
