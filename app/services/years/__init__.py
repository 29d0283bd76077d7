"""The change of years: looking ahead, closing, reopening, and the plan of the new year."""
