"""People sign in on a telephone, with and without script, in both languages."""

import re

import pytest
from django.core.cache import cache

from portal.accounts.operations import set_one_time_password
from tests import factories
from tests.factories.people import PASSWORD
from tests.portal.accounts.codes import code_now

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEW = "another-password-of-tests"


def sign_in(page, username, password):
    """By keyboard alone: the first field has the focus as soon as the page has settled."""
    page.locator("[name=username]:focus").wait_for()
    with page.expect_navigation():
        page.keyboard.type(username)
        page.keyboard.press("Tab")
        page.keyboard.type(password)
        page.keyboard.press("Enter")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_student_who_forgot_the_password_gets_in_with_the_teachers_help(page_at, script):
    mai = factories.managed()
    password = set_one_time_password(by=factories.teacher(), person=mai)
    page = page_at(390, script=script)

    page.goto("/vi/accounts/sign-in/")
    sign_in(page, "MAI", password)
    first = page.locator("h1").inner_text()
    page.locator("[name=new_password1]").fill(NEW)
    page.locator("[name=new_password2]").fill(NEW)
    page.locator("main button").click()
    page.wait_for_url("**/accounts/")

    assert first == "Chọn mật khẩu"
    assert page.locator("h1").inner_text() == "mai"
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_editor_sets_up_a_code_and_reaches_the_desk(page_at, settings):
    cache.clear()
    settings.REQUIRE_STAFF_MFA = True
    factories.editor()
    page = page_at(1280)

    page.goto("/admin/")
    sign_in(page, "editor", PASSWORD)
    key = re.sub(r"\s", "", page.locator(".key").inner_text())
    drawn = page.locator("img.qr").evaluate("image => image.naturalWidth > 0")
    page.locator("[name=code]").fill(code_now(key))
    page.locator("main button").click()
    page.wait_for_url("**/recovery/")
    codes = page.locator(".codes code").count()
    page.locator("main a.button").first.click()
    page.wait_for_url("**/admin/")

    assert drawn
    assert codes == 10
    assert page.locator("h1").inner_text() == "The desk"


@pytest.mark.parametrize(
    "path",
    [
        *("", "edit/", "email/", "data/", "delete/", "password/change/", "code/set-up/"),
        *("sign-in/", "password/forgotten/", "password/letter-sent/"),
    ],
)
def test_page_of_accounts_is_no_wider_than_a_telephone(page_at, path):
    factories.person(display_name="Nguyễn Phước Bảo Khánh Tường Vy")
    page = page_at(390)
    page.goto("/accounts/sign-in/")
    sign_in(page, "reader", PASSWORD)

    page.goto(f"/vi/accounts/{path}")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
