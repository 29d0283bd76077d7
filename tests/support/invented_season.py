"""A season no shipped file knows (số liệu minh họa): another province, awards, coefficients, salary and quotas."""

from pathlib import Path

PLAN, AWARD, OWN = "bu-dop-minh-hoa", "ky-niem-minh-hoa", "bieu-duong-xa-minh-hoa"

_PLAN = """
schema_version = 1
kind = "founding"
id = "bu-dop-minh-hoa"
title = "Minh họa: huyện Bù Đốp"
legal_basis = "Số liệu minh họa"
valid_from = 2024-02-01
confidence = "C"
version = 1
number = "09/KH-BCĐ"
issued_on = 2024-02-01
report_year = 2023
event_year = 2024
outline = "so-ket-74"
movement = "Toàn dân bảo vệ an ninh Tổ quốc"

[committee]
unit_name = "Bù Đốp"
level = "district"
name = "Ban chỉ đạo phong trào huyện Bù Đốp"
parent_organ = "UBND huyện Bù Đốp"
short_name = "Ban chỉ đạo phong trào"
symbol = "BCĐ"
place = "Bù Đốp"
archive_line = "Lưu: VT"
recipients = ["Các xã"]

[territory]
province_code = "75"
district = "Huyện Bù Đốp"
communes = ["25309", "25310", "25315"]

[[quotas]]
id = "ky-niem"
award_key = "ky-niem-minh-hoa"
award = "Kỷ niệm chương"
giver = "Hội Minh họa"
scope = "commune"
collectives = 0
individuals = 1
households = 2
is_hard = false
clause = "V.1"

[[quotas]]
id = "giay-khen-huyen"
award_key = "giay-khen-huyen"
award = "Giấy khen"
giver = "UBND huyện Bù Đốp"
form_name = "Giấy khen huyện"
scope = "committee"
collectives = 2
individuals = 1
clause = "V.2"
"""

_RULES = """
schema_version = 1
kind = "awards"
id = "hoi-minh-hoa"
title = "Thẩm quyền của Hội Minh họa"
legal_basis = "Số liệu minh họa"
valid_from = 2020-01-01
confidence = "C"
version = 1

[[authorities]]
key = "hoi-minh-hoa"
valid_from = 2020-01-01
clause = "Điều lệ Hội Minh họa"
confidence = "C"
title = "Chủ tịch Hội Minh họa"
organ = "Hội Minh họa"
level = "agency"
signer_title = "Chủ tịch Hội"
through = "Văn phòng Hội"
pays_from = "Quỹ Hội Minh họa"

[[awards]]
key = "ky-niem-minh-hoa"
valid_from = 2020-01-01
clause = "Điều lệ Hội Minh họa, Điều 9"
confidence = "C"
form = "giay_khen"
authority = "hoi-minh-hoa"
title = "Kỷ niệm chương Vì biên cương"
form_name = "Kỷ niệm chương"

[[awards]]
key = "bieu-duong-xa-minh-hoa"
valid_from = 2020-01-01
clause = "Quy chế minh họa"
confidence = "C"
form = "giay_khen"
authority = "xa"
title = "Giấy biểu dương của Chủ tịch Ủy ban nhân dân {unit}"
form_name = "Giấy biểu dương"
is_own_level = true
"""

_MONEY = """
schema_version = 1
kind = "awards"
id = "tien-thuong"
title = "Tiền thưởng minh họa"
legal_basis = "Số liệu minh họa"
valid_from = 2020-01-01
confidence = "C"
version = 9

[[coefficients]]
award = "ky-niem-minh-hoa"
valid_from = 2020-01-01
clause = "Quy chế minh họa, Điều 3"
confidence = "C"
individual = "0.77"
collective = "1.11"
household = "0.999"

[[coefficients]]
award = "giay-khen-huyen"
valid_from = 2020-01-01
clause = "Quy chế minh họa, Điều 4"
confidence = "C"
individual = "0.35"
collective = "0.7"

[[base_salaries]]
valid_from = 2020-01-01
valid_to = 2024-05-01
clause = "Nghị định minh họa 1"
confidence = "C"
amount = 1_234_567
decree = "Nghị định minh họa 1"

[[base_salaries]]
valid_from = 2024-05-01
clause = "Nghị định minh họa 2"
confidence = "C"
amount = 2_000_001
decree = "Nghị định minh họa 2"
"""

_LAW = """
schema_version = 1
kind = "awards"
id = "che-do"
title = "Chế độ minh họa"
legal_basis = "Số liệu minh họa"
valid_from = 2020-01-01
confidence = "C"
version = 9

[[regimes]]
key = "MH"
valid_from = 2020-01-01
clause = "Luật minh họa"
confidence = "C"
name = "Luật minh họa"
bases = ["Luật minh họa ngày 01 tháng 01 năm 2020"]
report_form = "Mẫu số 99"
household_is_own = true
rounding = 1_000
"""


def rules_folder(folder: Path) -> Path:
    """A folder of a user's own rules with all of it."""
    for kind, name, text in (
        ("founding", "bu-dop", _PLAN), ("awards", "hoi", _RULES), ("awards", "tien", _MONEY), ("awards", "luat", _LAW),
    ):  # fmt: skip
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder
