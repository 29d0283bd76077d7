"""Names on the board in less room: the given name stays whole, letters tell nobody apart."""

from app.ui.awards.board_rows import shorter


def test_that_a_person_is_never_shortened_to_letters() -> None:
    assert shorter("Triệu Thị Minh Xuân") == ("Minh Xuân", "Xuân")
    assert shorter("Nông Thắng") == ("Thắng",)
    assert shorter("Páo") == ()
