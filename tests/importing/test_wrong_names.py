"""Every name of something else beside a code is asked; the right one in other words is not."""

import re
from collections.abc import Iterator

import pytest

from app.domain.indicators import Indicator
from app.importing.row_names import RowNames
from app.text import fold
from tests.support.sample_catalogue import sample_catalogue

_CATALOGUE = sample_catalogue()
_NAMES = RowNames(_CATALOGUE, 2021)
#: Names that say less than the indicator they would stand beside: nothing tells that they mean something else.
_SHORTER = {("E09", "Diện tích"), ("A27", "Số xóm có điện"), ("K11", "Số học sinh"), ("T09", "Số doanh nghiệp"),
            ("T15", "Số doanh nghiệp"), ("A16", "Tổng dân số"), ("K23", "Số lượt khám bệnh")}  # fmt: skip
_OTHER_THINGS = (
    "Tổng dân số", "Mật độ dân số", "Số hộ nghèo dân tộc thiểu số", "Số hộ thoát nghèo", "Số hộ tái nghèo",
    "Diện tích", "Diện tích tự nhiên", "Diện tích rừng", "Sản lượng lương thực", "Tổng đàn trâu", "Số chợ",
    "Tổng đàn gia cầm", "Số lao động", "Tỷ lệ lao động qua đào tạo", "Số trẻ em dưới 6 tuổi", "Số học sinh",
    "Số giáo viên", "Số nhà tạm", "Nữ", "Số người cao tuổi", "Số ca mắc Covid-19", "Số công dân nhập ngũ",
    "Số hội viên nông dân", "Số đảng viên nữ", "Đảng viên dân tộc thiểu số", "Số vụ tai nạn giao thông",
    "Số vụ trộm cắp tài sản", "Số vụ bạo lực gia đình", "Giá trị thiệt hại thiên tai", "Số hộ có ti vi",
    "Số hộ kinh doanh", "Số doanh nghiệp", "Thu thuế sử dụng đất", "Chiều dài đường giao thông", "Dư nợ tín dụng",
    "Số xóm có điện", "Số xóm chưa có điện", "Số lượt khám bệnh", "Số cuộc họp xóm", "Số hộ di cư tự do",
    "Số người Mông", "Quỹ phòng chống thiên tai", "Số tổ vay vốn", "Số hợp tác xã",
)  # fmt: skip
_REWORDED = """
A01|Chiều dài ĐBG ; A03|- Trên sông, suối ; A04|Tổng số mốc ; A07|Tổng số cột mốc ; A09|Biển báo KVBG
A11|Cửa khẩu ; A12|Số thôn, bản ; A13|Trong đó xóm giáp biên ; A14|Số hộ gia đình ; A15|Trong đó: xóm giáp biên
A16|Tổng dân số ; A16|Số nhân khẩu ; A18|Khẩu DTTS ; A20|Số người có uy tín trong đồng bào dân tộc
A02|Trên bộ ; A13|Số xóm biên giới ; A15|Số hộ ở xóm biên giới ; A23|% hộ nghèo ; G19|Hòa giải thành
N05|Lượt dân tham gia ; F01|Tin dân cung cấp
A21|Người theo đạo ; A22|Gia đình nghèo ; A25|TNBQ đầu người/năm ; A28|Số hộ dùng điện ; A29|Hộ dùng nước HVS
A30|Số xóm có NVH ; A31|Xóm có sóng điện thoại di động, Internet ; A32|Trạm y tế xã đạt chuẩn
B03|Số lượt CB, ĐV dự quán triệt ; B05|BCĐ xã được kiện toàn ; B12|Quy chế phối hợp giữa xã và đồn
B13b|Ban TQ xếp loại khá ; B13d|- Yếu ; C05|Buổi TT Luật BGQG, Luật BPVN ; C11|Số tin, bài
C12|Hộ ký cam kết không XNC trái phép ; D01|Số tổ tự quản ĐBMG ; D07|Số km đường biên đăng ký tự quản
D10|Tổ tự quản ANTT ; D15c|Tổ tự quản hoạt động TB ; D16|Hộ ký cam kết chấp hành QCBG
D19|Hỗ trợ kinh phí tổ, ban tự quản
E01|Số lần tuần tra có dân tham gia ; E03|Trong đó: lượt dân quân ; E09|Diện tích hiến đất làm đường tuần tra
F01|Số tin nhân dân cung cấp ; F04|Tin liên quan ANTT, tội phạm ; F05|Tin XNC trái phép ; F05k|Các tin khác
F07|Số đối tượng ; G16|Tiền xử phạt VPHC ; G20|Số đơn thư khiếu nại, tố cáo ; G22|Xóm không có tội phạm, TNXH
G25|Vũ khí, vật liệu nổ thu hồi ; H01|Lực lượng dân quân ; H03|CAX chính quy ; H04|Lực lượng bảo vệ ANTT ở cơ sở
K02|Kết nạp đảng viên mới ; K04|Số xóm trắng đảng viên ; K05|Tiền ủng hộ bộ đội biên phòng
K08|Số tiêu chí NTM đã đạt
K12|Hộ ĐCĐC ; K20|Lượt gia đình chính sách được thăm hỏi ; K22|Trị giá quà tặng
N01|Xã có tổ chức sơ kết, Ngày hội không
N06|Tiết mục VHVN ; N07|Môn TDTT ; Q01|Tổng dự toán kinh phí ; Q02|Ngân sách huyện, tỉnh cấp ; Q04|Nguồn XHH
""".replace("\n", ";").split(";")
_ABBREVIATED = {
    "an ninh trật tự": "ANTT", "đường biên giới": "ĐBG", "Ban chỉ đạo": "BCĐ", "xuất, nhập cảnh": "XNC",
    "dân tộc thiểu số": "DTTS", "nông thôn mới": "NTM", "đảng viên": "ĐV", "tự quản": "TQ", "kinh phí": "KP",
    "hòa giải viên": "HGV", "nhà văn hóa": "NVH", "quốc gia": "QG", "ngân sách": "NS", "trung bình": "TB",
}  # fmt: skip
#: «Tổng báo cáo viên … hiện có» is X01 and P04 alike.
_MOST_ASKED = 0.005
#: Those that make a real word of a short name.
_MOST_MISTYPED_ASKED = 0.005


