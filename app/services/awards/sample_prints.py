"""Papers of the sample season of commendation: the dossier of one commune and its certificates to look at."""

from pathlib import Path

from app.domain.awards.papers import PaperScope
from app.services import overview
from app.services.awards import campaigns, certificate_files, certificate_printing, pack
from app.services.awards.certificate_printing import CertificateOrder
from app.services.workspace import Workspace

_COMMUNE, _YEAR = "Sóc Hà", 2021


def write(ws: Workspace, folder: Path) -> tuple[Path, ...]:
    """Write them into ``folder``; nothing where nobody of the commune is proposed."""
    with ws.store.read() as connection:
        campaign = campaigns.current(connection, _YEAR)
    if campaign is None:
        return ()
    unit = overview.unit_named(ws, _COMMUNE, campaign.year)
    ids = tuple(row.nomination_id for row in certificate_printing.rows(ws, campaign.id) if row.unit == unit.title)
    if not ids:
        return ()
    made = pack.write(ws, PaperScope(campaign.id, unit.id), folder)
    return made.pdf, *certificate_files.save(ws, CertificateOrder(ids, is_trial=True), folder).paths
