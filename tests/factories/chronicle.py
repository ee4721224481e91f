"""A small chronicle that stands: events, figures and the texts that vouch for them."""

from tests.factories.texts import published, source, theme
from tests.factories.timeline import attestation, event, indicator, observation

DAYS = ("1998-03-04", "1998-04-03", "1998-05-12", "1998-09-30")
WORDS = "The ferry sailed on {day}. It was full.\n\nThe quay counted {count} passengers that day."


def dated_text(slug, published_on, *, day="a day", count="many", **options):
    """A public text of its own source, printed at a date, about a ferry that sailed on a day."""
    return published(
        slug,
        source=source(slug, published=published_on, authors=(f"Author of {slug}",)),
        title=f"Text {slug}",
        title_vi=f"Văn bản {slug}",
        text=WORDS.format(day=day, count=count),
        **options,
    )


def attested_event(slug="first-sailing", *, text=None, **fields):
    """A published event that one passage of a public text gives its date."""
    given = {"date": "1998-03"} | fields
    made = event(slug, **given)
    vouching = text or dated_text(f"text-of-{slug}", "1999")
    attestation(made, vouching, "a day", given["date"] or "1998-03")
    made.refresh_from_db()
    return made


def disputed_event(slug="maiden-voyage", *, days=DAYS, printed=1999, **fields):
    """A published event that several texts, printed a year apart, put on days of their own."""
    given = {"title": "The maiden voyage", "title_vi": "Chuyến đi khai trương", "date": "1998"}
    made = event(slug, **given | fields)
    for number, day in enumerate(days):
        text = dated_text(f"{slug}-{number}", f"{printed + number}", day=day)
        attestation(made, text, day, day)
    made.refresh_from_db()
    return made


SAILINGS = (("1995", "The timber raft"), ("1998", "The steamer"), ("2003", "The bridge"))


def dated_events_apart(*given):
    """Events of one text each, in order of time."""
    return [
        attested_event(f"sailing-{date}", date=date, title=title, title_vi="")
        for date, title in given or SAILINGS
    ]


def many_events(count, *, text=None):
    """Events a month apart from 1990, all of one text; every third is a document with a theme."""
    vouching = text or dated_text("chronicle", "2020")
    trade = theme("ferries", name="Ferries", name_vi="Phà")
    made = []
    for number in range(count):
        year, month = divmod(number, 12)
        each = attested_event(
            f"event-{number}",
            text=vouching,
            title=f"Event {number}",
            title_vi=f"Sự kiện {number}",
            date=f"{1990 + year}-{month + 1:02}",
            kind="event" if number % 3 else "document",
        )
        if number % 3 == 0:
            each.themes.add(trade)
        made.append(each)
    return made


def counted_indicator(slug="passengers", *, figures=(("1999", "30"), ("2001", "40")), **fields):
    """A published indicator with a figure from a text of each year."""
    made = indicator(slug, **fields)
    for number, (year, value) in enumerate(figures):
        text = dated_text(f"{slug}-{number}", year, count=value)
        observation(made, text, f"{value} passengers", value)
    made.refresh_from_db()
    return made
