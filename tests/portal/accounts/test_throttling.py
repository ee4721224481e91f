import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory

from portal.accounts.models import Tally
from portal.accounts.throttling import (
    ADDRESS,
    PASSWORD,
    Subject,
    TooManyFailuresError,
    address_of,
    attempt_succeeded,
    begin_attempt,
    subjects_of,
)
from tests import factories
from tests.factories.people import PASSWORD as RIGHT

MAI = Subject(PASSWORD, "mai")
NOON = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)


@pytest.fixture(params=["database", "shared cache"])
def counters(request, db, settings):
    """Either place where failures are counted; the cache is one that the test's clock moves."""
    settings.SHARED_CACHE = request.param == "shared cache"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "counters",
        }
    }
    cache.clear()
    yield
    cache.clear()


def minutes_until_let_in(subject=MAI):
    """0 where an attempt is let in."""
    try:
        begin_attempt(subject)
    except TooManyFailuresError as error:
        return error.minutes
    return 0


def test_ten_failures_are_let_in_and_the_eleventh_waits(counters):
    assert [minutes_until_let_in() for _ in range(12)] == [0] * 10 + [1, 1]


def test_waits_grow_up_to_a_quarter_of_an_hour(counters):
    waits = []
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(10):
            minutes_until_let_in()
        for _ in range(6):
            wait = minutes_until_let_in()
            waits.append(wait)
            clock.shift(datetime.timedelta(minutes=wait, seconds=1))
            assert minutes_until_let_in() == 0

    assert waits == [1, 2, 4, 8, 15, 15]


def test_failures_are_forgotten_after_their_window(counters):
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(10):
            minutes_until_let_in()
        clock.shift(datetime.timedelta(minutes=11))

        assert [minutes_until_let_in() for _ in range(11)] == [0] * 10 + [1]


def test_success_forgets_the_failures_of_an_account(counters):
    for _ in range(10):
        begin_attempt(MAI)

    attempt_succeeded(MAI)

    assert [minutes_until_let_in() for _ in range(10)] == [0] * 10


def test_another_account_is_not_kept_waiting(counters):
    for _ in range(10):
        begin_attempt(MAI)

    assert minutes_until_let_in(MAI) == 1
    assert minutes_until_let_in(Subject(PASSWORD, "an")) == 0


def test_address_waits_after_three_hundred_failures_and_forgets_none_by_a_success(counters):
    school = Subject(ADDRESS, "203.0.113.7")
    for _ in range(299):
        begin_attempt(school)
    begin_attempt(school)
    attempt_succeeded(school)

    assert [minutes_until_let_in(school) for _ in range(2)] == [0, 1]


def test_attempt_refused_for_its_address_does_not_count_for_the_account(counters):
    school = Subject(ADDRESS, "203.0.113.7")
    for _ in range(300):
        begin_attempt(school)

    for _ in range(20):
        with pytest.raises(TooManyFailuresError):
            begin_attempt(MAI, school)

    assert minutes_until_let_in() == 0


@pytest.mark.django_db(transaction=True)
def test_attempts_at_the_same_moment_count_each(settings):
    settings.SHARED_CACHE = False

    def attempt(_):
        try:
            begin_attempt(MAI)
        except TooManyFailuresError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        let_in = list(threads.map(attempt, range(40)))

    assert let_in.count(True) == 10


@pytest.mark.django_db
def test_counter_keeps_no_names():
    begin_attempt(MAI)

    [row] = Tally.objects.all()
    assert "mai" not in row.key
    assert len(row.key) == 64


@pytest.mark.django_db
def test_sign_in_asks_to_wait_with_a_status_and_clear_words(client):
    factories.person("mai")
    wrong = {"username": "mai", "password": "wrong"}
    for _ in range(10):
        client.post("/accounts/sign-in/", wrong)

    answers = [
        client.post("/accounts/sign-in/", wrong),
        client.post("/accounts/sign-in/", {"username": "mai", "password": RIGHT}),
    ]

    assert [answer.status_code for answer in answers] == [429, 429]
    assert [int(answer.headers["Retry-After"]) > 50 for answer in answers] == [True, True]
    assert answers[0].context["form"].non_field_errors() == [
        "Too many wrong attempts. Wait 1 minute, then try again."
    ]


@pytest.mark.django_db
def test_sign_in_asks_to_wait_for_a_name_that_nobody_has(client):
    for _ in range(10):
        client.post("/accounts/sign-in/", {"username": "nobody", "password": "wrong"})

    answer = client.post("/accounts/sign-in/", {"username": "nobody", "password": "wrong"})

    assert answer.status_code == 429


@pytest.mark.django_db
def test_forged_addresses_do_not_help_against_the_limit_of_an_account(client):
    codes = [
        client.post(
            "/accounts/sign-in/",
            {"username": "mai", "password": "wrong"},
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        ).status_code
        for n in range(11)
    ]

    assert codes == [200] * 10 + [429]


def asked(**meta):
    return RequestFactory().get("/", **meta)


@pytest.mark.parametrize(
    ("behind_proxy", "header", "meta", "address"),
    [
        (False, "", {"REMOTE_ADDR": "192.0.2.1"}, "192.0.2.1"),
        (False, "", {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, "192.0.2.1"),
        (False, "", {"REMOTE_ADDR": "2001:db8:1:2:3::4"}, "2001:db8:1:2::/64"),
        (False, "", {"REMOTE_ADDR": ""}, None),
        (True, "", {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, None),
        (True, "X-Real-IP", {"HTTP_X_REAL_IP": "192.0.2.9"}, "192.0.2.9"),
        (True, "X-Real-IP", {"HTTP_X_REAL_IP": "no address"}, None),
    ],
)
def test_address_of_a_request(settings, behind_proxy, header, meta, address):
    settings.BEHIND_PROXY, settings.CLIENT_ADDRESS_HEADER = behind_proxy, header

    assert address_of(asked(**meta)) == address


def test_unknown_address_is_not_counted(settings):
    settings.BEHIND_PROXY, settings.CLIENT_ADDRESS_HEADER = True, ""

    assert subjects_of(asked(), PASSWORD, "mai") == (MAI,)
