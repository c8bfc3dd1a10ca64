"""Figures in text: numbers with their unit, period and basis, and what is counted."""

from stdqa.figures.numbers import numerals
from stdqa.figures.periods import Clock, time_phrases
from stdqa.figures.read import clock_of, read

__all__ = ["Clock", "clock_of", "numerals", "read", "time_phrases"]
