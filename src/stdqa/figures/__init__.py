"""Figures in text: numbers with their unit, period and basis, and what is counted."""

from stdqa.figures.numbers import numerals
from stdqa.figures.periods import Clock, time_phrases
from stdqa.figures.read import clock_of, read, report_year

__all__ = ["Clock", "clock_of", "numerals", "read", "report_year", "time_phrases"]
