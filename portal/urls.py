"""Every address of the portal."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from portal.accounts import urls as accounts
from portal.ui import views as ui

urlpatterns = [
    path("healthz", ui.health, name="health"),
    *i18n_patterns(
        path("", include("portal.home.urls")),
        path("", include("portal.lessons.urls")),
        path("", include("portal.reading.urls")),
        path("", include("portal.chronicle.urls")),
        path("classes/", include("portal.classroom.urls")),
        path("study/", include("portal.study.urls")),
        path("accounts/", include("portal.accounts.urls")),
        path("accounts/", include(accounts.stages)),
        path("components/", ui.components, name="components"),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]
