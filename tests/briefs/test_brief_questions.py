"""Questions out of every kind of file, without what numbers them; bad files are refused by name and line."""

import json

import docx
import pytest
from harbour import DAY, boats

from stdqa.briefs import (
    MOST_QUESTIONS,
    Wanted,
    added,
    begun,
    brief_json,
    edited,
    questions_in,
    read_questions,
)
from stdqa.errors import BadBatch

TWO = ("How many boats?", "How many cranes?")


@pytest.fixture
def read(tmp_path):
    """The questions of a file of that name and content."""

    def of(name, content):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tuple(one.question for one in read_questions(file).wanted)

    return of


@pytest.mark.parametrize(
    "line",
    ["How many boats?", " 1. How many boats?", "(2) How many  boats?", "12) How many boats?", "- How many boats?",
     "• How many boats?", "– How many boats?", "a) How many boats?", "Q3: How many boats?", "- 1. How many boats?"],
)  # fmt: skip
def test_number_and_bullet_are_no_words_of_a_question(line):
    assert questions_in(line) == ("How many boats?",)


@pytest.mark.parametrize(
    "line", ["2023: how many?", "1,204 boats?", "3.5% of what?", "A. Dahl said what?", "-5 boats?"]
)
def test_what_only_looks_like_a_number_of_the_list_stays(line):
    assert questions_in(line) == (line,)


def test_blank_lines_and_comments_are_skipped():
    assert questions_in("# Tuesday\n\n How many boats?\n   \n#no\nHow many cranes?") == TWO


def test_text_with_a_byte_order_mark_and_other_line_ends_is_read(read):
    assert read("q.txt", b"\xef\xbb\xbfHow many boats?\r\nHow many cranes?\r\n") == TWO


@pytest.mark.parametrize(
    "content",
    [
        "# For Tuesday\n\nSome words.\n\n- How many **boats**?\n- How many\n  cranes?\n",
        "1. How many boats?\n2. How many `cranes`?\n",
        "# Tuesday\n\n## How many boats?\n\nIt is said.\n\n## How many cranes?\n",
        "# Tuesday\n\nHow many boats?\nHow many cranes?\n",
        "# How many boats\n\n# How many cranes\n".replace("s\n", "s?\n"),
    ],
)
def test_markdown_gives_its_items_else_what_asks(read, content):
    assert read("q.md", content) == TWO


@pytest.mark.parametrize(
    "content",
    [
        "id,question,who\n1,How many boats?,Ines\n2,How many cranes?,Olaf\n",
        "id;Question\n1;How many boats?\n2;How many cranes?\n",
        "What to ask,who\nHow many boats?,Ines\nHow many cranes?,Olaf\n",
        "How many boats?,Ines\nHow many cranes?,Olaf\n",
        'question\n"How many\nboats?"\nHow many cranes?\n',
    ],
)
def test_csv_gives_the_column_of_questions_else_the_first(read, content):
    assert read("q.csv", content) == TWO


def test_commas_that_nobody_quoted_stay_in_a_single_column(read):
    content = "question\nIn 2023, how many boats?\nHow many cranes?\n"
    assert read("q.csv", content) == ("In 2023, how many boats?", "How many cranes?")


def test_json_lines_give_questions_with_their_history(tmp_path):
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"question": "How many boats?"}\n\n{"question": "And cranes?", "history": ["How many boats?"]}\n'
    )
    assert read_questions(file).wanted == (
        Wanted("How many boats?"),
        Wanted("And cranes?", ("How many boats?",)),
    )


@pytest.mark.parametrize("value", [list(TWO), [{"question": one} for one in TWO], {"questions": list(TWO)}])
def test_json_list_gives_its_questions(read, value):
    assert read("q.json", json.dumps(value)) == TWO


def test_saved_brief_gives_its_questions_with_title_lines_and_notes(tmp_path):
    brief = edited(added(added(begun("Harbour", DAY), "a", boats()), "b", boats()), 1, "We have 57 cranes.")
    file = tmp_path / "old.json"
    file.write_text(json.dumps(brief_json(brief)))
    found = read_questions(file)
    assert found.title == "Harbour"
    assert found.wanted == (Wanted("a"), Wanted("b", line="We have 57 cranes."))


def word(tmp_path, *paragraphs, table=()):
    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    document.save(tmp_path / "q.docx")
    return (tmp_path / "q.docx").read_bytes()


@pytest.mark.parametrize(
    ("paragraphs", "table"),
    [
        ([("Tuesday", "Heading 1"), (TWO[0], "List Number"), (TWO[1], "List Bullet"), ("Thanks", None)], ()),
        ([("Tuesday", "Title"), ("Dear all,", None), (f"1. {TWO[0]}", None), (TWO[1], None)], ()),
        ([("Anything else?", None)], [("No.", "Question"), ("1", TWO[0]), ("2", TWO[1]), ("3", " ")]),
        ([("See below.", None)], [("1", TWO[0]), ("2", TWO[1])]),
        ([("Tuesday", "Heading 1"), (TWO[0].rstrip("?") + "?", None), ("", None), (TWO[1], None)], ()),
    ],
)
def test_word_document_gives_a_column_or_items_or_what_asks(read, tmp_path, paragraphs, table):
    assert read("q.docx", word(tmp_path, *paragraphs, table=table)) == TWO


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("q.pdf", b"%PDF", r"q\.pdf has an ending that is not known"),
        ("q", b"How?", "has an ending that is not known"),
        ("q.txt", b"", r"q\.txt holds no questions"),
        ("q.txt", b"# nothing\n", "holds no questions"),
        ("q.txt", b"caf\xe9?", r"q\.txt is not UTF-8 text \(byte 3\)"),
        ("q.csv", b"question\n", "holds no questions"),
        ("q.jsonl", b'{"question": "a?"}\n{"question": }\n', r"q\.jsonl, line 2 is not JSON"),
        ("q.jsonl", b'{"question": "a?"}\n\n{"id": 1}\n', r"q\.jsonl, line 3 has no `question`"),
        ("q.jsonl", b'{"question": "a?", "history": "b?"}', r"line 1: its `history` is not a list"),
        ("q.json", b'["a?", 7]', r"q\.json, question 2 has no `question`"),
        ("q.json", b'{"title": "x"}', "neither a list of questions nor a brief"),
        ("q.json", b'{"stdqa_brief": 9}', r"q\.json: This brief has version 9"),
        ("q.json", b"[" * 100_000, r"q\.json is not JSON"),
        ("q.docx", b"PK nothing", r"q\.docx is no document of Word"),
    ],
)
def test_bad_file_is_refused_with_its_name_and_place(read, name, content, wrong):
    with pytest.raises(BadBatch, match=wrong):
        read(name, content)


def test_missing_file_and_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path / "folder.txt"):
        if path.stem == "folder":
            path.mkdir()
        with pytest.raises(BadBatch, match="cannot be read"):
            read_questions(path)


def test_most_questions_are_taken_and_one_more_is_refused(read):
    assert len(read("q.txt", "How?\n" * MOST_QUESTIONS)) == 1000
    with pytest.raises(BadBatch, match="holds 1,001 questions; a brief takes 1,000"):
        read("q.txt", "How?\n" * (MOST_QUESTIONS + 1))


def test_document_that_unfolds_to_gigabytes_is_refused(read, tmp_path, monkeypatch):
    content = word(tmp_path, (TWO[0], None))
    monkeypatch.setattr("stdqa.files.word.MOST_UNFOLDED", 1000)
    with pytest.raises(BadBatch, match="unfolds to more than"):
        read("q.docx", content)
