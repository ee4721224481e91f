"""When things open, are due and close, around the world and around the clock."""

import datetime
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.classroom.due import (
    SOON,
    Dates,
    Phase,
    Standing,
    end_of,
    moment_of,
    phase_at,
    standing_at,
    was_late,
)

UTC = datetime.UTC
HANOI, BERLIN, NEW_YORK = "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York"
LORD_HOWE, APIA, SAO_PAULO = "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"
ZONES = (HANOI, BERLIN, NEW_YORK, LORD_HOWE, APIA, "Asia/Kathmandu", "UTC")


def at(words):
    return datetime.datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "moment"),
    [
        (HANOI, "2026-11-27", "23:59:59", "2026-11-27T16:59:59"),
        ("UTC", "2026-11-27", "23:59:59", "2026-11-27T23:59:59"),
        (NEW_YORK, "2026-11-27", "23:59:59", "2026-11-28T04:59:59"),
        ("Asia/Kathmandu", "2026-11-27", "23:59:59", "2026-11-27T18:14:59"),
        # put forward: the hour from 2 to 3 is left out
        (BERLIN, "2026-03-29", "01:59:59", "2026-03-29T00:59:59"),
        (BERLIN, "2026-03-29", "02:30:00", "2026-03-29T01:00:00"),
        (BERLIN, "2026-03-29", "03:00:00", "2026-03-29T01:00:00"),
        (NEW_YORK, "2026-03-08", "02:59:59", "2026-03-08T07:00:00"),
        # put back: the hour from 2 to 3 comes twice, and the second counts
        (BERLIN, "2026-10-25", "02:30:00", "2026-10-25T01:30:00"),
        (BERLIN, "2026-10-25", "23:59:59", "2026-10-25T22:59:59"),
        (NEW_YORK, "2026-11-01", "01:59:59", "2026-11-01T06:59:59"),
        # half an hour, at two o'clock
        (LORD_HOWE, "2026-10-04", "02:15:00", "2026-10-03T15:30:00"),
        (LORD_HOWE, "2026-04-05", "01:45:00", "2026-04-04T15:15:00"),
        # midnight itself is left out: the day began at one
        (SAO_PAULO, "2018-11-04", "00:00:00", "2018-11-04T03:00:00"),
        # a day that never was: it ended when the next one began
        (APIA, "2011-12-30", "23:59:59", "2011-12-30T10:00:00"),
    ],
)
def test_moment_of_a_day_and_an_hour(zone, day, hour, moment):
    found = moment_of(datetime.date.fromisoformat(day), datetime.time.fromisoformat(hour), zone)

    assert found == at(moment)


DUE = Dates(HANOI, at("2026-11-20T00:00:00"), end_of(datetime.date(2026, 11, 27), HANOI), 3)
"""Due on the 27th at 23:59:59 in Ha Noi, which is 16:59:59 UTC; taken until the 30th."""


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        ("2026-11-19T23:59:59", Phase.WAITING),
        ("2026-11-20T00:00:00", Phase.OPEN),
        ("2026-11-25T16:59:58", Phase.OPEN),
        ("2026-11-25T16:59:59", Phase.DUE_SOON),
        ("2026-11-27T16:59:59", Phase.DUE_SOON),
        ("2026-11-27T16:59:59.999999", Phase.DUE_SOON),
        ("2026-11-27T17:00:00", Phase.LATE_ALLOWED),
        ("2026-11-30T16:59:59.999999", Phase.LATE_ALLOWED),
        ("2026-11-30T17:00:00", Phase.CLOSED),
    ],
)
def test_phase_turns_at_the_second(now, phase):
    assert phase_at(DUE, at(now)) is phase


@pytest.mark.parametrize(
    ("late_days", "phase"), [(0, Phase.CLOSED), (1, Phase.LATE_ALLOWED), (None, Phase.LATE_ALLOWED)]
)
def test_late_window_decides_what_follows_the_due_second(late_days, phase):
    dates = Dates(HANOI, DUE.opens_at, DUE.due_at, late_days)

    assert phase_at(dates, at("2026-11-27T17:00:00")) is phase


def test_without_late_window_it_never_closes():
    dates = Dates(HANOI, DUE.opens_at, DUE.due_at)

    assert dates.closes_at is None
    assert phase_at(dates, at("2036-01-01T00:00:00")) is Phase.LATE_ALLOWED


