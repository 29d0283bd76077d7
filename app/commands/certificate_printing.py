"""``papers certificates``: certificates onto blanks, prints to look at, calibration of printers, the golden book."""

import argparse
from collections.abc import Sequence
from typing import Any

from app.domain.awards.certificates import CertificateLayout, PrinterOffset, paper_size
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, certificate_files, certificate_printing, certificates, golden_book
from app.services.awards.certificate_printing import CertificateOrder, CertificateRow
from app.services.awards.certificates import Measured
from app.services.workspace import Workspace
from app.text import clean, fold, padded_count

_Answer = tuple[dict[str, Any], list[str]]


def run(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Calibrate, write the sheet, prove names, number, print, or without any of these list who is ready."""
    if args.calibrate:
        return _calibrated(ws, args)
    if args.sheet:
        path = certificates.save_calibration_sheet(_folder(args), *paper_size(args.sheet), args.printer)
        return {"files": [str(path)]}, [_("Đã lập {path}").format(path=path)]
    campaign = campaigns.of_year(ws, args.year)
    rows = certificate_printing.rows(ws, campaign.id)
    if args.prove or args.unprove:
        return _proved(ws, args, rows)
    if args.number:
        golden_book.number(ws, args.only or [row.nomination_id for row in rows if row.is_decided])
        rows = certificate_printing.rows(ws, campaign.id)
    chosen = tuple(args.only or _usual(rows, is_trial=args.trial))
    return _listed(ws, campaign.id, rows) if args.out is None else _printed(ws, args, chosen)


def _proved(ws: Workspace, args: argparse.Namespace, rows: Sequence[CertificateRow]) -> _Answer:
    """Note that the names were signed on the proof list, or take it back: of those named, so that nobody slips in."""
    if not args.only:
        told = _("Chưa ghi ký duyệt tên của ai (--only SỐ …); chưa lưu gì.")
        way = _("In bản in thử tên bằng papers awards --only in-thu, ký rà từng tên rồi ghi số của các đề nghị.")
        raise Refused("nobody-named", told, way)
    strangers = set(args.only) - {row.nomination_id for row in rows}
    if strangers:
        told = _("Không có đề nghị số {ids} trong danh sách in bằng của năm này; chưa lưu gì.")
        raise Refused("no-nomination", told.format(ids=", ".join(map(str, sorted(strangers)))))
    changed = certificate_printing.prove_names(ws, args.only, is_proved=args.prove)
    told = _("Đã ghi ký duyệt {count} tên") if args.prove else _("Đã bỏ ký duyệt {count} tên")
    chosen = [row for row in rows if row.nomination_id in args.only]
    return {"changed": changed, "is_proved": args.prove, "ids": args.only}, [
        told.format(count=padded_count(changed)),
        *(f"{row.nomination_id}. {row.name} ({row.unit}) – {row.award_title}" for row in chosen),
    ]


def _usual(rows: Sequence[CertificateRow], *, is_trial: bool) -> list[int]:
    """Without a choice: everybody for a print to look at, else whoever is ready and has no certificate yet."""
    return [row.nomination_id for row in rows if is_trial or row.is_ready]


def _printed(ws: Workspace, args: argparse.Namespace, chosen: tuple[int, ...]) -> _Answer:
    order = CertificateOrder(
        chosen,
        _layout(ws, args.layout).id if args.layout else 0,
        _offset(ws, args.printer, args.tray) if args.printer else None,
        args.trial,
        args.blank,
        args.reason,
    )
    written = certificate_files.save(ws, order, args.out)
    refused = [{"id": item.nomination_id, "name": item.name, "reasons": list(item.reasons)} for item in written.refused]
    answer = {
        "files": [str(path) for path in written.paths],
        "count": written.count,
        "refused": refused,
        "notes": list(written.notes),
    }
    told = [_("Đã lập {path}").format(path=path) for path in written.paths]
    told += written.notes
    told += [_("Chưa in được {name}: {why}").format(name=i.name, why="; ".join(i.reasons)) for i in written.refused]
    return answer, [*told, _("{count} bằng, giấy khen").format(count=written.count)]


def _listed(ws: Workspace, campaign_id: int, rows: Sequence[CertificateRow]) -> _Answer:
    books = golden_book.series(ws, campaign_id)
    told, answer = [], []
    for row in rows:
        state = "; ".join(row.obstacles) or _("sẵn sàng in")
        number = _(", sổ vàng {number}").format(number=row.golden_book_no) if row.golden_book_no else ""
        times = _(", đã in {count} lần").format(count=len(row.prints)) if row.prints else ""
        told.append(f"{row.nomination_id}. {row.name} ({row.unit}) – {row.award_title}: {state}{number}{times}")
        answer.append(
            {
                "id": row.nomination_id,
                "name": row.name,
                "unit": row.unit,
                "award": row.award,
                "golden_book_no": row.golden_book_no,
                "layouts": [layout.name for layout in row.layouts],
                "prints": len(row.prints),
                "obstacles": list(row.obstacles),
            }
        )
    series = [
        {"authority": item.authority, "year": item.year, "next": item.next_number, "gaps": item.gaps} for item in books
    ]
    told = told or [_("Chưa có ai được đề nghị trong đợt khen thưởng này.")]
    return {"certificates": answer, "golden_book": series}, [*told, *(item.sentence for item in books)]


def _calibrated(ws: Workspace, args: argparse.Namespace) -> _Answer:
    left, top = args.calibrate
    made = certificates.calibrate(ws, Measured(args.printer, left, top, args.tray))
    told = _("Máy in {printer}: cộng {x:+g} mm ngang, {y:+g} mm dọc vào mỗi dòng")
    answer = {"printer": made.printer, "tray": made.tray, "x_mm": made.x_mm, "y_mm": made.y_mm}
    return answer, [told.format(printer=made.printer, x=made.x_mm, y=made.y_mm)]


def _layout(ws: Workspace, name: str) -> CertificateLayout:
    known = certificates.layouts(ws)
    for layout in known:
        if fold(layout.name) == fold(name):
            return layout
    told = _("Không có mẫu phôi “{name}”; có: {known}.")
    raise Refused("no-certificate-layout", told.format(name=name, known="; ".join(item.name for item in known)))


def _offset(ws: Workspace, printer: str, tray: str) -> PrinterOffset:
    for offset in certificates.offsets(ws):
        if (fold(offset.printer), fold(offset.tray)) == (fold(printer), fold(tray)):
            return offset
    told = _("Máy in “{printer}” chưa được căn; chưa in gì.").format(printer=clean(printer))
    advice = _("Hãy in tờ căn bằng --sheet A4, đo rồi ghi bằng --calibrate.")
    raise Refused("printer-not-calibrated", told, advice)


def _folder(args: argparse.Namespace) -> Any:
    if args.out is None:
        raise Refused("no-folder", _("Chưa ghi thư mục chứa tệp (--out); chưa lập tệp nào."))
    return args.out
