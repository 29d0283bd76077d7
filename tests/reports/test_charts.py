"""Charts and the border strip: nothing blank is drawn as 0, everything is legible in black and white, sizes agree."""

import base64
import contextlib
import io
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # the library has no types
from PIL import Image

from app.domain.border_line import BorderLine, LineMark, LineSpan
from app.reports import border_strip, charts, docx_writer, painting, pdf_writer
from app.reports.drawing import (
    NO_FIGURE,
    SERIES_FILLS,
    SMALL_PT,
    Anchor,
    Box,
    Drawing,
    Fill,
    Label,
    shortened,
    width_pt,
    wrapped,
)
from app.reports.model import BorderStrip, Chart, ChartKind, Document, Series
from tests.support.papers import a_chart, a_paper_of_pictures, a_strip

WIDTH = 467.0
PAGE = 640.0
figures = st.one_of(st.none(), st.decimals(-(10**6), 10**9, places=3))


def chart_of(kind: ChartKind, *columns: Sequence[str | None]) -> Chart:
    labels = tuple(f"Đơn vị {number}" for number in range(len(columns[0])))
    made = tuple(
        Series(f"Loại {number}", tuple(None if value is None else Decimal(value) for value in column))
        for number, column in enumerate(columns, 1)
    )
    return Chart(kind, "Thử", labels, made)


def word_xml(paper: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(docx_writer.render(paper))) as parts:
        return parts.read("word/document.xml").decode()


