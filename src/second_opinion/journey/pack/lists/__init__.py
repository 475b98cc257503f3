"""What a doctor goes through line by line: conditions, medicines, allergies."""
