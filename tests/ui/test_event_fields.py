"""Opening an event or a kind never changes it: whatever a field can show, what nobody touched stays as it is stored."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.domain.events import (
    Activity,
    ActivityKind,
    Delegate,
    Event,
    EventCost,
    EventPlan,
    EventResult,
    GiftPart,
    GroupOrigin,
    ParticipantGroup,
    ProgrammeItem,
)
from app.services import event_kinds, events, units
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.events.editor import EventEditor
from app.ui.events.kind_editor import KindEditor

LONG = "Hội nghị sơ kết phong trào “Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia” " * 5
ODD = ("  hai   dấu cách ", "dòng một\ndòng hai\n", LONG, "<b>&amp;</b> {unit}", "Tab\tở giữa", "", "﻿\u200bẩn")


@pytest.fixture
def ws(context: UiContext, open_data: Callable[[str], Workspace]) -> Iterator[Workspace]:
    """An empty season in the context."""
    made = open_data("empty")
    context.attach(made, 2021)
    yield made
    context.jobs.close()
    context.detach()


def odd_event(ws: Workspace, text: str) -> Event:
    """An event with one odd text everywhere."""
    kind = event_kinds.kinds(ws)[0].key
    host = units.search(ws, "Sóc Hà", date(2022, 3, 1))[0].id
    plan = EventPlan(
        chair=text,
        expected_people=1200,
        groups=(ParticipantGroup(text, GroupOrigin.ABOVE, sources=("committee",)),),
        delegates=(Delegate(text, text, text, text, attended=False),),
        programme=(ProgrammeItem(text, time(7, 5), date(2022, 3, 2), text, minutes=0),),
        activities=(Activity(ActivityKind.SPORT, text, 2, text),),
        gifts=(GiftPart(text, 3, Decimal("1.5"), text, (text, "khác")),),
        gift_value_total=Decimal("4.5"),
        costs=(EventCost(text, text, Decimal("0.25"), None),),
        measures=text,
        note=text,
    )
    result = EventResult(people_count=0, gift_value=Decimal("0.5"), summary=text, shortcomings=text)
    event = replace(events.new(ws, kind, (host,), date(2022, 3, 1)), name=text, plan=plan, result=result)
    return events.save(ws, event).event


@pytest.mark.parametrize("text", ODD)
def test_that_opening_and_leaving_an_event_changes_nothing(
    context: UiContext, ws: Workspace, qtbot: QtBot, text: str
) -> None:
    event = odd_event(ws, text)
    editor = EventEditor(context)
    qtbot.addWidget(editor)
    editor.open_event(event.id)
    assert editor.written() == event
    editor.sections.general.days.set_values(place="Sân nhà văn hóa")
    editor.save()
    assert events.detail(ws, event.id).event == replace(event, place="Sân nhà văn hóa")
    editor.sections.general.days.set_values(place="")
    editor.save()
    assert events.detail(ws, event.id).event == event
    editor.forget()


@pytest.mark.parametrize("text", [text for text in ODD if text.strip() and "{" not in text])
def test_that_opening_and_leaving_a_kind_changes_nothing(
    context: UiContext, ws: Workspace, qtbot: QtBot, text: str
) -> None:
    source = event_kinds.kinds(ws)[0]
    odd = replace(source, chair=text, note=text, clause=text, backdrop=(text, "HỘI NGHỊ"), costs=(text,))
    kind = event_kinds.save(ws, odd)
    editor = KindEditor(context)
    qtbot.addWidget(editor)
    editor.open_kind(kind.key)
    assert editor.written(kind) == kind
    editor.form.set_values(note="Ghi chú mới")
    editor.save()
    assert event_kinds.kinds(ws)[0] == replace(kind, note="Ghi chú mới")
