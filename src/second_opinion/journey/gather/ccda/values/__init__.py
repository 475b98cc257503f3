"""What stands in an entry: coded things, times, amounts, people."""
