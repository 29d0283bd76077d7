"""The printed table of a season: every commune and hamlet, what it holds or may hold, why by which paper and clause."""

from collections.abc import Iterator

from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.domain.season_board import Occasion, SeasonBoard
from app.reports import event_season
from app.reports.event_season import SeasonContent
from app.reports.model import Document
from app.services import event_season_lines, paper_sheets, scope, season_board, season_reports
from app.services.event_assessments import Grounds
from app.services.workspace import Workspace
from app.text import padded_count


def documents(ws: Workspace, year: int | None = None) -> tuple[Document, ...]:
    """One table for each occasion of the year (03/3, 19/8) that has kinds of events."""
    first = season_board.season(ws, year)
    found = [first, *(season_board.season(ws, year, number) for number in range(1, len(first.occasions)))]
    boards = [item.board for item in found if item.board is not None]
    return tuple(event_season.build(content(ws, board)) for board in boards)


def content(ws: Workspace, board: SeasonBoard) -> SeasonContent:
    """All that the table of one occasion says."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
        grounds = Grounds.read(connection, ws.today)
        sheet = paper_sheets.draft_sheet(connection, PaperContent(PaperKind.PLAN), ws.today)
        plan = f"Kế hoạch số {committee.plan_number}" if committee.plan_number else "kế hoạch"
        lines = tuple(event_season_lines.lines(board, grounds, plan, season_reports.owed(connection, ws, board.year)))
    return SeasonContent(
        sheet.organ,
        sheet.signer,
        _subject(board.occasion, board.year),
        board.year,
        lines,
        tuple(_sums(board)),
        (f"Theo {plan}; cấp độ tính theo ngày tổ chức.",) if any(line.level for line in lines) else (),
        committee.page,
    )


def _subject(occasion: Occasion, year: int) -> str:
    day = "" if occasion.month is None else f" dịp {occasion.day:02}/{occasion.month}"
    return f"Đơn vị, nội dung tổ chức các sự kiện{day} năm {year}"


def _sums(board: SeasonBoard) -> Iterator[str]:
    counts = board.counts
    told = [f"{padded_count(counts.communes) if counts.communes else '0'} xã"]
    told += [f"{padded_count(counts.hamlets)} xóm"] if counts.hamlets else []
    parts = [
        (counts.whole, "đơn vị được tổ chức đủ các phần"),
        (counts.partly, "đơn vị tổ chức một phần"),
        (counts.forbidden, "đơn vị không tổ chức"),
        (counts.no_event, "đơn vị chưa lập sự kiện"),
        (counts.no_day, "sự kiện chưa có ngày"),
        (counts.to_adjust, "sự kiện cần điều chỉnh"),
    ]
    told += [f"{padded_count(count)} {words}" for count, words in parts if count]
    yield f"Tổng cộng: {'; '.join(told)}."
