"""What comes between the right password and a session."""

from allauth.account.stages import LoginStage
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

KEY = "new_password"


class NewPasswordStage(LoginStage):
    """Whoever came in with a one-time password chooses an own one first."""

    key = KEY
    urlname = "accounts:password_new"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        person = self.login.user
        if person is None or not person.must_change_password:
            return None, True
        return HttpResponseRedirect(reverse(self.urlname)), True
