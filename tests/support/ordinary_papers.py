"""One paper of every kind with every part it can have; people and events are «số liệu minh họa»."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from app.domain.paper_content import Invitation, Meeting, PaperAnnex, PaperContent, Urgency
from app.domain.papers import PaperKind
from app.domain.signing import SigningForm, signer_of
from app.reports import papers
from app.reports.model import Document
from app.reports.papers import PaperSheet
from tests.support.papers import BASES, ORGAN, SIGNER

ARCHIVE = "Lưu: VT, ĐBPSG (Trung, Bắc)"
RECIPIENTS = ORGAN.recipients[:-1]
DAY = date(2022, 1, 11)

PLAN_BODY = """Thực hiện nhiệm vụ năm 2022, Ban chỉ đạo xây dựng kế hoạch sơ kết phong trào như sau:
I. Mục đích, yêu cầu
1. Mục đích
Đánh giá đúng kết quả đã đạt được, biểu dương tập thể, cá nhân có thành tích.
2. Yêu cầu
a) Tổ chức trang trọng, thiết thực, tiết kiệm;
b) Bảo đảm an toàn, đúng quy định về phòng, chống dịch;
c) Báo cáo đúng thời gian;
d) Số liệu thống nhất với các phụ lục;
đ) Thông tin, tuyên truyền rộng rãi;
e) Khen thưởng đúng người, đúng việc;
g) Kinh phí thực hiện theo phân cấp.
II. Nội dung, thời gian
1. Hội nghị sơ kết
- Cấp xã: xong trước ngày 03/3/2022;
- Cấp huyện: do Ban chỉ đạo quyết định.
2. Phân công như bảng sau:
TT\tĐơn vị\tViệc chủ trì\tThời hạn\tSố đại biểu
1\tĐồn BPCK Sóc Giang\tTổng hợp báo cáo của các xã, xây dựng báo cáo của huyện\t21/01/2022\t12
2\tVăn phòng HĐND và UBND huyện\tChuẩn bị hội trường, giấy mời, tài liệu\t25/02/2022\t8
3\tPhòng Nội vụ\tHồ sơ khen thưởng\t21/01/2022\t4
\tTổng cộng\t\t\t24
III. Tổ chức thực hiện
1. Các xã căn cứ kế hoạch này tổ chức thực hiện; số liệu lập theo biểu ở phụ lục kèm theo.
2. Đồn BPCK Sóc Giang theo dõi, đôn đốc, báo cáo Ban chỉ đạo.
Trên đây là Kế hoạch sơ kết phong trào, yêu cầu các đơn vị nghiêm túc thực hiện"""

ANNEX_TABLE = "TT\tXã\tSố xóm\tSố hộ\tTổ tự quản\tMốc quốc giới\tGhi chú\n" + "\n".join(
    f"{number}\tXã {name}\t{6 + number}\t{400 + 31 * number}\t{4 + number}\t{20 + number}\t"
    for number, name in enumerate(("Trường Hà", "Cần Nông", "Lũng Nặm", "Cải Viên", "Nội Thôn", "Tổng Cọt"), 1)
)

PLAN = PaperContent(
    PaperKind.PLAN,
    subject="Tổ chức sơ kết phong trào bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia năm 2021",
    body=PLAN_BODY,
    bases=BASES,
    recipients=RECIPIENTS,
    annexes=(
        PaperAnnex("Số liệu các xã biên giới", ANNEX_TABLE + "\nSố liệu minh họa", is_landscape=True),
        PaperAnnex("Chương trình hội nghị", "1. Chào cờ, tuyên bố lý do.\n2. Báo cáo sơ kết.\n3. Thảo luận, bế mạc"),
    ),
)
DECISION = PaperContent(
    PaperKind.DECISION,
    subject="kiện toàn Tổ giúp việc Ban chỉ đạo phong trào",
    body="""Điều 1. Kiện toàn Tổ giúp việc Ban chỉ đạo, gồm các đồng chí sau:
