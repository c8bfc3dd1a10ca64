"""How good the answers to a question set are, and whether another run was better: ``stdqa eval``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.cli.shared import (
    EXIT_WRONG,
    AsJson,
    Corpus,
    IndexFolder,
    errors,
    new_console,
    print_json,
    printable,
    progress_bar,
    settings_of,
)

if TYPE_CHECKING:
    from stdqa.evaluation import QuestionSet, Run, Summary, Threshold
    from stdqa.evaluation.report.blocks import Report, Table
    from stdqa.settings import Settings

QuestionSetPath = Annotated[
    Path | None,
    typer.Argument(
        metavar="SET", help="Questions: .jsonl, .csv, .toml, SQuAD's .json, or a folder as of BEIR."
    ),
]
Out = Annotated[
    Path | None, typer.Option(help="Folder of the run (default: runs/SET-TIME); one that is there goes on.")
]
Part = Annotated[str | None, typer.Option(help="Only the questions of this part.")]
FailUnder = Annotated[
    list[str] | None, typer.Option(help="measure=value: exit status 1 if it is less. Repeatable.")
]
FailOver = Annotated[
    list[str] | None, typer.Option(help="measure=value: exit status 1 if it is more. Repeatable.")
]
Compare = Annotated[tuple[Path, Path] | None, typer.Option(help="Two folders of runs to compare instead.")]
Export = Annotated[
    Path | None,
    typer.Option(
        help="Write the set and ask nothing: .jsonl, .csv, .toml, .json (SQuAD), or a folder (BEIR)."
    ),
]
ShowTest = Annotated[
    bool, typer.Option("--show-test", help="Show the misses of the part “test”, which else are only counted.")
]
Models = Annotated[list[str] | None, typer.Option(help="Measure with this model. Repeatable: a sweep.")]
PassageChars = Annotated[list[int] | None, typer.Option(help="Longest passage of a sweep. Repeatable.")]
Candidates = Annotated[list[int] | None, typer.Option(help="Candidates of a sweep. Repeatable.")]
FusionDense = Annotated[
    list[float] | None, typer.Option(help="Share of the search by meaning in a sweep. Repeatable.")
]
FusionConstant = Annotated[
    list[float] | None, typer.Option(help="Constant of the fusion in a sweep. Repeatable.")
]
Retrieval = Annotated[
    bool | None,
    typer.Option(
        "--retrieval/--answers",
        help="Measure the ranking alone and answer nothing (so by itself where a set expects only evidence).",
    ),
]
PassagesRead = Annotated[list[int] | None, typer.Option(help="Passages read in a sweep. Repeatable.")]
Generated = Annotated[
    bool, typer.Option("--generated", help="Measure generated questions that nobody has accepted yet, too.")
]
Trec = Annotated[
    tuple[Path, Path] | None,
    typer.Option(help="Measure another program's run instead: its qrels and its run, in TREC's form."),
]


def evaluate(
    questions: QuestionSetPath = None,
    index: IndexFolder = None,
    out: Out = None,
    part: Part = None,
    fail_under: FailUnder = None,
    fail_over: FailOver = None,
    compare: Compare = None,
    export: Export = None,
    show_test: ShowTest = False,
    json: AsJson = False,
    corpus: Corpus = None,
    model: Models = None,
    passage_chars: PassageChars = None,
    candidates: Candidates = None,
    passages_read: PassagesRead = None,
    fusion_dense: FusionDense = None,
    fusion_constant: FusionConstant = None,
    retrieval: Retrieval = None,
    trec: Trec = None,
    generated: Generated = False,
) -> None:
    """Measure answers and retrieval on a question set. Exit status: 0, 1 a threshold is missed, 2 error."""
    with errors(as_json=json):
        from stdqa.errors import BadQuestionSet
        from stdqa.evaluation import thresholds

        limits = thresholds(fail_under or (), fail_over or ())
        if trec:
            _trec(*trec)
            return
        if compare:
            _compare(compare, out, show_test)
            return
        if questions is None:
            raise BadQuestionSet("Name a question set, or two folders of runs with --compare.")
        settings = settings_of(index=index, corpus=corpus)
        swept = {
            "model": model or (),
            "passage_chars": passage_chars or (),
            "candidates": candidates or (),
            "passages_read": passages_read or (),
            "fusion_dense": fusion_dense or (),
            "fusion_constant": fusion_constant or (),
        }
        if export:
            _export(questions, part, export, settings, brought=index is None)
            return
        if any(swept.values()):
            if limits:
                raise BadQuestionSet("Thresholds are for one run. Leave them out of a sweep.")
            _sweep(_asked(questions, part, generated), part, out, settings, swept, retrieval)
            return
        asked = _asked(questions, part, generated)
        run, summary = _run(asked, part, out, settings, index is None, retrieval)
        missed = _report(run, summary, limits, show_test, json)
    if missed:
        raise typer.Exit(EXIT_WRONG)


def _asked(questions: Path, part: str | None, generated: bool) -> QuestionSet:
    """The questions that are measured; how many are not is told."""
    from stdqa.evaluation import measured, read_set, renamed

    asked, left_out = measured(read_set(questions, part), generated)
    if left_out:
        why = "that nothing is expected of yet" if generated else "that nobody has accepted yet (--generated)"
        counted = "question" if left_out == 1 else "questions"
        typer.echo(f"Left out: {left_out:,} generated {counted} {why}.", err=True)
    return renamed(asked)


def _run(
    asked: QuestionSet,
    part: str | None,
    out: Path | None,
    settings: Settings,
    brought: bool,
    retrieval: bool | None,
) -> tuple[Run, Summary]:
    from stdqa.assistant import Assistant
    from stdqa.evaluation import evaluate, index_brought, only_evidence, summarise

    retrieval = only_evidence(asked) if retrieval is None else retrieval
    folder = out or settings.runs / _name(asked, part)
    if asked.texts and brought:
        with progress_bar("Embedding") as progress:
            settings = index_brought(asked, folder, settings, progress, retrieval=retrieval)
    with Assistant.open(settings) as assistant, progress_bar("Asking") as progress:
        run = evaluate(asked, assistant, folder, part, progress, retrieval)
    return run, summarise(run.rows)


def _sweep(
    asked: QuestionSet,
    part: str | None,
    out: Path | None,
    settings: Settings,
    choices: Mapping[str, Sequence[object]],
    retrieval: bool | None,
) -> None:
    from stdqa.evaluation import summarise, sweep, variants
    from stdqa.evaluation.report import run_report, sweep_report, sweep_table

    tried = variants(settings, choices)
    folder = out or settings.runs / _name(asked, part)
    measured = []
    for variant, run in sweep(asked, tried, folder, part, progress_bar, retrieval=retrieval):
        summary = summarise(run.rows)
        _write(run_report(run, summary), run.folder, "report")
        measured.append((variant.name, run, summary))
        # After each, so that whoever stops a long sweep has what was measured.
        _write(sweep_report(asked.name, measured), folder, "sweep")
    _print([sweep_table(measured)])
    new_console().print(printable(f"{folder / 'sweep.html'} is written."))


def _name(asked: QuestionSet, part: str | None) -> str:
    time = datetime.now().strftime("%Y%m%d-%H%M%S")
    return "-".join(one for one in (asked.name, part, time) if one)


def _report(
    run: Run, summary: Summary, limits: Sequence[Threshold], show_test: bool, as_json: bool
) -> list[str]:
    """Print the measures and write the reports; the thresholds that were missed, in words."""
    from stdqa.evaluation.report import measure_tables, run_report

    _write(run_report(run, summary, show_test), run.folder, "report")
    missed = [wrong for limit in limits if (wrong := limit.missed(summary.values))]
    if as_json:
        measured = {
            name: {"mean": one.value, "low": one.low, "high": one.high, "n": one.n}
            for name, one in summary.measures.items()
        }
        values = summary.values
        of_run = {name: values[name] for name in values if name not in measured}
        print_json(
            {"run": str(run.folder), "questions": summary.n, "measures": measured, **of_run, "missed": missed}
        )
        return missed
    _print(measure_tables(summary))
    console = new_console()
    console.print(printable(f"{run.folder / 'report.html'}: {len(run.rows):,} questions."))
    for wrong in missed:
        console.print(printable(f"Threshold missed: {wrong}"), style="red")
    return missed


def _compare(folders: tuple[Path, Path], out: Path | None, show_test: bool) -> None:
    from stdqa.evaluation import compare, read_run
    from stdqa.evaluation.report import comparison_report
    from stdqa.evaluation.report.blocks import Case, Heading, Note, Table

    made = compare(*map(read_run, folders))
    report = comparison_report(made, show_test)
    console = new_console()
    for block in report.blocks:
        match block:
            case Table():
                _print([block])
            case Heading() | Note():
                console.print(printable(block.text), style="bold" if isinstance(block, Heading) else None)
            case Case():
                console.print(printable(f"  {block.title}"))
    if out:
        _write(report, out, "comparison")
        console.print(printable(f"{out / 'comparison.html'} is written."))


def _trec(qrels: Path, run: Path) -> None:
    """Print the measures of ranking of a run that another program made."""
    from stdqa.evaluation.ranking import names, ranked_scores
    from stdqa.evaluation.report import ranking_table
    from stdqa.evaluation.resampling import mean
    from stdqa.evaluation.sets.trec import read_qrels, read_run

    scores = ranked_scores(read_qrels(qrels), read_run(run))
    _print([ranking_table({name: mean([one[name] for one in scores.values()]) for name in names()})])


def _export(questions: Path, part: str | None, export: Path, settings: Settings, brought: bool) -> None:
    """Write a set in another form; its evidence is looked up in what it brings, else in the index."""
    from stdqa.evaluation import export_set, ground, read_set
    from stdqa.index import Index

    asked = read_set(questions, part)
    if asked.texts and brought:
        export_set(asked, export, ground(asked, asked.texts), asked.texts, ())
    else:
        with Index.open(settings.index) as opened:
            texts = {document.id: document.text for document in opened.documents()}
            passages = [one for name in texts for one in opened.passages_of(name)]
        export_set(asked, export, ground(asked, texts), texts, passages)
    new_console().print(printable(f"{export}: {len(asked.questions):,} questions."))


def _write(report: Report, folder: Path, name: str) -> None:
    from stdqa.errors import ExportRefused
    from stdqa.evaluation.report import as_html, as_markdown
    from stdqa.files import write_whole

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportRefused(
            f"{folder} cannot be made ({error.strerror or error}). Choose another --out."
        ) from error
    write_whole(folder / f"{name}.html", as_html(report))
    write_whole(folder / f"{name}.md", as_markdown(report))


def _print(tables: Iterable[Table]) -> None:
    from stdqa.evaluation.report import as_text

    console = new_console()
    for table in tables:
        head, *rows = as_text(table)
        console.print(printable(head), style="bold")
        for row in rows:
            console.print(printable(row))
        console.print()
