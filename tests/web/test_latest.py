"""What is remembered is made once for each state of its files, and the oldest is forgotten."""

import os
import threading

import pytest

from stdqa.web.latest import Latest, stamp


class Counted:
    """Makes a thing, and counts how often."""

    def __init__(self):
        self.made = []

    def __call__(self, key):
        def make():
            self.made.append(key)
            return key.upper()

        return make


def test_thing_is_made_again_only_with_another_stamp():
    latest, make = Latest(2), Counted()
    for seal in ((1,), (1,), (2,), (2,)):
        assert latest.of("a", seal, make("a")) == "A"
    assert make.made == ["a", "a"]


@pytest.mark.parametrize(("most", "made"), [(2, "abca"), (3, "abc"), (None, "abc")])
def test_oldest_is_forgotten_where_there_is_a_limit(most, made):
    latest, make = Latest(most), Counted()
    for key in "abca":
        latest.of(key, (), make(key))
    assert "".join(make.made) == made


def test_what_was_looked_at_last_is_kept():
    latest, make = Latest(2), Counted()
    for key in "abaca":
        latest.of(key, (), make(key))
    assert "".join(make.made) == "abc"


def test_what_fails_is_not_remembered():
    latest = Latest(2)
    with pytest.raises(ZeroDivisionError):
        latest.of("a", (), lambda: 1 // 0)
    assert latest.of("a", (), lambda: 7) == 7


def test_two_threads_make_it_once():
    latest, make, both = Latest(2), Counted(), threading.Barrier(2)

    def look():
        both.wait()
        latest.of("a", (), make("a"))

    threads = [threading.Thread(target=look) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert make.made == ["a"]


def test_stamp_tells_files_that_changed_came_went_or_were_replaced(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1")
    alone = stamp(first, second)
    assert stamp(first, second) == alone
    second.write_text("2")
    both = stamp(first, second)
    assert both != alone
    # As long and of the same time, but another file.
    times = first.stat().st_mtime_ns
    (tmp_path / "c").write_text("3")
    os.utime(tmp_path / "c", ns=(times, times))
    (tmp_path / "c").replace(first)
    assert stamp(first, second) != both
    second.unlink()
    assert stamp(second) == stamp(tmp_path / "none")
