"""A small chronicle for the judges: every way in which time and figures are drawn and worded."""

from tests import factories
from tests.factories.chronicle import attested_event, counted_indicator, dated_text, disputed_event
from tests.factories.timeline import attestation, observation
from timeline.agreement import Counting, Kind, Qualifier, Wording
from timeline.operations.settling import settle
from timeline.operations.statements import refer_to_event

PAGES = (
    "/events/maiden-voyage/",
    "/events/the-second-ferry/",
    "/events/without-a-day/",
    "/timeline/?disputed=yes",
    "/timeline/?words=nothing+of+the+kind",
)
"""What must be among the pages that are judged."""
CROSSING = (
    "The ferry leaves at seven. It comes back when it is full.\n\n"
    "A seat costs two coins. Nobody pays for a hat.\n\nNobody on the quay agrees about the fare."
)
"""The words that `fill` needs, without structure."""
PRECISIONS = {
    "a-day": "1951-05-04",
    "the-same-month": "1951-05-06",
    "a-span": "1960/1963",
    "about-then": "1972~",
    "from-then-on": "1986/..",
    "until-then": "../1949",
    "not-yet": "2045",
}


def fill(text):
    """Events, figures, a disagreement and one that is settled; `text` speaks of some."""
    trade = factories.theme("fares", name="Fares", name_vi="Giá vé")
    chronicle = dated_text("chronicle", "2020")
    for slug, date in PRECISIONS.items():
        attested_event(slug, text=chronicle, title=f"Sailing {slug}", date=date)
    attested_event(
        "a-bridge", text=chronicle, title="A bridge", title_vi="Cây cầu", date="2045", kind="goal"
    )
    disputed = disputed_event(
        days=("1998-03-04", "1998-04-03", "1998"),
        description="The ferry crossed for the first time.",
        description_vi="Phà sang sông lần đầu.",
    )
    disputed.themes.add(trade)
    attestation(disputed, text, "leaves at seven", "1998-03", scope="departure", scope_vi="giờ đi")
    attestation(disputed, text, "comes back", Wording(Kind.WORDS, "comes back", "quay về"))
    note = factories.annotation(text, "agrees about", "When was it?")
    refer_to_event(by=None, annotation=note, event=disputed)
    settled = disputed_event(
        "the-second-ferry",
        days=("1999-01-02", "1999-02-01"),
        printed=2005,
        title="The second ferry",
        kind="agreement",
    )
    settle(
        by=None,
        subject=settled,
        reason="The log of the quay was read.",
        reason_vi="Đã đọc sổ của bến.",
        value="2 January 1999",
    )
    attested_event("without-a-day", text=chronicle, title="Some crossing", date="")
    _figures(text)


def _figures(text):
    passengers = counted_indicator(
        definition="Those who pay.", definition_vi="Người có vé.", name_vi="Hành khách"
    )
    about = factories.figure("35", qualifier=Qualifier.ABOUT)
    observation(passengers, text, "Nobody pays", about, as_of="2000")
    apart = factories.figure("9", "boats", Counting.FLOW)
    observation(passengers, text, "two coins", apart, as_of="2000", scope="summer")
    counted_indicator(
        "boats",
        figures=(("2010", "3"), ("2010-05", "4")),
        name="Boats",
        name_vi="Số phà",
        unit="passengers",
    )
