"""The change of years «chuyển năm»: what is still open in a year, its closing, what goes on into the next."""