1. Đồng chí Nông Văn Minh, Phó Chánh Văn phòng HĐND và UBND huyện, Tổ trưởng;
2. Đồng chí Hoàng Thị Hoa, chuyên viên Phòng Nội vụ, Tổ phó;
3. Đồng chí Lý Văn Sơn, cán bộ Đồn BPCK Sóc Giang, thành viên.
Điều 2. Tổ giúp việc có nhiệm vụ:
a) Tham mưu kế hoạch, báo cáo của Ban chỉ đạo;
b) Tổng hợp số liệu của các xã, các đồn Biên phòng.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các đồng chí có tên tại Điều 1 thi hành Quyết định này.""",
    bases=BASES,
    proposer="Đồn trưởng Đồn Biên phòng cửa khẩu Sóc Giang",
    recipients=("Thường trực Huyện ủy", "Lãnh đạo UBND huyện"),
)
LETTER = PaperContent(
    PaperKind.LETTER,
    subject="nộp báo cáo sơ kết phong trào năm 2021",
    body="""Thực hiện Kế hoạch số 74/KH-BCĐ, Ban chỉ đạo huyện đề nghị các đơn vị:
1. Nộp báo cáo bản cứng và bản mềm về Đồn BPCK Sóc Giang trước ngày 21/01/2022.
2. Gửi hồ sơ khen thưởng về Phòng Nội vụ huyện.
Đề nghị các đơn vị quan tâm thực hiện.""",
    addressees=("Ban chỉ đạo các xã biên giới", "Các Đồn Biên phòng trên địa bàn"),
    recipients=("Lãnh đạo UBND huyện",),
    drafted_by="ĐBPSG",
    urgency=Urgency.IMMEDIATE,
)
PROPOSAL = PaperContent(
    PaperKind.PROPOSAL,
    subject="Về việc khen thưởng tập thể, cá nhân có thành tích trong phong trào năm 2021",
    body="""Ban chỉ đạo trình UBND huyện xem xét, khen thưởng 08 tập thể và 16 cá nhân (có danh sách kèm theo).
Kính đề nghị UBND huyện xem xét, quyết định./.""",
    addressees=("Ủy ban nhân dân huyện Hà Quảng",),
    annexes=(PaperAnnex("Danh sách đề nghị khen thưởng", "TT\tHọ tên\tĐơn vị\n1\tNông Văn Minh\tXã Sóc Hà"),),
    urgency=Urgency.URGENT,
)
INVITATION = PaperContent(
    PaperKind.INVITATION,
    subject="Dự Hội nghị sơ kết phong trào năm 2021",
    body="Đề nghị đại biểu đến đúng giờ, thực hiện quy định về phòng, chống dịch.",
    recipients=("Lãnh đạo UBND huyện",),
    invitation=Invitation(
        ("Đồng chí Nông Văn Minh, Chủ tịch UBND xã Sóc Hà", "Đồng chí Hoàng Thị Hoa, Chủ tịch UBND xã Cần Yên"),
        "Hội nghị sơ kết phong trào năm 2021, phương hướng, nhiệm vụ năm 2022",
        "Đồng chí Triệu Đình Dũng, Phó Chủ tịch UBND huyện, Trưởng Ban chỉ đạo",
        datetime(2022, 3, 1, 7, 30),  # noqa: DTZ001 - the time on the wall, as the paper prints it
        "Hội trường UBND huyện",
    ),
)
MINUTES = PaperContent(
    PaperKind.MINUTES,
    subject="Họp Ban chỉ đạo phong trào quý I năm 2022",
    body="""1. Đồng chí chủ trì nêu lý do, nội dung cuộc họp.
