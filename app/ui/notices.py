"""Sentences the law makes us say."""

from app.i18n import N_

#: Khoản 2 Điều 5 Luật Bảo vệ bí mật nhà nước số 117/2025/QH15: shown at the first start and in Hệ thống.
SECRECY_TITLE = N_("Không dùng cho bí mật nhà nước")
SECRECY = N_(
    "Phần mềm này không dùng để soạn thảo, lưu giữ, trao đổi bí mật nhà nước (độ Mật, Tối mật, Tuyệt mật). Khoản 2 "
    "Điều 5 Luật Bảo vệ bí mật nhà nước số 117/2025/QH15 nghiêm cấm soạn thảo, lưu giữ tài liệu bí mật nhà nước trên "
    "máy tính, thiết bị đang kết nối mạng máy tính (trừ mạng LAN độc lập), Internet, mạng viễn thông. Việc mã hóa "
    "trong phần mềm chỉ bảo vệ dữ liệu công tác thông thường và dữ liệu cá nhân. Gặp tài liệu có dấu mật, dừng lại và "
    "báo người phụ trách bảo mật của đơn vị."
)
