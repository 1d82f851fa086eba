"""No article may hold up the run."""

import threading
import time

import pytest

from extractor.bound import TookTooLong, time_bound


def test_work_that_takes_too_long_is_ended() -> None:
    def endless() -> None:
        while True:
            pass

    with pytest.raises(TookTooLong), time_bound(0.05):
        endless()


def test_a_broad_except_cannot_swallow_the_end() -> None:
    def stubborn() -> None:
        while True:
            try:
                while True:
                    pass
            except Exception:
                continue

    with pytest.raises(TookTooLong), time_bound(0.05):
        stubborn()


def test_quick_work_is_left_alone_and_no_alarm_stays_behind() -> None:
    with time_bound(0.05):
        pass
    time.sleep(0.1)


def test_outside_the_main_thread_nothing_is_bounded() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_bound(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