def page_code(content: bytes) -> bytes:
    """The drawing instructions of all pages, unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    unpacked = []
    for stream in found:
        with contextlib.suppress(ValueError, zlib.error):
            unpacked.append(zlib.decompress(base64.a85decode(stream.strip().removesuffix(b"~>"))))
    return b"".join(unpacked)


def one(chart: Chart) -> Drawing:
    (drawing,) = charts.draw(chart, WIDTH, PAGE)
    return drawing


def bars(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box) and not shape.is_bare]


@pytest.mark.parametrize("kind", ChartKind)
def test_that_a_blank_is_told_and_a_zero_is_a_zero(kind: ChartKind) -> None:
    texts = one(chart_of(kind, ("3", None, "0"))).texts
    assert sum(NO_FIGURE in text for text in texts) == 1
    assert sum(text == "0" or ": 0 (0,0%)" in text for text in texts) == 1


def test_that_bars_are_as_long_as_their_figures() -> None:
    first, second = bars(one(chart_of(ChartKind.BAR, ("10", None, "40", "0"))))
    assert second.width == pytest.approx(4 * first.width)


def test_that_a_stack_is_as_long_as_its_sum_and_says_when_a_layer_is_blank() -> None:
    drawing = one(chart_of(ChartKind.STACKED, ("10", "5"), ("30", None)))
    legend, stacks = bars(drawing)[:2], bars(drawing)[2:]
    assert [box.fill for box in legend] == [Fill.ACCENT, Fill.LIGHT]
    assert stacks[0].width + stacks[1].width == pytest.approx(8 * stacks[2].width)
    assert "40" in drawing.texts
    assert "5 (chưa đủ số liệu)" in drawing.texts


def test_that_bars_under_zero_go_the_other_way() -> None:
    low, high = bars(one(chart_of(ChartKind.BAR, ("-5", "5"))))
    assert low.x + low.width == pytest.approx(high.x)


def test_that_a_broken_line_has_no_stroke_over_its_gap() -> None:
    whole, broken = chart_of(ChartKind.LINE, ("1", "2", "3")), chart_of(ChartKind.LINE, ("1", None, "3"))
    assert NO_FIGURE in " ".join(one(broken).texts)
    assert NO_FIGURE not in " ".join(one(whole).texts)


@pytest.mark.parametrize("kind", [ChartKind.PIE, ChartKind.LINE, ChartKind.STACKED])
def test_that_what_another_picture_cannot_show_becomes_bars(kind: ChartKind) -> None:
    assert charts.draw(chart_of(kind, ("-3", "5")), WIDTH, PAGE) == charts.draw(
        chart_of(ChartKind.BAR, ("-3", "5")), WIDTH, PAGE
    )


def test_that_shares_of_a_cake_are_said() -> None:
    texts = one(chart_of(ChartKind.PIE, ("1", "3"))).texts
    assert [text for text in texts if "%" in text] == ["Đơn vị 0: 1 (25,0%)", "Đơn vị 1: 3 (75,0%)"]


def test_that_many_units_go_on_in_a_further_picture_with_the_same_scale() -> None:
    chart = chart_of(ChartKind.BAR, tuple(str(number) for number in range(1, 161)))
    drawings = charts.draw(chart, WIDTH, PAGE)
    assert len(drawings) > 1
    assert max(drawing.height for drawing in drawings) <= PAGE + 1
    lengths = [box.width for drawing in drawings for box in bars(drawing)]
    assert lengths == pytest.approx([lengths[0] * number for number in range(1, 161)])


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(ChartKind),
    st.lists(st.tuples(st.text(max_size=60), figures, figures), min_size=1, max_size=12),
    st.floats(200, 720),
)
def test_that_nothing_is_drawn_outside_of_the_picture(
    kind: ChartKind, rows: list[tuple[str, Decimal | None, Decimal | None]], width: float
) -> None:
    series = (Series("năm nay", tuple(row[1] for row in rows)), Series("năm trước", tuple(row[2] for row in rows)))
    chart = Chart(kind, "a", tuple(row[0] for row in rows), series)
    for drawing in charts.draw(chart, width, PAGE):
        assert painting.png(drawing)
        for box in bars(drawing):
            assert box.x >= -0.01
            assert box.x + box.width <= width + 0.01
            assert box.y + box.height <= drawing.height + 0.01


@pytest.mark.parametrize("kind", ChartKind)
def test_that_letters_are_large_enough_and_inside(kind: ChartKind) -> None:
    drawing = one(a_chart(kind))
    for label in (shape for shape in drawing.shapes if isinstance(shape, Label)):
        assert label.size >= SMALL_PT
        length = width_pt(label.text, label.size, bold=label.bold)
        left = {Anchor.START: 0.0, Anchor.MIDDLE: length / 2, Anchor.END: length}[label.anchor]
        assert label.x - left >= -0.5
        assert label.x - left + length <= WIDTH + 0.5


def test_that_series_are_told_apart_in_black_and_white() -> None:
    shades = []
    for fill in SERIES_FILLS:
        dots = Image.open(io.BytesIO(painting.png(Drawing(36, 36, (Box(0, 0, 36, 36, fill),))))).convert("L")
        inner = dots.crop((30, 30, 120, 120))
        values = list(inner.tobytes())
        mean = sum(values) / len(values)
        edges = sum(abs(a - b) > 60 for a, b in pairwise(values)) / len(values)
        shades.append((round(mean), round(edges, 2), inner.tobytes()))
    for index, (mean, edges, dots_of) in enumerate(shades):
        for other_mean, other_edges, other_dots in shades[index + 1 :]:
            assert dots_of != other_dots
            assert abs(mean - other_mean) >= 15 or abs(edges - other_edges) >= 0.02


def test_that_alternative_text_names_every_figure_unless_it_is_given() -> None:
    chart = replace(chart_of(ChartKind.BAR, ("3", None)), unit="hộ")
    assert charts.alt_text(chart) == f"Biểu đồ Thử. Đơn vị 0: 3 hộ; Đơn vị 1: {NO_FIGURE}."
    assert charts.alt_text(replace(chart, alt="Lời")) == "Lời"
    strip = a_strip()
    assert border_strip.alt_text(strip).endswith("các đoạn chưa có tổ tự quản: mốc 709–709/1, 714/1.")
    assert border_strip.alt_text(replace(strip, alt="Lời")) == "Lời"
    assert border_strip.alt_text(BorderStrip("a", BorderLine(()))) == "Sơ đồ a."
    kept = BorderLine((LineMark("1"), LineMark("2")))
    assert border_strip.alt_text(BorderStrip("a", kept)).endswith("mốc nào cũng có tổ tự quản.")


def test_that_a_strip_shows_every_mark_and_names_every_team_and_gap() -> None:
    texts = [text for drawing in border_strip.draw(a_strip(), WIDTH, PAGE) for text in drawing.texts]
    assert [text for text in texts if text in {mark.label for mark in a_strip().line.marks}] == [
        mark.label for mark in a_strip().line.marks
    ]
    said = " ".join(texts)
    assert all(span.name in said for span in a_strip().line.spans)
    assert border_strip.GAP in texts


def test_that_a_long_border_goes_on_row_by_row_and_page_by_page() -> None:
    line = BorderLine(tuple(LineMark(str(number)) for number in range(1, 1201)), (LineSpan("Tổ", 0, 1199),))
    drawings = border_strip.draw(BorderStrip("a", line), WIDTH, PAGE)
    assert len(drawings) > 1
    assert max(drawing.height for drawing in drawings) <= PAGE
    assert sum(text.isdigit() for drawing in drawings for text in drawing.texts) == 1200


def test_that_pictures_have_the_same_size_in_both_formats_and_speak_in_both() -> None:
    word = word_xml(a_paper_of_pictures())
    rendered = pdf_writer.render(a_paper_of_pictures()).content
    alt = charts.alt_text(a_chart(ChartKind.BAR))
    assert word.count("<wp:inline") == 6
    assert alt in word
    assert page_code(rendered).count(b"/Alt <FEFF") == 6


def test_that_hostile_labels_stay_letters() -> None:
    hostile = ("<b>a</b>", "&amp;", "\x00\x0b", "x" * 5000, "\u202eRTL", "🚩", ")) Tj ET")
    chart = Chart(ChartKind.BAR, "</w:t>", hostile, (Series('"', (Decimal(1),) * len(hostile)),), alt='"><w:p/>')
    paper = Document("a", "b", (chart,))
    text = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf_writer.render(paper).content)
    )
    assert "<b>a</b>" in text
    assert "&amp;" in text
    assert "🚩" in pdf_writer.render(paper).replaced
    (described,) = etree.fromstring(word_xml(paper).encode()).iter("{*}docPr")
    assert described.get("descr") == chart.alt


def test_that_words_are_wrapped_and_cut_to_the_width() -> None:
    assert all(width_pt(line) <= 50 for line in wrapped("x" * 100 + " từng chữ một", 50))
    assert wrapped("", 50) == ("",)
    assert shortened("Tổ tự quản", 500) == "Tổ tự quản"
    assert width_pt(shortened("Tổ tự quản", 30)) <= 30
    assert shortened("Tổ", 2) == ""


def test_that_another_process_with_another_seed_on_another_day_draws_the_same_bytes() -> None:
    code = (
        "import hashlib, sys, time\n"
        "moment, local = float(sys.argv[1]), time.localtime\n"
        "time.time, time.localtime = lambda: moment, lambda given=None: local(moment if given is None else given)\n"
        "from app.reports import docx_writer, pdf_writer\n"
        "from tests.support.papers import a_paper_of_pictures\n"
        "paper = a_paper_of_pictures()\n"
        "for content in (docx_writer.render(paper), pdf_writer.render(paper).content):\n"
        "    print(hashlib.sha256(content).hexdigest())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, moment],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": "."},
        ).stdout
        for seed, zone, moment in (("1", "UTC", "1.6e9"), ("2", "Asia/Ho_Chi_Minh", "1.9e9"))
    }
    assert len(runs) == 1
