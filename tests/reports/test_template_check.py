"""The checker of a user's template names place, words and remedy of every fault before use, and never breaks down."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadFile
from app.reports import template_render
from app.reports.template_tags import TemplateFault, nearest
from tests.support.word_templates import a_template, in_runs, saved, some_tags, texts


def only(content: bytes) -> TemplateFault:
    """The one fault of a template."""
    (fault,) = template_render.check(content, some_tags())
    return fault


def codes(content: bytes) -> list[str]:
    return [item.code for item in template_render.check(content, some_tags())]


def test_that_a_sound_template_has_no_fault() -> None:
    loop = [["{%tr for xa in cac_xa %}", ""], ["{{ xa.ten }}", "{{ xa.A14 | hoa }}"], ["{%tr endfor %}", ""]]
    content = a_template(
        "Số: {{so_hieu}} {# chỗ này để số #}",
        "{%p if B01 or not cac_don %}",
        "Một dấu { thường, tập {1, 2}, 100%}",
        "{%p else %}",
        "{% if A14 %}có{% elif B01 %}chưa{% else %}không{% endif %}",
        "{%p endif %}",
        table=loop,
        header="{{ ngay_ban_hanh }}",
    )
    assert codes(content) == ["tag-not-opened"]  # "100%}" alone looks like the end of a tag
    assert codes(a_template("{{so_hieu}}", "Một dấu { thường, tập {1, 2}", table=loop)) == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("{{ so_hieuu }}", "so_hieu"),
        ("{{ sohieu }}", "so_hieu"),
        ("{{ SO_HIEU }}", "so_hieu"),
        ("{{ số hiệu }}", "so_hieu"),
        ("{{ ngày_ban_hành }}", "ngay_ban_hanh"),
        ("{{ a14 }}", "A14"),
        ("{{ A14.nam_truocc }}", "A14.nam_truoc"),
        ("{so_hieu}", "so_hieu"),
    ],
)
def test_that_a_misspelt_tag_is_named_with_a_suggestion(text: str, near: str) -> None:
    fault = only(a_template("", "Kính gửi", f"Căn cứ {text} của", ""))
    assert near in fault.sentence
    assert fault.place == "đoạn 2"
    assert fault.excerpt == text


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        (("{{ chim_bay }}",), "unknown-tag"),
        (("{{ so_hieu.gi_do }}",), "unknown-tag"),
        (("{{ so_hieu",), "tag-not-closed"),
        (("Số {{ so_hieu }",), "tag-not-closed"),
        (("Số so_hieu }}",), "tag-not-opened"),
        (("{{ so_", "hieu }}"), "tag-split"),
        (("{ { so_hieu } }",), "tag-spaced"),
        (("{{ so_\nhieu }}",), "tag-broken"),
        (("{{ }}",), "tag-misspelt"),
        (("{{ 1 + 1 }}",), "tag-misspelt"),
        (("{{ cac_xa }}",), "tag-is-list"),
        (("{{ xa.ten }}",), "tag-out-of-loop"),
        (("{{ ten }}",), "tag-out-of-loop"),
        (("{{ so_hieu|upper }}",), "unknown-filter"),
        (("{%p for xa in cac_xa %}", "x"), "block-not-closed"),
        (("{% if A14 %}có",), "block-not-closed"),
        (("x {% endfor %}",), "block-not-opened"),
        (("{% if A14 %}x{% endfor %}{% endif %}",), "block-not-opened"),
        (("{% for xa in cac_xa %}", "x", "{% endfor %}"), "block-misplaced"),
        (("{%p if A14 %}", "x", "{% endif %}"), "block-misplaced"),
        (("{%p if A14 %} chữ sẽ mất", "x", "{%p endif %}"), "words-lost"),
        (("{%tr for xa in cac_xa %}",), "step-misplaced"),
        (("{% tr for xa in cac_xa %}",), "step-misspelt"),
        (("{%pfor xa in cac_xa %}",), "step-misspelt"),
        (("{% include 'a' %}",), "step-misspelt"),
        (("{% for cac_xa %}{% endfor %}",), "step-misspelt"),
        (("{% for xa in A14 %}{{ xa.gi }}{% endfor %}",), "not-a-list"),
        (("{% for xa in cac_xaa %}{{ xa.gi }}{% endfor %}",), "unknown-tag"),
        (("{% for A14 in cac_xa %}{% endfor %}",), "name-taken"),
        (("{% for a in cac_xa %}{% for b in cac_xa %}{% endfor %}{% endfor %}",), "loop-in-loop"),
        (("{% if A14 > 3 %}{% endif %}",), "test-misspelt"),
        (("{% if A15x %}{% endif %}",), "unknown-tag"),
    ],
)
def test_that_each_fault_has_its_name_place_and_sentence(paragraphs: tuple[str, ...], code: str) -> None:
    found = template_render.check(a_template(*paragraphs), some_tags())
    assert code in [item.code for item in found]
    for item in found:
        assert item.place.startswith("đoạn ")
        assert item.sentence.endswith((".", "?", "}"))
        assert item.excerpt


def test_that_a_fault_in_a_table_names_table_row_and_cell() -> None:
    table = [["STT", "Xã"], ["{%tr for xa in cac_xa %}", ""], ["1", "{{ xa.tenn }}"], ["{%tr endfor %}", ""]]
    fault = only(a_template("Danh sách", table=table))
    assert (fault.place, fault.excerpt) == ("bảng 1, dòng 3, ô 2", "{{ xa.tenn }}")
    assert "xa.ten" in fault.sentence


def test_that_a_loop_over_rows_stands_on_rows_of_its_own_in_one_table() -> None:
    assert codes(a_template(table=[["{%tr for xa in cac_xa %}{{ xa.ten }}{%tr endfor %}"]])).count("words-lost") == 2
    assert "words-lost" in codes(
        a_template(table=[["{%tr for xa in cac_xa %}", "{{ xa.ten }}"], ["{%tr endfor %}", ""]])
    )
    word = docx.Document()
    word.add_table(1, 1).cell(0, 0).text = "{%tr for xa in cac_xa %}"
    word.add_paragraph()
    word.add_table(1, 1).cell(0, 0).text = "{%tr endfor %}"
    fault = only(saved(word))
    assert (fault.code, fault.place) == ("block-misplaced", "bảng 2, dòng 1, ô 1")
    assert "bảng 1, dòng 1, ô 1" in fault.sentence
    fault = only(a_template("{%p if A14 %}", table=[["{%p endif %}"]]))
    assert fault.code == "block-misplaced"


def test_that_faults_in_headers_and_notes_say_so() -> None:
    fault = only(a_template("x", header="{{ so_hieux }}"))
    assert fault.place == "đầu trang, đoạn 1"


def test_that_runs_of_word_do_not_split_a_tag() -> None:
    assert codes(in_runs(("Số ", "{", "{ so_", "hi", "eu", " }", "} năm"))) == []


def test_that_a_tag_half_in_a_link_or_around_a_field_is_named() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("{{ so_")
    link = OxmlElement("w:hyperlink")
    inside = paragraph.add_run("hieu }}")._element
    link.append(inside)
    paragraph._element.append(link)
    assert only(saved(word)).code == "tag-split"
    word = docx.Document()
    paragraph = word.add_paragraph("{{ so_")
    paragraph.add_run()._element.append(OxmlElement("w:fldChar"))
    paragraph.add_run("hieu }}")
    assert only(saved(word)).code in ("tag-split", "tag-broken")


def test_that_deleted_words_that_word_still_tracks_are_told() -> None:
    word = docx.Document()
    gone = OxmlElement("w:del")
    word.add_paragraph("x")._element.append(gone)
    assert only(saved(word)).code == "tracked-changes"


def test_that_a_tag_where_nothing_is_filled_in_is_told() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("x")
    paragraph._element.set("rsid", "{{ lipsum }}")
    assert only(saved(word)).code == "tag-elsewhere"
    paragraph._element.set("rsid", "{{ 7*7 }}")
    assert only(saved(word)).code == "tag-elsewhere"
    paragraph._element.set("rsid", "{% oops")
    assert only(saved(word)).code == "tag-elsewhere"


def test_that_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 70_000_000)
    sound = a_template("x")
    macros = rewritten(sound, "[Content_Types].xml", b"document.main+xml", b"document.macroEnabled.main+xml")
    entity = rewritten(sound, "word/document.xml", b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document')
    told = {
        b"": "template-not-word",
        b"PK\x03\x04": "template-not-word",
        b"x" * 10_000_001: "template-too-large",
        bomb.getvalue(): "template-bursts",
        rewritten(sound, "word/document.xml", b"</w:body>", b""): "template-not-word",
        sound[: len(sound) // 2]: "template-not-word",
        macros: "template-macros",
        entity: "template-not-word",
    }
    for content, code in told.items():
        with pytest.raises(BadFile) as refused:
            template_render.check(content, some_tags())
        assert refused.value.code == code


def rewritten(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same package with some bytes of one part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            made.writestr(name, data.replace(old, new, 1) if name == part else data)
    return target.getvalue()


def test_that_nothing_near_means_no_suggestion() -> None:
    assert nearest("zzzzz", some_tags()) == ""
    assert nearest("x", {}) == ""


PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", " ", "so_hieu", "xa.ten", "for xa in cac_xa", "endfor", "if A14",
     "endif", "else", "tr ", "p ", "|hoa", ".", "\n", "\t", "<b>", "&", "'", "“", "-", "ế", "\u202e", "(", "["]
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=12).map("".join), min_size=1, max_size=4))
def test_that_whatever_is_typed_is_either_told_or_filled_in(paragraphs: list[str]) -> None:
    content = a_template(*paragraphs, table=[[text] for text in paragraphs[:2]])
    if not template_render.check(content, some_tags()):
        docx.Document(io.BytesIO(template_render.render(content, some_tags())))


PARTS = zipfile.ZipFile(io.BytesIO(a_template("Số: {{ so_hieu }}", header="{{ so_hieu }}"))).namelist()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("damage", [None, b"", b"<a", b"<a/>"], ids=["gone", "empty", "cut", "other"])
def test_that_a_damaged_part_is_one_sentence_before_use_or_does_no_harm(part: str, damage: bytes | None) -> None:
    content = with_part(a_template("Số: {{ so_hieu }}", header="{{ so_hieu }}"), part, damage)
    with suppress(BadFile):
        assert codes(content) or "Số: 05/BC-BCĐ" in texts(template_render.render(content, some_tags()))


def test_that_letters_damaged_on_the_stick_are_one_sentence() -> None:
    content = bytearray(a_template("Số: {{ so_hieu }}"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    content[start : start + 40] = b"\xff" * 40
    with pytest.raises(BadFile, match="không phải văn bản Word"):
        template_render.check(bytes(content), some_tags())


def with_part(content: bytes, part: str, damage: bytes | None) -> bytes:
    """The same package with one part gone or other than it was."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            if name != part or damage is not None:
                target.writestr(name, damage if name == part and damage is not None else source.read(name))
    return made.getvalue()
