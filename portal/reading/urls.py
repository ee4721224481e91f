"""Addresses of texts, of words in them, and of terms."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from portal.reading.views import comparing, terms, texts

app_name = "reading"


class NumberConverter(IntConverter):
    """A number as it is written, without zeros before it: one thing has one address."""

    regex = "0|[1-9][0-9]{0,8}"


register_converter(NumberConverter, "number")

urlpatterns = [
    path("articles/", texts.shelf, name="shelf"),
    path("articles/<slug:slug>/", texts.article, name="article"),
    path("articles/<slug:slug>/r/<number:number>/", texts.revision, name="revision"),
    path("articles/<slug:slug>/r/<number:number>/preview/", texts.draft, name="draft"),
    path(
        "articles/<slug:slug>/r/<number:number>/<number:start>-<number:end>/",
        texts.words,
        name="words",
    ),
    path("articles/<slug:slug>/annotations/", texts.annotations, name="annotations"),
    path("terms/", terms.glossary, name="glossary"),
    path("terms/<slug:slug>/", terms.term, name="term"),
    path("terms/<slug:slug>/card/", terms.card, name="term_card"),
    path("terms/<slug:slug>/concordance/", terms.term_for_readers, name="term_for_readers"),
    path("lineage/", terms.lineage, name="lineage"),
    path("compare/", comparing.compare, name="compare"),
    path("compare/signed-in/", comparing.compare_for_readers, name="compare_for_readers"),
    path("annotations/<slug:public_id>/", texts.annotation, name="annotation"),
    path("passages/<slug:public_id>/", texts.passage, name="passage"),
]