2. Đồng chí Thư ký báo cáo tiến độ nộp báo cáo của các xã: đã có 06/08 xã nộp.
3. Kết luận
Các xã còn lại nộp báo cáo trong tuần; cuộc họp nhất trí 100%.""",
    meeting=Meeting(
        datetime(2022, 1, 5, 14, 0),  # noqa: DTZ001 - the time on the wall, as the paper prints it
        datetime(2022, 1, 5, 16, 30),  # noqa: DTZ001 - the time on the wall, as the paper prints it
        "Phòng họp số 2, UBND huyện",
        ("Các thành viên Ban chỉ đạo: 15/17 đồng chí", "Đại diện 04 Đồn Biên phòng", "Vắng: 02 đồng chí (có lý do)"),
        "Triệu Đình Dũng",
        "Phó Chủ tịch UBND huyện, Trưởng ban",
        "Hoàng Thị Hoa",
        "chuyên viên Phòng Nội vụ",
    ),
)
RULES = PaperContent(
    PaperKind.REGULATION,
    subject="Làm việc của Ban chỉ đạo phong trào",
    body="""Chương I
Quy định chung
Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định nguyên tắc, chế độ làm việc của Ban chỉ đạo.
2. Những việc khác thực hiện theo quy định hiện hành.
Điều 2. Nguyên tắc
Ban chỉ đạo làm việc theo chế độ tập thể, phân công cá nhân phụ trách.
Chương II
Chế độ làm việc
Mục 1. Chế độ họp
Điều 3. Họp định kỳ
1. Ban chỉ đạo họp 06 tháng một lần.
2. Trưởng ban triệu tập họp bất thường khi:
a) Có vụ việc phức tạp trên đường biên;
b) Cấp trên yêu cầu.""",
    recipients=RECIPIENTS,
)
SHORT = {
    PaperKind.NOTICE: "Kết luận của Trưởng ban tại cuộc họp ngày 05 tháng 01 năm 2022",
    PaperKind.GUIDANCE: "Bình xét thi đua trong phong trào năm 2022",
    PaperKind.REPORT: "Kết quả tổ chức Ngày hội Biên phòng toàn dân năm 2022",
    PaperKind.PROGRAMME: "Công tác năm 2022",
    PaperKind.DIRECTIVE: "Tăng cường quản lý, bảo vệ đường biên, mốc quốc giới",
}


def content_of(kind: PaperKind) -> PaperContent:
    """A complete paper of any kind that is written here."""
    full = {item.kind: item for item in (PLAN, DECISION, LETTER, PROPOSAL, INVITATION, MINUTES, RULES)}
    if kind in full:
        return full[kind]
    body = "1. Các đơn vị tổ chức thực hiện nghiêm túc.\n2. Đồn BPCK Sóc Giang theo dõi, tổng hợp, báo cáo Ban chỉ đạo."
    addressees = ("Ban chỉ đạo tỉnh Cao Bằng",) if kind is PaperKind.REPORT else ()
    return PaperContent(kind, SHORT[kind], body, addressees=addressees, bases=BASES[:1], recipients=RECIPIENTS)


def sheet_of(content: PaperContent, *, is_issued: bool = True, form: SigningForm = SigningForm.OWN) -> PaperSheet:
    """The paper in the district's letterhead, issued on the day of the plan or as a draft."""
    signer = signer_of((SIGNER,), DAY, form=form)
    draft = PaperSheet(content, ORGAN, signer, DAY.year, ARCHIVE, draft_mark="DỰ THẢO")
    return replace(draft, number=7, issued_on=DAY, draft_mark="") if is_issued else draft


def _paper(kind: PaperKind, *, is_issued: bool) -> Callable[[], Document]:
    return lambda: papers.build(sheet_of(content_of(kind), is_issued=is_issued))


#: Every paper by a name for the test, issued and as a draft.
ORDINARY_PAPERS: dict[str, Callable[[], Document]] = {
    f"{kind}{' issued' if is_issued else ' draft'}": _paper(kind, is_issued=is_issued)
    for kind in PaperKind
    if kind is not PaperKind.SUPPLEMENT_SLIP
    for is_issued in (True, False)
} | {
    "GM to one": lambda: papers.invitations(sheet_of(INVITATION))[0][1],
    "KH for the collective": lambda: papers.build(sheet_of(PLAN, form=SigningForm.COLLECTIVE)),
}
