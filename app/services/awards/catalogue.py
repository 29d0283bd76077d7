"""The catalogue of awards of a data file: what law and practice say, as dated rows that may be edited."""

from app.db import awards as db_awards
from app.db.types import DbConnection
from app.domain.awards.book import RuleBook


def book(connection: DbConnection) -> RuleBook:
    """Every row of the catalogue, ready to be asked by day."""
    return RuleBook(db_awards.rules(connection))
