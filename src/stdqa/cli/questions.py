"""Drafts of questions for a set, from the figures of the index or from feedback: ``stdqa questions``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdqa.cli.shared import IndexFolder, errors, new_console, printable, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdqa.evaluation.making import Trap
    from stdqa.evaluation.question import Question
    from stdqa.register import Register
    from stdqa.settings import Settings

ENDINGS = (".jsonl", ".csv", ".toml")


def questions(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The set to write: .jsonl, .csv or .toml.")],
    most: Annotated[int, typer.Option(min=1, help="So many questions at most.")] = 50,
    seed: Annotated[int, typer.Option(help="Another seed makes other questions.")] = 0,
    trap: Annotated[
        list[str] | None, typer.Option(help="plain, list, true, year, basis, … Repeatable; all by default.")
    ] = None,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="From what people said of answers, instead of the figures.")
    ] = False,
    add: Annotated[bool, typer.Option("--add", help="Add to the set that is there.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over the set that is there.")] = False,
    index: IndexFolder = None,
) -> None:
    """Make drafts of questions, marked as generated until somebody accepts them in the app."""
    with errors():
        from stdqa.errors import BadQuestionSet
        from stdqa.evaluation.sets import write_questions

        _check(out, add, force)
        traps = _traps(trap)
        if feedback and traps:
            raise BadQuestionSet("Feedback sets no traps. Leave out --trap, or --feedback.")
        settings = settings_of(index=index)
        kept = _kept(out) if add else ()
        made, told = (
            _of_feedback(settings, kept) if feedback else _of_figures(settings, kept, most, seed, traps)
        )
        if not made:
            raise BadQuestionSet(_nothing(feedback, bool(kept)))
        write_questions(out, (*kept, *made))
        console = new_console()
        console.print(printable(f"{out}: {_counted(len(made))} {'added' if kept else 'made'}. {told}"))
        console.print("They are drafts: accept them in the app, or measure them with stdqa eval --generated.")


def _check(out: Path, add: bool, force: bool) -> None:
    from stdqa.errors import BadQuestionSet

    if add and force:
        raise BadQuestionSet("Give --add or --force, not both.")
    if out.suffix.lower() not in ENDINGS:
        raise BadQuestionSet(f"{out} has an ending that is not known; use {', '.join(ENDINGS)}.")
    if out.exists() and not (add or force):
        raise BadQuestionSet(f"{out} is there already. Add to it with --add, or write over it with --force.")


def _traps(names: list[str] | None) -> tuple[Trap, ...]:
    from stdqa.errors import BadQuestionSet
    from stdqa.evaluation.making import Trap

    known = {one.value: one for one in Trap}
    for name in names or ():
        if name not in known:
            raise BadQuestionSet(f"There is no trap {name!r}; there are {', '.join(known)}.")
    return tuple(known[name] for name in names or ())


def _kept(out: Path) -> tuple[Question, ...]:
    from stdqa.evaluation import read_set

    return read_set(out).questions if out.exists() else ()


def _of_figures(
    settings: Settings, kept: Sequence[Question], most: int, seed: int, traps: tuple[Trap, ...]
) -> tuple[tuple[Question, ...], str]:
    from stdqa.evaluation.making import Trap, make_questions

    made = make_questions(
        _register(settings), most, seed, traps or tuple(Trap), [one.question for one in kept]
    )
    told = ", ".join(f"{trap.value} {number}" for trap, number in made.traps.items())
    return made.questions, f"Traps: {told}."


def _of_feedback(settings: Settings, kept: Sequence[Question]) -> tuple[tuple[Question, ...], str]:
    from stdqa.evaluation.making import question_from_feedback
    from stdqa.store import Store

    register, there = _register(settings), {one.id for one in kept}
    with Store.open(settings.store) as store:
        every = [question_from_feedback(one, register) for one in store.feedback()]
    made = tuple(one for one in every if one.id not in there)
    unfinished = sum(not one.complete for one in made)
    return made, f"To be completed by a person: {unfinished}."


def _register(settings: Settings) -> Register:
    from stdqa.index import Index
    from stdqa.register import Register

    with Index.open(settings.index) as opened:
        return Register(list(opened.figures()), {one.id: one for one in opened.documents()})


def _nothing(feedback: bool, kept: bool) -> str:
    if feedback:
        return f"There is no {'further ' if kept else ''}feedback. Give some in the app, under an answer."
    return (
        f"No {'further ' if kept else ''}question can be made from the figures of the index. Ask for other "
        "traps, or index other documents."
    )


def _counted(number: int) -> str:
    return f"{number:,} question{'' if number == 1 else 's'}"
