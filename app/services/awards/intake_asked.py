"""What has to be asked about a list as a whole: whether it is for this year, and what its columns are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.awards.intake import LEAVE_OUT, IntakeChoice, IntakeQuestion
from app.domain.awards.intake_columns import IntakeColumns, looks_telling
from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_titles import COLUMN_WORDS, IntakeColumn
from app.domain.awards.intake_words import says_award
from app.domain.awards.intake_years import years_said
from app.i18n import _
from app.services.awards.intake_doubts import quoted
from app.services.awards.intake_grounds import Grounds


def asked_year(grounds: Grounds, tables: Sequence[ListTable], file_name: str) -> tuple[str, ...]:
    """The key of the open question about the year; empty where it is that of the season, none, or answered."""
    year = grounds.season.campaign.year
    said = years_said(tables, file_name)
    if not said or year in said:
        return ()
    told = _("Danh sách ghi năm {said}, còn đợt khen thưởng này của năm {year}; vẫn nhập vào đợt năm {year}?")
    sentence = told.format(said=", ".join(str(one) for one in sorted(said)), year=year)
    take = IntakeChoice("take", _("Vẫn nhập: đúng là danh sách của đợt này"))
    question = IntakeQuestion("year", "year-other", sentence, (take,))
    return () if grounds.questions.answer(question) else (question.key,)


def column_questions(grounds: Grounds, table: ListTable, columns: IntakeColumns) -> tuple[str, ...]:
    """Ask about the columns of a list without titles, what was guessed first; gives the keys of what is open.

    In one with titles only about columns nobody knows which look like days, numbers of identity or awards.
    """
    asked: list[str] = []
    words = _column_choices()
    rows = table.rows[columns.first :]
    untitled = () if columns.is_guessed else tuple(_untitled(rows, columns))
    filled = sorted({column for row in rows for column in row.cells})
    guessed = {place: column for column, place in columns.places.items()}
    for place in filled if columns.is_guessed else (*_telling_columns(grounds, rows, columns), *untitled):
        guess = guessed.get(place, IntakeColumn.NAME_END if place in untitled else None)
        example = next((row.text(place) for row in rows if row.text(place)), "")
        title = columns.titles.get(place, "")
        told = _("Danh sách không có dòng tiêu đề. Cột {number} (ví dụ {example}) là gì?")
        if place in untitled:
            told = _("Cột {number} (ví dụ {example}) không có tiêu đề; là gì?")
        elif title:
            told = _("Chưa rõ cột {number} “{title}” (ví dụ {example}) là gì.")
        first = tuple(choice for choice in words if guess is not None and choice.value == guess)
        left_out = tuple(choice for choice in words if choice.value == LEAVE_OUT)
        order = dict.fromkeys((*first, *left_out, *words) if guess is None else (*first, *words))
        question = IntakeQuestion(
            column_key(table, place),
            "column-unclear",
            told.format(number=place + 1, example=quoted(example), title=title),
            tuple(order),
        )
        asked += [question.key] if grounds.questions.answer(question) is None else []
    return tuple(asked)


def with_open_end(table: ListTable, columns: IntakeColumns, asks: Sequence[str]) -> IntakeColumns:
    """While it is asked whether the column right of the names is the rest of them, the lines are shown as if it were.

    That way one answer settles the column, and no name is asked about because it is half a one.
    """
    end = columns.places[IntakeColumn.NAME] + 1
    is_open = column_key(table, end) in asks and not columns.titles.get(end) and not columns.is_guessed
    if not is_open or IntakeColumn.NAME_END in columns.places:
        return columns
    return replace(columns, places={**columns.places, IntakeColumn.NAME_END: end})


def column_key(table: ListTable, place: int) -> str:
    """What an answer about a column is given for."""
    return f"column:{table.name}:{place}"


def _telling_columns(grounds: Grounds, rows: Sequence[ListRow], columns: IntakeColumns) -> Iterator[int]:
    for place in columns.unknown:
        texts = [text for row in rows if (text := row.text(place))]
        is_telling = looks_telling(texts) or 2 * sum(map(grounds.finder.names_one, texts)) > len(texts)
        is_telling = is_telling or says_award(columns.titles.get(place, ""))
        if texts and place not in columns.also_names and is_telling:
            yield place


def _untitled(rows: Sequence[ListRow], columns: IntakeColumns) -> Iterator[int]:
    """Columns without a title with words beside the names, each of which may be the rest of a name."""
    named = [row for row in rows if columns.text(row, IntakeColumn.NAME)]
    for place in columns.untitled(named):
        if any(character.isalpha() for row in named for character in row.text(place)):
            yield place


def chosen_columns(answers: Mapping[str, str], table: ListTable) -> dict[int, IntakeColumn | None]:
    """What somebody said about the columns of a table."""
    start = f"column:{table.name}:"
    known = {item.value: item for item in IntakeColumn}
    return {
        int(key.removeprefix(start)): known.get(value)
        for key, value in answers.items()
        if key.startswith(start) and key.removeprefix(start).isdecimal()
    }


def _column_choices() -> tuple[IntakeChoice, ...]:
    from_words = tuple(IntakeChoice(item.value, _(words)) for item, words in COLUMN_WORDS.items())
    return (*from_words, IntakeChoice(LEAVE_OUT, _("không lấy cột này")))
