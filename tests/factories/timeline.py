"""Events, indicators, and what passages state about them."""

from decimal import Decimal

from articles.dating import parse
from articles.operations.passages import mark_passage
from timeline.agreement import Counting, Qualifier, Quantity
from timeline.models import Event, Indicator, Status
from timeline.operations.statements import About, attest, observe


def event(slug="first-sailing", **fields):
    """A published event, without statements."""
    given = {
        "slug": slug,
        "title": "The first sailing",
        "title_vi": "Chuyến đi đầu tiên",
        "date": "1998-03",
        "status": Status.PUBLISHED,
    }
    return Event.objects.create(**given | fields)


def indicator(slug="passengers", **fields):
    """A published indicator, without statements."""
    given = {
        "slug": slug,
        "name": "Passengers",
        "unit": "passengers",
        "unit_vi": "hành khách",
        "status": Status.PUBLISHED,
    }
    return Indicator.objects.create(**given | fields)


def figure(value, unit="passengers", counting=Counting.STOCK, qualifier=Qualifier.EXACT, **more):
    return Quantity(Decimal(value), unit, counting, qualifier, **more)


def passage(of, words):
    """The passage on the first place of some words in an article's newest revision."""
    newest = of.revisions.order_by("-number").first()
    start = newest.text.index(words)
    return mark_passage(by=None, revision=newest, start=start, end=start + len(words))


def attestation(about, of, words, value="1998-03", *, by=None, **more):
    """What words of an article state about an event: a date as EDTF, or another value."""
    stated = parse(value) if isinstance(value, str) else value
    return attest(
        by=by, event=about, passage=passage(of, words), value=stated, about=described(more)
    )


def observation(of_indicator, of, words, value, *, by=None, **more):
    """A figure for an indicator that words of an article give."""
    stated = value if isinstance(value, Quantity) else figure(value)
    return observe(
        by=by,
        indicator=of_indicator,
        passage=passage(of, words),
        value=stated,
        about=described(more),
    )


def described(more):
    if as_of := more.get("as_of"):
        more = more | {"as_of": parse(as_of)}
    return About(**more)
