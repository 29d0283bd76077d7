"""Lines of a list against what is stored: who is known, which nomination is there already, what a line changes."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.intake import IntakeLine, IntakeQuestion, LineState
from app.domain.awards.nominations import Nominee
from app.domain.awards.nominee_names import person_key, plain
from app.i18n import _
from app.services.awards.intake_grounds import ENDED, Grounds, Identity, identity, leave_out
from app.services.awards.intake_reports import FormerRows

#: What tells somebody from another is never filled in from a list.
_FIXED = frozenset({"id", "kind", "name", "unit_id", "born_on", "birth_year"})


def matched(grounds: Grounds, lines: Iterable[IntakeLine], former: FormerRows) -> Iterator[IntakeLine]:
    """The lines with the nominee and nomination each one leads to, in their order."""
    seen: dict[tuple[Identity, int, str], str] = {}
    alike = _Alike(grounds)
    for line in lines:
        if line.state is not LineState.NEW:
            yield line
            continue
        if (asked := _kind_asked(grounds, line)) is not None:
            yield asked
            continue
        key = (identity(line.nominee), line.unit_id, line.award)
        if key in seen:
            told = _("trùng với {place}").format(place=seen[key])
            yield replace(line, state=LineState.LEFT_OUT, told=(*line.told, told))
            continue
        seen[key] = line.place
        yield alike.told(_matched(grounds, line, former))


class _Alike:
    """Who of a list may be proposed already, for another award or by another unit: told, for people to look at."""

    def __init__(self, grounds: Grounds) -> None:
        self._season = grounds.season
        self._known: dict[tuple[object, ...], list[tuple[int, int | None, str]]] = {}
        for item in grounds.season.nominations:
            nominee = grounds.season.nominees[item.nominee_id]
            if item.state not in ENDED:
                words = _("đề nghị số {id} ({award})").format(id=item.id, award=self._award(item.award, item.unit_id))
                self._add(nominee, item.id, words)

    def told(self, line: IntakeLine) -> IntakeLine:
        """The line with a word about others of the same name, whom no other birth tells apart."""
        nominee = line.nominee
        others = [
            words
            for nomination_id, year, words in self._known.get(_spelled(nominee), ())
            if nomination_id != line.nomination_id or not nomination_id
            if None in (year, _year(nominee)) or year == _year(nominee)
        ]
        words = _("{place} ({award})").format(place=line.place, award=self._award(line.award, line.unit_id))
        self._add(nominee, 0, words)
        if not others or line.state is not LineState.NEW:
            return line
        sentence = _("cùng tên với {others}: có thể là một người, tập thể").format(others="; ".join(others))
        return replace(line, told=(*line.told, sentence))

    def _award(self, award: str, unit_id: int) -> str:
        return self._season.award_title(award, unit_id) if award else _("chưa rõ hình thức")

    def _add(self, nominee: Nominee, nomination_id: int, words: str) -> None:
        self._known.setdefault(_spelled(nominee), []).append((nomination_id, _year(nominee), words))


def _spelled(nominee: Nominee) -> tuple[object, ...]:
    is_person = nominee.kind is NomineeKind.INDIVIDUAL
    return (nominee.kind, person_key(nominee.name) if is_person else plain(nominee.name))


def _year(nominee: Nominee) -> int | None:
    return nominee.born_on.year if nominee.born_on else nominee.birth_year


def _kind_asked(grounds: Grounds, line: IntakeLine) -> IntakeLine | None:
    """An award that is not for this kind can only be left out, or be mended in the list."""
    award = grounds.season.award(line.award)
    if award is None or line.nominee.kind in award.kinds:
        return None
    told = _("{place}: {award} không tặng cho {kind} (“{name}”).")
    title = grounds.season.award_title(line.award, line.unit_id)
    kind = _(NOMINEE_WORDS[line.nominee.kind])
    sentence = told.format(place=line.place, award=title, kind=kind, name=line.nominee.name)
    question = IntakeQuestion(f"award-kind:{line.key}", "award-kind", sentence, (leave_out(),), line.place)
    if grounds.questions.answer(question) is None:
        return replace(line, state=LineState.ASKED, asks=(question.key,))
    return replace(line, state=LineState.LEFT_OUT)


def _matched(grounds: Grounds, line: IntakeLine, former: FormerRows) -> IntakeLine:
    nominee = replace(line.nominee, is_deceased=line.nominee.is_deceased or line.is_posthumous)
    known = grounds.nominee_of(nominee, line.unit_id)
    if known is None:
        return replace(line, nominee=nominee)
    item = grounds.nomination_of(known.id, line.award, line.unit_id)
    if item is None:
        return replace(line, nominee=_filled(known, nominee))
    line = replace(line, nomination_id=item.id)
    if line.submission_id is None or item.submission_id in (None, line.submission_id):
        return replace(line, state=LineState.KNOWN, nominee=known)
    if former.is_untouched(item):
        return replace(line, state=LineState.CHANGED, nominee=former.merged(known, item, nominee))
    told = _("đề nghị này đã được xử lý nên giữ nguyên")
    return replace(line, state=LineState.KNOWN, nominee=known, told=(*line.told, told))


def _filled(known: Nominee, said: Nominee) -> Nominee:
    """Somebody known, with what a list tells and nobody had written."""
    changes = {
        item.name: getattr(said, item.name)
        for item in fields(known)
        if item.name not in _FIXED and getattr(known, item.name) in ("", None, False) and getattr(said, item.name)
    }
    return replace(known, **changes)
