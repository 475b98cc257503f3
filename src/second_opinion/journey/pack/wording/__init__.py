"""Dates, amounts, codes and instructions in words."""
