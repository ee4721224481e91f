"""One note, to be written anew or thrown away."""

from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.study.models import Jotting
from portal.study.pages.marks import Place, place_of
from portal.study.pages.shown import ShownWords
from portal.study.queries.marks import standing_of
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class JottingPage(Frame):
    """A note with the words that it is about."""

    text_title: str
    """The title of the text."""
    text_language: str
    """The language of the words."""
    place: Place
    """The words, and whether they still stand."""
    form: Form
    """The note."""
    back_url: str
    """The learner's page of the text."""


def jotting_page(request: HttpRequest, jotting: Jotting, form: Form) -> JottingPage:
    """Gather a note."""
    article = jotting.passage.article
    title = in_language(article.title, article.title_vi)
    is_public = article.is_public_at(timezone.now())
    text_url = reverse("study:text", args=[article.slug]) if is_public else ""
    standing = ShownWords([article]).of(standing_of(jotting.passage_id), article.pk)
    back = text_url or reverse("study:mine")
    return JottingPage(
        **frame_parts(request),
        title=_("A note on “%(title)s”") % {"title": title},
        crumbs=(
            Link(_("My study"), reverse("study:mine")),
            Link(title, text_url or None),
            Link(_("Note")),
        ),
        text_title=title,
        text_language=article.language,
        place=place_of(standing, text_url, None, whole=True),
        form=form,
        back_url=back,
    )
