"""What a paper of each kind must have is said in one sentence each; who signs and who gets it follows the day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.committee import OfficeHolder
from app.domain.paper_content import (
    LONGEST_SUBJECT,
    Invitation,
    Meeting,
    PaperAnnex,
    PaperContent,
    faults,
)
from app.domain.papers import PaperKind
from app.domain.recipients import in_order, recipient_lines
from app.domain.signing import Signer, SigningForm, head_title, may_sign, signer_of, signs_for_self
from tests.support.ordinary_papers import content_of

AT = datetime(2022, 3, 1, 7, 30)  # noqa: DTZ001 - the time on the wall, as the paper prints it
PLAN = PaperContent(PaperKind.PLAN, "Sơ kết", "Lời.", recipients=("08 xã",))
DECISION = PaperContent(PaperKind.DECISION, "Về việc", "Điều 1. Một.", bases=("Căn cứ Luật",))
HEAD = OfficeHolder(
    1, "Triệu Đình Dũng", "Trưởng ban", "Phó Chủ tịch UBND huyện", "", date(2022, 1, 1), date(2023, 1, 1)
)
DEPUTY = OfficeHolder(2, "Nông Văn Minh", "Phó Trưởng ban", "Đồn trưởng", "KT. TRƯỞNG BAN", date(2022, 6, 1))
DAY = date(2022, 7, 1)


def told(content: PaperContent) -> list[str]:
    return [fault.sentence for fault in faults(content)]


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SUPPLEMENT_SLIP])
def test_that_a_complete_paper_of_every_kind_lacks_nothing(kind: PaperKind) -> None:
    assert not faults(content_of(kind))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (replace(PLAN, subject=" "), "Chưa có trích yếu nội dung."),
        (replace(PLAN, body="\n \n"), "Chưa có nội dung."),
        (replace(PLAN, body="Lời.\nb) Hai."), "Dòng 2: đến đây phải là “a)”, nhưng ghi “b)”"),
        (replace(PLAN, body="Bảng:\nA\tB"), "Nội dung kết thúc bằng bảng; hãy thêm một câu kết"),
        (replace(PLAN, body="I. Mục"), "Dòng 1: “I.” chỉ có tên mục, chưa có nội dung."),
        (replace(PLAN, addressees=("UBND xã",)), "Kế hoạch không có “Kính gửi”"),
        (replace(PLAN, kind=PaperKind.LETTER), "Công văn phải có “Kính gửi”."),
        (replace(PLAN, kind=PaperKind.PROPOSAL, addressees=(" ",)), "Tờ trình phải có “Kính gửi”."),
        (replace(DECISION, bases=("",)), "Quyết định phải có ít nhất một căn cứ ban hành."),
        (replace(DECISION, body="1. Một."), "Nội dung quyết định phải chia thành Điều"),
        (replace(DECISION, body="Lời.\nĐiều 1. Một."), "Trước “Điều 1.” của quyết định không có nội dung nào khác"),
        (replace(PLAN, annexes=(PaperAnnex("", "Chữ"),)), "Phụ lục thứ 1 chưa có tên."),
        (replace(PLAN, annexes=(PaperAnnex("Bảng", ""),)), "Phụ lục thứ 1 chưa có nội dung."),
        (replace(PLAN, annexes=(PaperAnnex("Bảng", "2. Hai"),)), "Phụ lục thứ 1, Dòng 1: đến đây phải là “1.”"),
    ],
)
def test_that_what_is_missing_is_said(content: PaperContent, sentence: str) -> None:
    assert told(content)[0].startswith(sentence)


def test_that_a_subject_too_long_for_the_register_is_told() -> None:
    assert told(replace(PLAN, subject="a" * LONGEST_SUBJECT)) == []
    assert told(replace(PLAN, subject="a" * (LONGEST_SUBJECT + 1))) == [
        "Trích yếu dài 501 chữ cái, sổ đăng ký văn bản chỉ nhận đến 500."
    ]


def test_that_hints_come_last_and_keep_nobody_from_issuing() -> None:
    content = replace(PLAN, subject="", recipients=(), annexes=(PaperAnnex("Bảng", "Chữ"),))
    found = faults(content)
    assert [fault.is_hint for fault in found] == [False, True, True]
    assert [fault.field for fault in found] == ["subject", "recipients", "annexes"]
    assert not faults(replace(PLAN, body="Xem phụ lục.", annexes=(PaperAnnex("Bảng", "Chữ"),)))


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Có danh sách hộ kèm theo.", True),
        ("Xin gửi kèm danh sách các hộ.", True),
        ("Chi tiết tại Phụ lục I.", True),
        ("Chi tiết tại Phụ lục 2 của Kế hoạch này.", True),
        ("Trình bày theo Phụ lục I Nghị định số 30/2020/NĐ-CP.", False),
        ("Theo danh sách ban hành kèm theo Quyết định 12/QĐ-UBND.", False),
        ("Tặng bằng khen kèm theo tiền thưởng.", False),
        ("Lập danh sách các hộ.", False),
    ],
)
def test_that_a_text_which_sends_its_reader_to_an_annex_has_one(line: str, is_told: bool) -> None:
    content = replace(PLAN, body=f"Lời.\n{line}")
    found = [(fault.field, fault.is_hint) for fault in faults(content)]
    assert found == ([("annexes", True)] if is_told else [])
    if is_told:  # one annex is printed without a numeral; a text may name it with one
        assert not faults(replace(content, annexes=(PaperAnnex("Bảng", "Chữ"),)))


def test_that_an_invitation_to_a_day_gone_by_is_hinted_at() -> None:
    invitation = content_of(PaperKind.INVITATION)
    assert invitation.invitation.at is not None
    day = invitation.invitation.at.date()
    assert not faults(invitation, day)
    (hint,) = faults(invitation, day + timedelta(days=4))
    assert (hint.field, hint.is_hint) == ("invitation", True)
    assert hint.sentence.startswith(f"Thời gian mời {day:%d/%m/%Y} đã qua so với ngày văn bản")


def test_that_the_symbol_of_a_letter_names_who_drafted_it() -> None:
    letter = content_of(PaperKind.LETTER)
    (hint,) = faults(replace(letter, drafted_by=" "))
    assert hint.is_hint
    assert told(replace(letter, drafted_by="P/NV"))[0].startswith("Đơn vị soạn thảo trong ký hiệu công văn")


def test_that_a_paper_for_nobody_is_hinted_at() -> None:
    (hint,) = faults(replace(PLAN, recipients=(" ",)))
    assert (hint.field, hint.is_hint) == ("recipients", True)
    assert not faults(replace(DECISION, recipients=()))


def test_that_an_article_may_close_a_decision() -> None:
    assert not faults(replace(DECISION, body="Điều 1. Phạm vi\n1. Một.\nĐiều 2. Thi hành"))


def test_that_minutes_and_invitations_name_every_fact_they_lack() -> None:
    minutes = PaperContent(PaperKind.MINUTES, "Họp", "Lời.")
    assert [sentence for sentence in told(minutes) if sentence.startswith("Chưa ghi")] == [
        "Chưa ghi thời gian bắt đầu cuộc họp.",
        "Chưa ghi địa điểm họp.",
        "Chưa ghi thành phần tham dự.",
        "Chưa ghi chủ trì (chủ tọa).",
        "Chưa ghi thư ký (người ghi biên bản).",
        "Chưa ghi thời gian kết thúc cuộc họp.",
    ]
    assert len(told(PaperContent(PaperKind.INVITATION, "Dự họp", invitation=Invitation(place=" ")))) == 5


def test_that_a_meeting_ends_after_it_began() -> None:
    full = content_of(PaperKind.MINUTES)
    backwards = replace(full, meeting=replace(full.meeting, start=AT, end=AT))
    assert told(backwards) == ["Giờ kết thúc cuộc họp phải sau giờ bắt đầu."]
    assert len(told(replace(full, meeting=Meeting(start=AT)))) == 5


# --- signing -----------------------------------------------------------------------------------------------------


def test_that_a_paper_is_signed_by_who_held_the_office_on_its_day() -> None:
    both = (HEAD, DEPUTY)
    assert signer_of(both, DAY) == Signer(("TRƯỞNG BAN",), "Triệu Đình Dũng", "PHÓ CHỦ TỊCH UBND HUYỆN")
    assert signer_of(both, DAY, 2) == Signer(("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Nông Văn Minh", "ĐỒN TRƯỞNG")
    assert signer_of(both, date(2022, 2, 1), 2).full_name == "Triệu Đình Dũng"
    assert signer_of(both, date(2023, 2, 1)).full_name == "Nông Văn Minh"
    assert signer_of(both, date(2021, 1, 1)) == Signer(("TRƯỞNG BAN",))


def test_that_without_the_seal_of_the_agency_only_the_title_in_the_committee_stands() -> None:
    assert signer_of((HEAD,), DAY, has_seal=False).agency_title == ""


@pytest.mark.parametrize(
    ("holder", "form", "lines"),
    [
        (HEAD, SigningForm.COLLECTIVE, ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
        (DEPUTY, SigningForm.COLLECTIVE, ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (DEPUTY, SigningForm.ACTING, ("Q. TRƯỞNG BAN",)),
        (DEPUTY, SigningForm.DEPUTY, ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (DEPUTY, SigningForm.BY_ORDER, ("TL. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (DEPUTY, SigningForm.AUTHORISED, ("TUQ. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (DEPUTY, SigningForm.OWN, ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
    ],
)
def test_that_the_form_of_signing_makes_the_lines(
    holder: OfficeHolder, form: SigningForm, lines: tuple[str, ...]
) -> None:
    assert signer_of((HEAD, DEPUTY), DAY, holder.id, form).authority == lines


@pytest.mark.parametrize("form", [SigningForm.DEPUTY, SigningForm.BY_ORDER, SigningForm.AUTHORISED])
def test_that_nobody_signs_in_the_own_place(form: SigningForm) -> None:
    both = (HEAD, DEPUTY)
    assert signs_for_self(both, DAY, 0, form)
    assert signs_for_self(both, DAY, 1, form)
    assert not signs_for_self(both, DAY, 2, form)
    assert not signs_for_self(both, date(2021, 1, 1), 0, form)
    assert not signs_for_self(both, DAY, 1, SigningForm.COLLECTIVE)


def test_that_it_is_known_who_may_sign() -> None:
    assert may_sign((HEAD, DEPUTY), DAY, 0)
    assert may_sign((HEAD, DEPUTY), DAY, 2)
    assert not may_sign((HEAD, DEPUTY), date(2022, 2, 1), 2)
    assert not may_sign((HEAD,), date(2021, 1, 1), 0)
    assert head_title((DEPUTY,), DAY) == "Trưởng ban"


# --- recipients --------------------------------------------------------------------------------------------------

PLAN_RECIPIENTS = (
    "Thường trực Huyện ủy",
    "Thường trực HĐND huyện",
    "Lãnh đạo UBND huyện",
    "Ủy ban MTTQ huyện",
    "Các đồng chí Thành viên BCĐ huyện",
    "Các phòng, ban chuyên môn của huyện",
    "TT Văn hóa và truyền thông huyện",
    "04 Đồn Biên phòng trên địa bàn",
    "08 xã Biên giới",
)


def test_that_recipients_are_ordered_as_plan_74_prints_them() -> None:
    assert in_order(reversed(PLAN_RECIPIENTS)) == PLAN_RECIPIENTS
    offices = ("Lãnh đạo UBND huyện", "Văn phòng HĐND và UBND huyện", "Các xã biên giới")
    assert in_order(reversed(offices)) == offices
    assert in_order(("Ông A", "Bà B", "Thường trực Huyện ủy")) == ("Thường trực Huyện ủy", "Ông A", "Bà B")


def test_that_the_first_and_the_last_line_are_made_by_the_paper() -> None:
    typed = ("- Như trên;", "Lãnh đạo UBND huyện.", "Lãnh đạo UBND huyện", "Lưu: VT", "- ")
    assert recipient_lines(PaperKind.LETTER, typed, "Lưu: VT, VP", has_addressees=True) == (
        "Như trên",
        "Lãnh đạo UBND huyện",
        "Lưu: VT, VP",
    )
    assert recipient_lines(PaperKind.DECISION, (), "Lưu: VT", has_addressees=False, article="Điều 3") == (
        "Như Điều 3",
        "Lưu: VT",
    )
    assert recipient_lines(PaperKind.MINUTES, (), "Lưu: VT", has_addressees=False) == ("Lưu: VT, Hồ sơ",)
    assert recipient_lines(PaperKind.PLAN, ("Như Điều 2",), "", has_addressees=False) == ()
