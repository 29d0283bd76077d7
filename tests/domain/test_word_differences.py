"""Differences word by word: both versions can be read from the pieces again."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.word_differences import ChangeKind, TextPiece, word_differences


def test_that_a_changed_word_is_taken_out_and_put_in() -> None:
    assert word_differences("Có 12 tổ tốt.", "Có 15 tổ rất tốt.") == (
        TextPiece("Có ", ChangeKind.SAME),
        TextPiece("12 ", ChangeKind.REMOVED),
        TextPiece("15 ", ChangeKind.ADDED),
        TextPiece("tổ ", ChangeKind.SAME),
        TextPiece("rất ", ChangeKind.ADDED),
        TextPiece("tốt.", ChangeKind.SAME),
    )


def test_that_a_first_version_is_all_new_and_an_emptied_one_all_gone() -> None:
    assert word_differences("", "Một hai") == (TextPiece("Một hai", ChangeKind.ADDED),)
    assert word_differences("Một\nhai", "") == (TextPiece("Một\nhai", ChangeKind.REMOVED),)
    assert word_differences("", "") == ()


def test_that_endless_texts_are_compared_at_their_ends_and_told_as_written_anew_between() -> None:
    old, new = "đầu " + "a " * 3000 + "cuối", "đầu " + "b " * 3000 + "cuối"
    assert [(item.kind, len(item.text)) for item in word_differences(old, new)] == [
        (ChangeKind.SAME, 4),
        (ChangeKind.REMOVED, 6000),
        (ChangeKind.ADDED, 6000),
        (ChangeKind.SAME, 4),
    ]
    same = "a " * 16000
    assert word_differences(same, f"{same}b") == (TextPiece(same, ChangeKind.SAME), TextPiece("b", ChangeKind.ADDED))


@given(st.text("ab \n", max_size=20), st.text("ab \n", max_size=20))
def test_that_the_later_text_is_what_stayed_and_what_came(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    assert "".join(item.text for item in pieces if item.kind is not ChangeKind.REMOVED) == after
    old = [word for item in pieces if item.kind is not ChangeKind.ADDED for word in item.text.split()]
    assert old == before.split()
