"""Papers of commendation: letters, lists, minutes, slips, money, reports of merit, and all of them as one file."""
