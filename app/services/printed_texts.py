"""The words of a review as they print, one by one, so that two states of the same review can be compared."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from app.domain.outdated import OPENING, TextChange, text_changes
from app.reports import review_changes, review_lists, wording
from app.reports.model import text_of
from app.reports.review import ReviewContent, ReviewScope, coverage_statement, phrase_context
from app.reports.review_body import written_paragraphs


def changes(before: ReviewContent, after: ReviewContent) -> tuple[TextChange, ...]:
    """Every sentence made from figures, every written text, every line of a list that reads otherwise in ``after``."""
    written = text_changes(_written(before), _written(after))
    return (*_sentence_changes(before, after), *written, *_list_changes(before, after))


def _sentence_changes(before: ReviewContent, after: ReviewContent) -> Iterator[TextChange]:
    """Told template by template: a sentence that vanished or appeared stands beside nothing, not beside another."""
    for (place, old), (_place, new) in zip(_sentences(before), _sentences(after), strict=True):
        if old != new:
            yield TextChange(place, "", old, new)


def _sentences(content: ReviewContent) -> Iterator[tuple[str, str]]:
    """What is said before any figure, then each template of each leaf; empty where it says nothing.

    Both states have the same outline, therefore the same number of sentences.
    """
    yield OPENING, coverage_statement(content) if content.scope is ReviewScope.DISTRICT else ""
    yield OPENING, "\n".join(review_changes.statements(content.year, content.consolidation))
    context = phrase_context(content)
    for leaf in content.outline.leaves():
        for template in leaf.phrases:
            yield leaf.code, text_of(wording.sentence(template, context))


def _written(content: ReviewContent) -> dict[tuple[str, str], str]:
    """Every text by leaf and unit; those of the committee (unit "") as they are printed, their figures filled in."""
    context = phrase_context(content)
    own = {
        (leaf, ""): "\n".join(text_of(runs) for runs in written_paragraphs(text, context))
        for leaf, text in content.texts.items()
    }
    return own | {(item.leaf, item.unit_name): item.text for item in content.narratives}


def _list_changes(before: ReviewContent, after: ReviewContent) -> Iterator[TextChange]:
    """Lines of the annexed lists, of units that are in both; who came or went is told as a unit, not line by line."""
    old = {item.unit_id: item for item in before.lists}
    for item in after.lists:
        if item.unit_id not in old:
            continue
        states = (
            review_lists.printed_rows(one, content.catalogue)
            for one, content in ((old[item.unit_id], before), (item, after))
        )
        for (name, was), (_name, now) in zip(*states, strict=True):
            gone, new = Counter(was) - Counter(now), Counter(now) - Counter(was)
            for pair in zip_longest(gone.elements(), new.elements(), fillvalue=""):
                yield TextChange(name, item.unit_name, *pair)
