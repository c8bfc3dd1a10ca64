"""Runs and comparisons as reports that people read: HTML in one file, Markdown, and tables of text."""

from stdqa.evaluation.report.as_html import as_html
from stdqa.evaluation.report.as_markdown import as_markdown
from stdqa.evaluation.report.as_text import as_text
from stdqa.evaluation.report.compared import comparison_report, measures
from stdqa.evaluation.report.content import chart_blocks, measure_tables, ranking_table, run_report, run_table
from stdqa.evaluation.report.swept import sweep_report, sweep_table

__all__ = [
    "as_html",
    "as_markdown",
    "as_text",
    "chart_blocks",
    "comparison_report",
    "measure_tables",
    "measures",
    "ranking_table",
    "run_report",
    "run_table",
    "sweep_report",
    "sweep_table",
]
