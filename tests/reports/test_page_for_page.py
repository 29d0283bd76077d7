"""Page for page alike: the Word file, laid out by a word processor, breaks its pages where our PDF does."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.domain.page_setup import PageSetup, SizeSet
from app.reports import docx_writer, pdf_writer, review
from app.reports.model import Document
from tests.support.award_papers import AWARD_PAPERS
from tests.support.event_papers import EVENT_PAPERS
from tests.support.papers import a_paper_of_every_block, a_paper_of_pictures, listed_content

WIDEST = {"top_mm": 25, "bottom_mm": 25, "left_mm": 35, "right_mm": 20}
#: Papers of events that go over several pages, with rows that somebody signs in.
_OF_EVENTS = (
    "event plan: conference",
    "event plan: joint",
    "event plan: no epidemic",
    "event invitation: conference",
    "event minutes: conference",
    "event result: joint",
    "event written: level 4",
    "event notice: adjusted",
    "event script: conference",
    "event delegates: conference",
    "event sign-in: conference",
    "event sign-in: no epidemic",
    "event gifts: conference",
    "event budget: conference",
    "event season",
    "event plan: very long",
    "event delegates: very long",
    "event sign-in: very long",
    "event script: very long",
)
#: Rows that go to the page of the signature: Word holds them there as we do, LibreOffice 7 lets go behind a table.
_ROWS_GO_ALONG = frozenset({"bang-17", "bang-mua-hoi-co-nho", "bang-award-proof-very-long"})
#: Papers of commendation that end near the foot of a page, or go over many.
_OF_AWARDS = tuple(name for name in AWARD_PAPERS if "very long" in name or "border guard" in name)
PAPERS: Mapping[str, Callable[[], Document]] = {
    "so-ket-huyen": lambda: review.build(listed_content()),
    "so-ket-huyen-co-nho-le-rong": lambda: review.build(
        replace(listed_content(), setup=PageSetup(SizeSet.SMALL, **WIDEST))
    ),
    "bang-lon": lambda: replace(a_paper_of_every_block(3, 240), setup=PageSetup(SizeSet.SMALL)),
    "bang-lon-le-rong": lambda: replace(a_paper_of_every_block(30, 120), setup=PageSetup(SizeSet.LARGE, **WIDEST)),
    **{f"bang-{number:02}": EVENT_PAPERS[name] for number, name in enumerate(_OF_EVENTS, 1)},
    **{f"bang-{name.replace(': ', '-').replace(' ', '-')}": AWARD_PAPERS[name] for name in _OF_AWARDS},
    "bang-mua-hoi-co-nho": lambda: replace(EVENT_PAPERS["event season"](), setup=PageSetup(SizeSet.SMALL, **WIDEST)),
    "bieu-do": a_paper_of_pictures,
    "bieu-do-co-nho": lambda: replace(a_paper_of_pictures(), setup=PageSetup(SizeSet.SMALL, **WIDEST)),
}


def letters(path: Path) -> list[str]:
    """What each page says, letter by letter in order, without the gaps that every program sets in its own way."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    # A hyphen at the end of a line is told as a sign of its own.
    return ["".join(text.replace("\ufffe", "").replace("\x02", "-").split()) for text in texts]


def is_within(part: str, whole: str) -> bool:
    """Whether ``part`` is what remains of ``whole`` when letters are left out: those inside the pictures."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers as PDF, ours in «ours», those of the word processor in «theirs»."""
    folder = tmp_path_factory.mktemp("papers")
    for name in ("ours", "theirs"):
        (folder / name).mkdir()
    for name, paper in PAPERS.items():
        docx_writer.write(paper(), folder / f"{name}.docx")
        pdf_writer.write(paper(), folder / "ours" / f"{name}.pdf")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run([*command, "--outdir", str(folder / "theirs"), *files], check=True, capture_output=True, timeout=170)
    return folder


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the yardstick here")
@pytest.mark.parametrize("name", PAPERS)
def test_that_a_word_processor_breaks_pages_where_the_pdf_does(name: str, laid_out: Path) -> None:
    ours, theirs = (letters(laid_out / side / f"{name}.pdf") for side in ("ours", "theirs"))
    assert len(ours) == len(theirs)
    has_pictures = "bang" not in name
    if name in _ROWS_GO_ALONG:
        assert ours[-1].endswith(theirs[-1].removeprefix(str(len(theirs))))
        assert len(ours[-1]) > len(theirs[-1]), "rows stand with the signature"
        ours, theirs = ours[:-2], theirs[:-2]
    for number, (own, other) in enumerate(zip(ours, theirs, strict=True), 1):
        assert is_within(other, own), f"trang {number}"
        assert has_pictures or len(own) == len(other), f"trang {number}"