@pytest.mark.parametrize(
    ("zone", "day", "late_days", "closes"),
    [
        # a week with 23 hours less or one more: the same hour on the clock of the wall
        (BERLIN, "2026-03-27", 3, "2026-03-30T22:00:00"),
        (BERLIN, "2026-10-23", 3, "2026-10-26T23:00:00"),
        (NEW_YORK, "2026-10-31", 1, "2026-11-02T05:00:00"),
        (HANOI, "2026-10-31", 1, "2026-11-01T17:00:00"),
    ],
)
def test_late_window_counts_days_of_the_class(zone, day, late_days, closes):
    due = end_of(datetime.date.fromisoformat(day), zone)

    assert Dates(zone, at("2026-01-01T00:00:00"), due, late_days).closes_at == at(closes)


def test_without_dates_it_waits_and_without_due_date_it_stays_open():
    opened = Dates(HANOI, DUE.opens_at)

    assert phase_at(Dates(HANOI), at("2036-01-01T00:00:00")) is Phase.WAITING
    assert phase_at(opened, at("2036-01-01T00:00:00")) is Phase.OPEN
    assert not was_late(opened, at("2036-01-01T00:00:00"))


def test_extension_moves_the_end_for_one_student():
    more = DUE.extended(at("2026-12-04T16:59:59"))

    assert phase_at(more, at("2026-12-04T16:59:59")) is Phase.DUE_SOON
    assert phase_at(more, at("2026-12-04T17:00:00")) is Phase.LATE_ALLOWED
    assert more.closes_at == at("2026-12-07T17:00:00")
    assert DUE.extended(None) == DUE


def test_extension_takes_no_time_away_and_gives_none_where_there_is_no_end():
    opened = Dates(HANOI, DUE.opens_at)

    assert DUE.extended(at("2026-11-21T00:00:00")) == DUE
    assert opened.extended(at("2026-11-21T00:00:00")) == opened


BEFORE, AFTER, CLOSED = "2026-11-24T00:00:00", "2026-11-28T00:00:00", "2026-12-01T00:00:00"


@pytest.mark.parametrize(
    ("now", "opened", "done", "standing", "late"),
    [
        (BEFORE, None, None, Standing.NOT_OPENED, False),
        (BEFORE, BEFORE, None, Standing.READING, False),
        (BEFORE, BEFORE, BEFORE, Standing.DONE, False),
        (AFTER, None, None, Standing.LATE, False),
        (AFTER, BEFORE, None, Standing.LATE, False),
        (AFTER, BEFORE, "2026-11-27T16:59:59.5", Standing.DONE, False),
        (AFTER, BEFORE, "2026-11-27T17:00:00", Standing.DONE, True),
        (CLOSED, BEFORE, AFTER, Standing.DONE, True),
        (CLOSED, BEFORE, CLOSED, Standing.LATE, True),
    ],
)
def test_standing_of_a_student(now, opened, done, standing, late):
    moments = {
        "opened_at": at(opened) if opened else None,
        "done_at": at(done) if done else None,
    }

    assert standing_at(DUE, at(now), **moments) is standing
    assert was_late(DUE, moments["done_at"]) is late


DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2035, 12, 31))
HOURS = st.times().map(lambda hour: hour.replace(microsecond=0))


@given(zone=st.sampled_from(ZONES), day=DAYS, hour=HOURS)
def test_moment_shows_the_hour_that_was_told_or_the_first_after_it(zone, day, hour):
    local = moment_of(day, hour, zone).astimezone(zoneinfo.ZoneInfo(zone))
    told = datetime.datetime.combine(day, hour)

    assert local.replace(tzinfo=None) >= told
    if local.replace(tzinfo=None) != told:
        second_before = (local.astimezone(UTC) - datetime.timedelta(seconds=1)).astimezone(
            zoneinfo.ZoneInfo(zone)
        )
        assert second_before.replace(tzinfo=None) < told


@given(
    zone=st.sampled_from(ZONES),
    day=DAYS,
    late_days=st.integers(0, 365),
    hours=st.lists(st.integers(-2000, 12000), min_size=2, max_size=8),
)
def test_phases_follow_one_another(zone, day, late_days, hours):
    due = end_of(day, zone)
    dates = Dates(zone, due - 2 * SOON, due, late_days)
    order = list(Phase)

    seen = [
        order.index(phase_at(dates, due + datetime.timedelta(hours=hour))) for hour in sorted(hours)
    ]

    assert seen == sorted(seen)