def _asked(code: str, name: str, unit: str = "") -> bool:
    return bool(_NAMES.contradiction(_CATALOGUE[code], name, unit))


def _decorated(item: Indicator) -> Iterator[str]:
    name, lower = item.name, item.name[0].lower() + item.name[1:]
    yield from (f"Tổng số {lower}", f"- {name}", f"1. {name}", f"{name} ({item.unit})", f"{name} năm 2021")
    yield from (f"{name} trên địa bàn xã", f"{name} toàn xã", fold(name), fold(name).upper(), name.upper())
    yield from (f"{name} hiện có", f"{name} (tính đến 15/11/2021)", f"Trong đó: {lower}")
    parts = re.split(r", ", name)
    if len(parts) == 2:
        yield ", ".join(reversed(parts))
    yield from (name.replace(long, short) for long, short in _ABBREVIATED.items() if long in name)


@pytest.mark.parametrize("group", sorted({item.group for item in _CATALOGUE}))
def test_that_the_name_of_every_other_indicator_is_asked(group: str) -> None:
    """A row that bears the name of another indicator."""
    pairs = [(own, other) for own in _CATALOGUE if own.group == group for other in _CATALOGUE if other.name != own.name]
    unasked = [(own.code, other.code) for own, other in pairs if not _asked(own.code, other.name)]
    assert not unasked


def test_that_the_name_and_unit_of_a_row_next_to_it_are_asked() -> None:
    items = list(_CATALOGUE)
    for step in (-2, -1, 1, 2):
        pairs = zip(items, items[step:] + items[:step], strict=True)
        assert all(_asked(own.code, other.name, other.unit) for own, other in pairs if own.name != other.name)


