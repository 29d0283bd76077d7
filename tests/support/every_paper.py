"""Every paper the program can make, by a name for the test: reviews, slips, ordinary papers, in both size sets.

A module of :mod:`app.reports` that builds papers is named in :data:`BUILDERS`, and a test compares that with the code.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.findings import Severity
from app.domain.page_setup import PageSetup, SizeSet
from app.reports import correction, review, supplement
from app.reports.correction import CorrectionContent, FigureLine, TextLine
from app.reports.model import Document
from app.reports.supplement import SupplementContent
from tests.support.event_papers import EVENT_PAPERS
from tests.support.ordinary_papers import ORDINARY_PAPERS
from tests.support.papers import (
    ORGAN,
    SIGNER,
    a_paper_of_every_block,
    a_paper_of_pictures,
    commune_content,
    district_content,
    issued_content,
    listed_content,
)
from tests.support.rich_workbooks import to_mend, work_of

#: The modules that make a :class:`Document`; each has its papers below.
BUILDERS = frozenset(
    {"review", "supplement", "papers", "correction"}
    | {"event_programme", "event_delegates", "event_money", "event_season", "event_sheet"}
    # Working papers without a number are looked at one by one in tests/reports/awards and tests/reports/plans.
    | {"work_list", "answer_sheet", "register_list"}
    | {"letters", "lists", "merits", "money", "slips", "certificate_list"}
)
#: Modules that make books and lists, which are no State papers and have no letterhead.
BOOKS = frozenset({"papers_register"})


def a_slip() -> SupplementContent:
    """A slip that asks for two things."""
    things = (to_mend("02_ChiTieu", "E22"), to_mend("03_Xom", "", Severity.WARNING, "Trang bị ẩn."))
    return SupplementContent(
        organ=ORGAN,
        addressee="Ban chỉ đạo xã Sóc Hà",
        unit="xã Sóc Hà",
        work=work_of(things),
        received_on=date(2022, 1, 12),
        today=date(2022, 1, 18),
        contact="Đồn BPCK Sóc Giang",
        signer=SIGNER,
        draft_mark="DỰ THẢO",
    )


def a_correction() -> CorrectionContent:
    """Two figures and a text that changed after a report had left."""
    return CorrectionContent(
        organ=ORGAN,
        corrected="Báo cáo số 05/BC-BCĐ ngày 08 tháng 02 năm 2022",
        about="Sơ kết phong trào năm 2021",
        units=("Xã Sóc Hà: báo cáo ngày 15/02/2022 thay báo cáo ngày 12/01/2022",),
        figures=(FigureLine("Số mốc quốc giới", "mốc", "130", "136", "Xã Sóc Hà"),),
        texts=(TextLine("III.1", "06 buổi", "08 buổi"),),
        year=2022,
        signer=SIGNER,
        number=9,
        issued_on=date(2022, 2, 18),
    )


def _small(paper: Document) -> Document:
    return replace(paper, setup=PageSetup(SizeSet.SMALL, 25, 25, 35, 20))


EVERY_PAPER: dict[str, Callable[[], Document]] = (
    {
        "every block": a_paper_of_every_block,
        "every block in the small set": lambda: _small(a_paper_of_every_block()),
        "pictures": a_paper_of_pictures,
        "review of the district, draft": lambda: review.build(district_content()),
        "review of the district, issued": lambda: review.build(issued_content()),
        "review of the district in the small set": lambda: _small(review.build(issued_content())),
        "review of a commune": lambda: review.build(commune_content()),
        "review with charts and lists": lambda: review.build(listed_content()),
        "correction, issued": lambda: correction.build(a_correction()),
        "correction, draft": lambda: correction.build(
            replace(a_correction(), number=None, issued_on=None, draft_mark="DỰ THẢO", texts=(), units=())
        ),
        "slip, draft": lambda: supplement.build(a_slip()),
        "slip, issued": lambda: supplement.build(
            replace(a_slip(), number=7, issued_on=date(2022, 3, 9), draft_mark="", deadline=date(2022, 3, 25))
        ),
        "slip without signer": lambda: supplement.build(replace(a_slip(), signer=None, contact="")),
    }
    | ORDINARY_PAPERS
    | EVENT_PAPERS
)
