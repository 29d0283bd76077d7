"""The places of the window, in the order of the navigation. A place that is not built yet is not shown.

Pages are named, not imported: they load the services and with them the database libraries, and the window shall be on
screen before that.
"""

import importlib
from dataclasses import dataclass

from app.i18n import N_
from app.ui.context import UiContext
from app.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One place: ``key`` for :meth:`UiContext.go`, its word, its icon, and where its page is (module:class)."""

    key: str
    word: str
    icon: str
    page: str


PLACES = (
    Place("overview", N_("Tổng quan"), "layout-dashboard", "app.ui.overview.page:OverviewPage"),
    Place("units", N_("Đơn vị"), "map-pinned", "app.ui.units.page:UnitsPage"),
    Place("submissions", N_("Báo cáo xã"), "inbox", "app.ui.submissions.page:SubmissionsPage"),
    Place("reviews", N_("Báo cáo sơ kết"), "file-text", "app.ui.reviews.page:ReviewsPage"),
    Place("events", N_("Ngày hội"), "calendar-days", "app.ui.events.page:EventsPage"),
    Place("awards", N_("Khen thưởng"), "award", "app.ui.awards.page:AwardsPage"),
    Place("plans", N_("Kế hoạch"), "list-checks", "app.ui.plans.page:PlansPage"),
    Place("papers", N_("Văn bản"), "files", "app.ui.papers.page:PapersPage"),
    Place("system", N_("Hệ thống"), "settings", "app.ui.system.page:SystemPage"),
)


def make_page(place: Place, context: UiContext) -> Page:
    """Load and build the page of a place."""
    module, _colon, name = place.page.partition(":")
    page = getattr(importlib.import_module(module), name)(context)
    if not isinstance(page, Page):
        raise TypeError(place.page)
    return page