def test_that_the_names_of_other_things_are_asked_beside_every_code() -> None:
    unasked = {
        (item.code, name) for item in _CATALOGUE for name in _OTHER_THINGS if not _asked(item.code, name, item.unit)
    }
    assert unasked <= _SHORTER


@pytest.mark.parametrize(
    ("code", "name"), [tuple(map(str.strip, text.split("|"))) for text in _REWORDED if text.strip()]
)
def test_that_the_right_name_in_other_words_is_not_asked(code: str, name: str) -> None:
    assert not _asked(code, name, _CATALOGUE[code].unit)


def test_that_right_names_with_numbers_units_years_or_abbreviations_are_hardly_ever_asked() -> None:
    tried = [(item.code, name, item.unit) for item in _CATALOGUE for name in _decorated(item)]
    assert len([each for each in tried if _asked(*each)]) <= _MOST_ASKED * len(tried)


def _shortened(item: Indicator) -> Iterator[str]:
    """A name without the words before it that only say that it counts, or without what stands in brackets."""
    bare = re.sub(r"^(?:Tổng số|Tổng|Số lượng|Số)\s+", "", item.name)
    yield from (bare.capitalize(), f"Số {bare}", re.sub(r"\s*\([^)]*\)", "", item.name))


def _mistyped(item: Indicator) -> Iterator[str]:
    """A name in which, in one place, a letter is typed twice or two letters have changed places."""
    for at, letter in enumerate(item.name):
        if letter.isalpha():
            yield item.name[:at] + letter + item.name[at:]
            yield item.name[:at] + item.name[at : at + 2][::-1] + item.name[at + 2 :]


def test_that_a_name_without_its_counting_words_or_brackets_is_not_asked() -> None:
    tried = [(item.code, name, item.unit) for item in _CATALOGUE for name in _shortened(item)]
    assert [each for each in tried if _asked(*each)] == []


def test_that_slips_of_the_finger_are_hardly_ever_asked() -> None:
    tried = [(item.code, name, item.unit) for item in _CATALOGUE for name in _mistyped(item)]
    assert len([each for each in tried if _asked(*each)]) <= _MOST_MISTYPED_ASKED * len(tried)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        # Words that exist, abbreviations and short names are not taken for others.
        ("A14", "Số bộ"),
        ("A14", "Số HS"),
        ("A14", "Số hs"),
        ("A22", "Hộ nghề"),
        ("A17", "Số khẩu ở xóm giáp sông biên"),
        ("D15a", "Tổ tự quản hoạt động yếu"),
        ("P02", "Lãnh đạo chưa được phổ biến"),
    ],
)
def test_that_another_word_is_not_taken_for_a_slip(code: str, name: str) -> None:
    assert _asked(code, name, _CATALOGUE[code].unit)


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("H01", "Tổng dân số", "người"),
        ("A22", "Số hộ", "hộ"),
        ("A34", "Đảng viên mới kết nạp", "người"),
        ("B13d", "Ban TQ xếp loại khá", "ban"),
        ("A33", "Số xóm có chi bộ", "xóm"),
        ("G03", "Số đối tượng buôn lậu", "người"),
        ("A23", "Số hộ nghèo", "hộ"),
        ("A22", "Tỷ lệ hộ nghèo", "%"),
        ("D05", "Số chợ", "hộ"),
    ],
)
def test_that_a_reworded_name_of_something_else_is_asked(code: str, name: str, unit: str) -> None:
    assert _asked(code, name, unit)


@pytest.mark.parametrize("name", ["", "Chỉ tiêu A22", "Tổng số", "a", "1.", "Kết quả trong năm"])
def test_that_a_name_that_says_nothing_contradicts_nothing(name: str) -> None:
    assert not _asked("A22", name, "hộ")
