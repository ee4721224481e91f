import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import call_command

from portal.accounts.models import AuditAction, AuditEntry
from tests import factories
from tests.factories.people import PASSWORD
from tests.portal.accounts.codes import code_now, give_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_used_codes():
    cache.clear()


@pytest.fixture
def required(settings):
    settings.REQUIRE_STAFF_MFA = True


def sign_in(client, username="editor", password=PASSWORD):
    return client.post("/accounts/sign-in/", {"username": username, "password": password})


def test_desk_sends_strangers_to_the_portals_sign_in(client):
    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0] == "/accounts/sign-in/?next=/admin/"


def test_desk_opens_without_a_second_factor_where_none_is_required(client):
    client.force_login(factories.editor())

    assert client.get("/admin/").status_code == 200


def test_desk_sends_learners_to_their_account(client):
    client.force_login(factories.person())

    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0] == "/accounts/"


def test_desk_sends_staff_to_set_up_a_second_factor_first(client, required):
    factories.editor()
    sign_in(client)

    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0] == "/accounts/code/set-up/"
    assert "Staff need this before the desk opens" in response.content.decode()


def test_staff_without_a_second_factor_have_no_rights_anywhere(required):
    editor, administrator = factories.editor(), factories.administrator()

    assert not editor.has_perm("articles.change_article")
    assert not administrator.has_perm("articles.change_article")
    assert not editor.has_module_perms("articles")


def test_staff_set_up_a_second_factor_and_enter_the_desk(client, required):
    factories.editor()
    sign_in(client)
    page = client.get("/accounts/code/set-up/").content.decode()
    key = "".join(re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].split())

    answer = client.post("/accounts/code/set-up/", {"code": code_now(key)})
    codes = client.get(answer.url)

    assert 'src="data:image/svg+xml;base64,' in page
    assert answer.url == "/accounts/code/recovery/"
    assert len(re.findall(r"<code>\d{8}</code>", codes.content.decode())) == 10
    assert client.get("/admin/").status_code == 200


def test_wrong_first_code_sets_nothing_up(client, required):
    editor = factories.editor()
    sign_in(client)
    client.get("/accounts/code/set-up/")

    response = client.post("/accounts/code/set-up/", {"code": "000000"})

    assert response.context["form"].errors["code"] == [
        "This code is not right. Codes change every half a minute."
    ]
    assert not Authenticator.objects.filter(user=editor).exists()


def test_sign_in_asks_for_the_code(client):
    give_second_factor(factories.editor())

    password = sign_in(client)
    before = client.get("/accounts/")
    code = client.post(password.url, {"code": code_now()})

    assert password.url == "/accounts/sign-in/code/"
    assert before.url == "/accounts/sign-in/?next=/accounts/"
    assert code.url == "/accounts/"
    assert client.get("/admin/").status_code == 200


def test_code_page_leads_on_in_its_language(client):
    give_second_factor(factories.editor())
    client.post("/vi/accounts/sign-in/", {"username": "editor", "password": PASSWORD})

    assert client.get("/vi/accounts/sign-in/code/").status_code == 200


def test_recovery_code_signs_in_once(client):
    code, *_rest = give_second_factor(factories.editor())

    answers = []
    for _ in range(2):
        client.logout()
        page = sign_in(client).url
        answers.append(client.post(page, {"code": code}).status_code)

    assert answers == [302, 200]


def test_codes_cannot_be_guessed(client):
    give_second_factor(factories.editor())
    page = sign_in(client).url
    for _ in range(10):
        client.post(page, {"code": "000000"})

    answer = client.post(page, {"code": code_now()})

    assert answer.status_code == 429
    assert client.get("/accounts/").status_code == 302


def test_code_page_without_a_password_leads_back(client):
    assert client.get("/accounts/sign-in/code/").url == "/accounts/sign-in/"


def test_staff_cannot_switch_a_required_second_factor_off(client, required):
    editor = factories.editor()
    give_second_factor(editor)
    client.post(sign_in(client).url, {"code": code_now()})

    client.post("/accounts/code/off/")

    assert Authenticator.objects.filter(user=editor).count() == 2


def test_learner_switches_the_second_factor_off(client):
    reader = factories.person()
    give_second_factor(reader)
    client.post(sign_in(client, "reader").url, {"code": code_now()})

    response = client.post("/accounts/code/off/", follow=True)

    assert response.redirect_chain[-1][0] == "/accounts/"
    assert not Authenticator.objects.filter(user=reader).exists()


def test_second_factor_asks_the_password_again_later(client):
    client.force_login(factories.person())

    response = client.get("/accounts/code/set-up/")
    wrong = client.post(response.url, {"password": "wrong"})
    right = client.post(response.url, {"password": PASSWORD})

    assert response.url == "/accounts/again/?next=%2Faccounts%2Fcode%2Fset-up%2F"
    assert wrong.context["form"].errors["password"] == ["The password is not right."]
    assert right.url == "/accounts/code/set-up/"
    assert client.get(right.url).status_code == 200


def test_new_recovery_codes_replace_the_old(client):
    reader = factories.person()
    old = give_second_factor(reader)
    client.post(sign_in(client, "reader").url, {"code": code_now()})

    client.post("/accounts/code/recovery/new/")

    page = client.get("/accounts/code/recovery/").content.decode()
    assert not set(old) & set(re.findall(r"<code>(\d{8})</code>", page))


def test_remove_second_factor_lets_in_with_the_password_alone(client, capsys):
    editor = factories.editor()
    give_second_factor(editor)

    call_command("remove_second_factor", "editor")
    call_command("remove_second_factor", "editor")

    assert capsys.readouterr().out == "Removed.\nThere was none.\n"
    assert sign_in(client).url == "/accounts/"
    [entry] = AuditEntry.objects.all()
    assert (entry.action, entry.by, entry.person) == (
        AuditAction.SECOND_FACTOR_REMOVED,
        None,
        editor,
    )
