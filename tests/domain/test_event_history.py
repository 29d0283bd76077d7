"""What a change of an event or a kind is told as, field by field."""

from dataclasses import replace
from decimal import Decimal

from app.domain.event_history import kind_changes, plan_changes, result_changes
from app.domain.events import Delegate, EventCost, EventPart, EventPlan, EventResult, GiftPart
from tests.support.assessed_events import a_kind


def test_that_nothing_is_told_of_what_reads_the_same() -> None:
    plan = EventPlan(
        chair="A",
        costs=(EventCost("B"),),
        delegates=(Delegate("C"),),
        gifts=(GiftPart("D", 1, Decimal(1)),),
    )
    assert list(plan_changes(plan, plan)) == []
    assert list(result_changes(EventResult(), EventResult())) == []
    assert list(kind_changes(a_kind(), a_kind())) == []


def test_that_money_persons_and_receivers_of_a_plan_are_told() -> None:
    before = EventPlan(delegates=(Delegate("Tá", attended=False), Delegate("Bé")))
    after = EventPlan(
        expected_people=1200,
        costs=(EventCost("Nước", spent=Decimal(90_000)), EventCost("Loa")),
        delegates=(Delegate("Tá", attended=True), Delegate("Bé")),
        gifts=(GiftPart("Quà", 1, Decimal(1), receivers=("Ba", "Tư")),),
    )
    found = {item.what: (item.before, item.after) for item in plan_changes(before, after)}
    assert found["đã chi"] == ("", "Nước 90.000")
    assert found["có mặt"] == ("Tá: không", "Tá: có")
    assert found["người nhận quà"] == ("", "Quà: Ba, Tư")
    assert found["Nhân dân dự kiến"] == ("", "1.200")


def test_that_a_result_is_told_by_its_words() -> None:
    found = list(result_changes(EventResult(), EventResult(games=0, shortcomings="Mưa")))
    assert [(item.what, item.before, item.after) for item in found] == [
        ("trò chơi dân gian", "", "0"),
        ("tồn tại, hạn chế", "", "Mưa"),
    ]


def test_that_a_new_and_a_removed_kind_are_told_whole() -> None:
    kind = a_kind(backdrop=("NGÀY HỘI", "{movement}"))
    new = {item.what: item.after for item in kind_changes(None, kind)}
    gone = {item.what: item.before for item in kind_changes(kind, None)}
    assert new == gone
    assert new["các phần"] == "sơ kết, phần lễ, phần hội"
    assert new["dòng ma-két"] == "NGÀY HỘI; {movement}"
    fewer = replace(kind, parts=(EventPart.REVIEW,), backdrop=())
    assert [(item.what, item.after) for item in kind_changes(kind, fewer)] == [
        ("các phần", "sơ kết"),
        ("dòng ma-két", ""),
    ]
