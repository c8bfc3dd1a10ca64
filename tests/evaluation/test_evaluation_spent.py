import pytest

from stdqa.evaluation.spent import Spent


def test_time_adds_up_by_what_it_went_into_and_failures_count(monkeypatch):
    clock = iter([0.0, 2.0, 10.0, 10.5, 20.0, 21.25])
    monkeypatch.setattr("stdqa.evaluation.spent.time.perf_counter", lambda: next(clock))
    spent = Spent()
    with spent.on("search"):
        pass
    with spent.on("writing"):
        pass
    with pytest.raises(ZeroDivisionError), spent.on("search"):
        1 / 0  # noqa: B018
    assert spent.seconds == {"search": 3.25, "writing": 0.5}
