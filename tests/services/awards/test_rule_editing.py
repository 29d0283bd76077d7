"""The catalogue of awards is edited row by row; what would leave it unclear is refused and nothing is stored."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.catalogue import AwardRule, BaseSalary, Coefficient, Confidence, NomineeKind, RuleKind
from app.errors import Refused
from app.services import history
from app.services.awards import catalogue, rule_texts
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, proposed

RISE = date(2027, 7, 1)


def row(ws: Workspace, kind: RuleKind, key: str, on: date = date(2026, 8, 1)) -> AwardRule:
    """The row of a key that holds on a day."""
    return next(rule for rule in catalogue.rules(ws, on) if (rule.kind, rule.key) == (kind, key))


def test_that_a_new_salary_follows_the_old_one_from_its_day(ws: Workspace) -> None:
    old = row(ws, RuleKind.BASE_SALARY, "luong-co-so")
    typed = {"amount": "2.700.000", "clause": "Nghị định số 1/2027/NĐ-CP"}
    made = catalogue.follow(ws, old.id, rule_texts.successor(old, RISE, typed))
    assert (old.confidence, made.confidence, made.note) == (Confidence.READ, Confidence.PRACTICE, "")
    assert made.content == BaseSalary(2_700_000, "Nghị định số 1/2027/NĐ-CP")
    assert (catalogue.find(ws, old.id).valid_to, catalogue.find(ws, made.id).valid_to) == (RISE, None)
    with ws.store.read() as connection:
        book = catalogue.book(connection)
    before, after = book.base_salary(date(2027, 6, 30)), book.base_salary(RISE)
    assert before is not None
    assert after is not None
    assert (before.content.amount, after.content.amount) == (2_530_000, 2_700_000)
    ws.store.undo(ws.actor)
    assert catalogue.find(ws, old.id) == old


def test_that_a_row_that_follows_another_has_to_say_its_own_clause(ws: Workspace) -> None:
    old = row(ws, RuleKind.COEFFICIENT, "giay-khen-xa.household")
    with pytest.raises(Refused, match="Chưa ghi điều khoản của quy định mới"):
        rule_texts.successor(old, RISE, {"value": "0,5"})
    made = rule_texts.successor(old, RISE, {"value": "0,5", "clause": "NĐ mới", "confidence": "B"})
    assert (made.clause, made.confidence, made.id) == ("NĐ mới", Confidence.REPORTED, 0)


@pytest.mark.parametrize("start", [date(2026, 7, 1), date(2020, 1, 1)])
def test_that_a_row_is_followed_only_on_a_day_it_holds(ws: Workspace, start: date) -> None:
    old = row(ws, RuleKind.BASE_SALARY, "luong-co-so")
    with pytest.raises(Refused, match="không áp dụng đến ngày đó"):
        catalogue.follow(ws, old.id, replace(old, valid_from=start))
    ended = row(ws, RuleKind.BASE_SALARY, "luong-co-so", date(2022, 1, 1))
    with pytest.raises(Refused, match="không áp dụng đến ngày đó"):
        catalogue.follow(ws, ended.id, replace(ended, valid_from=date(2025, 1, 1)))


def test_that_a_row_is_edited_with_what_people_type(ws: Workspace) -> None:
    rule = row(ws, RuleKind.COEFFICIENT, "giay-khen-xa.household")
    done = catalogue.save(ws, rule_texts.edited(rule, {"value": "0,35", "confidence": "c", "note": " theo  tỉnh "}))
    assert done.content == Coefficient("giay-khen-xa", NomineeKind.HOUSEHOLD, Decimal("0.35"))
    assert (done.id, done.confidence, done.note) == (rule.id, Confidence.PRACTICE, "theo tỉnh")
    assert catalogue.find(ws, rule.id) == done
    award = row(ws, RuleKind.AWARD, "giay-khen-xa")
    typed = {"kinds": "individual; collective", "is_own_level": "không", "copies": "2"}
    changed = rule_texts.edited(award, typed)
    content = rule_texts.content_json(changed)
    assert (content["kinds"], content["is_own_level"], content["copies"]) == (["individual", "collective"], False, 2)
    assert changed.valid_to == award.valid_to


def test_that_a_row_is_added_for_what_no_rule_told(ws: Workspace) -> None:
    typed = {"award": "giay-khen-don", "kind": "individual", "value": "0,3", "clause": "Quyết định của Bộ Chỉ huy"}
    made = rule_texts.new(RuleKind.COEFFICIENT, "", date(2022, 1, 1), typed)
    done = catalogue.save(ws, made)
    assert (done.key, done.confidence) == ("giay-khen-don.individual", Confidence.PRACTICE)
    assert row(ws, RuleKind.COEFFICIENT, "giay-khen-don.individual", date(2022, 3, 3)) == done
    item = rule_texts.new(RuleKind.DOSSIER_ITEM, "anh", date(2022, 1, 1), {"name": "Ảnh", "note": "thông lệ"})
    assert catalogue.save(ws, item).key == "anh"


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (RuleKind.COEFFICIENT, {"value": "0,3"}, "Chưa ghi award, kind của hệ số tiền thưởng"),
        (RuleKind.COEFFICIENT, {"award": "x", "kind": "họ", "value": "1"}, "giá trị của hệ số tiền thưởng không dùng"),
        (RuleKind.COEFFICIENT, {"giá": "1"}, "“giá” không phải một trường của hệ số tiền thưởng; có: award, kind"),
        (RuleKind.BASE_SALARY, {"amount": "hai triệu", "decree": "x"}, "amount phải là một số nguyên"),
        (RuleKind.CRITERION, {"text": "x", "is_required": "chắc"}, "is_required phải là “có” hoặc “không”"),
        (RuleKind.CRITERION, {"text": "x", "confidence": "D"}, "confidence phải là A, B hoặc C"),
        (RuleKind.CRITERION, {"text": ""}, "Chưa ghi text của tiêu chuẩn"),
    ],
)
def test_that_what_is_typed_wrong_is_told_by_its_name(kind: RuleKind, typed: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        rule_texts.new(kind, "moi", date(2022, 1, 1), typed)
    with pytest.raises(Refused, match="Chưa ghi key của tiêu chuẩn"):
        rule_texts.new(RuleKind.CRITERION, "", date(2022, 1, 1), {"text": "x"})


def test_that_a_row_that_would_leave_the_catalogue_unclear_is_refused(ws: Workspace) -> None:
    before = catalogue.rules(ws)
    salary = row(ws, RuleKind.BASE_SALARY, "luong-co-so")
    typed = {"award": "giay-khen-la", "kind": "individual", "value": "0,3", "clause": "x"}
    unknown = rule_texts.new(RuleKind.COEFFICIENT, "", date(2022, 1, 1), typed)
    for wrong, said in (
        (replace(salary, id=0, valid_from=date(2027, 1, 1)), "trùng với dòng từ 01/07/2026"),
        (replace(salary, valid_to=date(2026, 7, 1)), "ngày kết thúc phải sau ngày bắt đầu"),
        (rule_texts.edited(salary, {"amount": "0"}), "mức lương cơ sở phải lớn hơn 0"),
        (rule_texts.edited(salary, {"clause": "", "note": ""}), "phải ghi điều khoản"),
        (unknown, "không có hình thức “giay-khen-la”"),
        (replace(salary, id=9999), "không có dòng số 9999"),
    ):
        with pytest.raises(Refused, match=said):
            catalogue.save(ws, wrong)
    assert catalogue.rules(ws) == before


def test_that_what_others_rest_on_is_not_taken_out(ws: Workspace) -> None:
    proposed(ws, "Nông Văn Một")
    awards = [rule for rule in catalogue.rules(ws) if rule.kind is RuleKind.AWARD and rule.key == DISTRICT]
    catalogue.remove(ws, awards[1].id)  # the later of two rows about one award
    with pytest.raises(Refused, match="Đang có 1 đề nghị hình thức này"):
        catalogue.remove(ws, awards[0].id)
    with pytest.raises(Refused, match="không có thẩm quyền “tinh”"):
        catalogue.remove(ws, row(ws, RuleKind.AUTHORITY, "tinh").id)
    with pytest.raises(Refused, match="không có hình thức “giay-khen-so”"):
        catalogue.remove(ws, row(ws, RuleKind.AWARD, "giay-khen-so").id)
    salary = row(ws, RuleKind.BASE_SALARY, "luong-co-so")
    catalogue.remove(ws, salary.id)
    with pytest.raises(Refused, match=f"không có dòng số {salary.id}"):
        catalogue.remove(ws, salary.id)


def test_that_the_history_tells_which_rule_was_changed_from_what_to_what(ws: Workspace) -> None:
    rule = row(ws, RuleKind.COEFFICIENT, "giay-khen-xa.household")
    catalogue.save(ws, rule_texts.edited(rule, {"value": "0,35"}))
    (told,) = history.changes(ws, history.entries(ws)[0].id)
    assert (told.thing, told.field) == ("quy định khen thưởng giay-khen-xa.household", "hệ số")
    assert (told.before, told.after) == ("0,45", "0,35")
    catalogue.remove(ws, rule.id)
    gone = history.changes(ws, history.entries(ws)[0].id)
    assert ("hệ số", "0,35", "") in {(line.field, line.before, line.after) for line in gone}
