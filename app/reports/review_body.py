"""Body of the review: the headings of the outline, and under each leaf its sentences, then what was written.

All leaves appear in order with their headings letter for letter; only one that the outline itself marks «(nếu có)» is
left out, and only when it is empty. A leaf without anything says so in a draft.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.domain.outline import Outline, OutlineLeaf, OutlineSection
from app.reports import leaf_fields
from app.reports.model import Block, Heading, HeadingLevel, Paragraph, Run, plain
from app.reports.phrase_context import PhraseContext
from app.reports.wording import NO_TEXT, sentence

_ROMAN = re.compile(r"[IVXLC]+\.?")
#: Sentences in one paragraph of generated text.
_SENTENCES = 4


def body(
    outline: Outline,
    context: PhraseContext,
    texts: Mapping[str, str],
    own: Mapping[str, Sequence[str]],
    *,
    is_draft: bool,
) -> Iterator[Block]:
    """Headings and leaves; ``texts`` is the officer's by leaf code, ``own`` what stands in where there is none."""
    for node in outline.walk():
        if isinstance(node, OutlineSection):
            yield outline_heading(node)
            continue
        blocks = tuple(_leaf(node, context, texts.get(node.code, "").strip(), own.get(node.code, ())))
        if blocks or not is_optional(node):
            yield outline_heading(node)
            yield from blocks or ((Paragraph((Run(NO_TEXT, is_missing=True),)),) if is_draft else ())


def _leaf(leaf: OutlineLeaf, context: PhraseContext, text: str, own: Sequence[str]) -> Iterator[Block]:
    sentences = leaf_sentences(leaf, context)
    for start in range(0, len(sentences), _SENTENCES):
        runs: list[Run] = []
        for one in sentences[start : start + _SENTENCES]:
            runs += [*([Run(" ")] if runs else []), *one]
        yield Paragraph(tuple(runs))
    if text:
        yield from (Paragraph(runs) for runs in written_paragraphs(text, context))
    else:
        yield from (Paragraph(plain(line)) for written in own for line in _lines(written))


def leaf_sentences(leaf: OutlineLeaf, context: PhraseContext) -> tuple[tuple[Run, ...], ...]:
    """The generated sentences of one leaf, without those that vanished; the screen shows the same."""
    rendered = (sentence(template, context) for template in leaf.phrases)
    return tuple(runs for runs in rendered if runs)


def written_paragraphs(text: str, context: PhraseContext) -> tuple[tuple[Run, ...], ...]:
    """Typed text as paragraphs, one for each line, its fields filled; the screen shows the same."""
    return tuple(leaf_fields.text_runs(line, context) for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def is_optional(leaf: OutlineLeaf) -> bool:
    """Whether the outline itself says that the leaf is only filled «nếu có»."""
    return leaf.heading.rstrip(" .;/").endswith("(nếu có)")


def outline_heading(node: OutlineSection | OutlineLeaf) -> Heading:
    """The heading of a node, its words as in the outline, its number sign as papers write it."""
    number = node.number.strip()
    if _ROMAN.fullmatch(number):
        return Heading(HeadingLevel.SECTION, f"{number.rstrip('.')}.", node.heading)
    if number.rstrip(".").isdigit():
        return Heading(HeadingLevel.ITEM, f"{number.rstrip('.')}.", node.heading)
    if number.rstrip(")").isalpha():
        return Heading(HeadingLevel.POINT, f"{number.rstrip(')')})", node.heading)
    return Heading(HeadingLevel.DASH, "-", node.heading)
