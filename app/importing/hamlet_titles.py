"""Titles of the columns that say which hamlet a row of the matrix is."""

NAME_TITLES = frozenset(
    {"ten xom", "xom", "ten thon", "thon", "ten ban", "ten xom ban", "ten to dan pho", "xom ban", "ten thon xom"}
)
BORDER_TITLES = frozenset({"giap bien", "xom giap bien", "giap bien gioi", "bien gioi"})
