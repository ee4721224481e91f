"""What a careful cataloguer enters for the five sample texts: names, numbers and short strings."""

from dataclasses import dataclass, field

import pytest

from articles.importing import read_article
from tests.samples import needs_samples, sample

pytestmark = needs_samples


@dataclass
class Entry:
    title: str | None = None
    authors: list[tuple[str, str]] = field(default_factory=list)
    publication: str | None = None
    issue: str | None = None
    published: str | None = None
    posted: str | None = None
    retrieved: str | None = None
    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: int = 0
    notes: list[str] = field(default_factory=list)
    references: list[tuple[str, str | None]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


UNDATED = "The text names no date of publication."
VICE_CHAIRMAN = [("Vu Van Hien", "Vice Chairman of the Central Theoretical Council")]
UNANSWERED = [*range(1, 14), *range(16, 25)]

ENTRIES = {
    "000": Entry(
        publication="Communist Review",
        headings=[
            (2, "Many new ideas translated into life"),
            (2, "Challenges to Vietnam's future international integration"),
            (2, "Implementation of Resolution 22-NQ/TW in the"),
        ],
        paragraphs=31,
        references=[(str(number), None) for number in UNANSWERED],
        warnings=["22 footnote references have no footnote", UNDATED],
    ),
    "001": Entry(
        title="International integration of Viet Nam: From theory to practice",
        authors=[("Do Son Hai", "Diplomatic Academy of Viet Nam")],
        publication="Communist Review",
        published="2014-01",
        posted="2014-05-26T21:28",
        retrieved="2020-06-02",
        headings=[
            (2, "International integration in theory"),
            (2, "International integration in practical perspective"),
            (2, "Recommendation for future"),
        ],
        paragraphs=23,
        notes=["1", "2", "3", "4", "5"],
        references=[("1", "1"), ("2", "2"), ("3", "3"), ("5", "5")],
        dropped=[("Send Print", "page debris"), ("Viet Nam", "image caption of the page")],
        warnings=["Footnote 4 has no reference in the text."],
    ),
    "002": Entry(
        title=(
            "Being proactive and active in international integration, ensuring national defense, "
            "security and rapid and sustainable development in Vietnam"
        ),
        authors=VICE_CHAIRMAN,
        publication="Communist Review",
        issue="No. 902",
        published="2017-12",
        posted="2018-02-01T08:58",
        retrieved="2020-03-29",
        headings=[
            (2, "International integration and its impacts on"),
            (3, "Impact on ensuring security and national"),
            (3, "Impacts on rapid, sustainable development"),
            (2, "Viewpoint of the Communist Party of"),
            (2, "Initial results and experience"),
            (3, "On integration and defense and security"),
            (3, "International integration for rapid and sustainable"),
            (2, "Initial lessons learnt"),
        ],
        paragraphs=32,
        notes=["1", "2"],
        references=[("1", "1"), ("2", "2")],
        dropped=[("Send Print", "page debris"), ("President", "image caption of the page")],
    ),
    "003": Entry(
        authors=[("To Lam", "General Secretary")],
        headings=[
            (2, "Global integration: Placing the nation in"),
            (2, "At a historic crossroads, the nation"),
        ],
        paragraphs=45,
        warnings=[UNDATED],
    ),
    "004": Entry(
        title=(
            "Foreign relations for peace, cooperation and development; proactive and active "
            "international integration: reality and experiences of Vietnam"
        ),
        authors=VICE_CHAIRMAN,
        publication="Communist Review",
        issue="No. 910",
        published="2018-08",
        posted="2018-09-26T09:06",
        retrieved="2020-03-29",
        headings=[
            (2, "Fully aware of the common trend"),
            (2, "Implementation of strategic orientation to proactively"),
            (3, "First, international economic integration"),
            (3, "Second, cultural, social and environmental international"),
            (3, "Third, international integration in politics, defense"),
        ],
        paragraphs=28,
        notes=["1", "2", "3"],
        references=[("1", "1"), ("3", "3")],
        dropped=[("Send Print", "page debris"), ("Artwork.", "image caption of the page")],
        warnings=["Footnote 2 has no reference in the text."],
    ),
}


@pytest.mark.parametrize("number", ENTRIES)
def test_read_article_catalogues_a_sample(number):
    expected = ENTRIES[number]

    article = read_article(sample(number).read_bytes(), file_name="text.txt")

    parsed = article.as_json()
    headings = [(b["level"], b["text"]) for b in parsed["blocks"] if b["kind"] == "heading"]
    assert (
        Entry(
            title=parsed["title"],
            authors=[(author["name"], author["role"]) for author in parsed["authors"]],
            publication=parsed["publication"],
            issue=parsed["issue"],
            published=parsed["published"],
            posted=parsed["posted"],
            retrieved=parsed["retrieved"],
            headings=[(level, " ".join(text.split()[:6])) for level, text in headings],
            paragraphs=sum(block["kind"] == "paragraph" for block in parsed["blocks"]),
            notes=[note["label"] for note in parsed["notes"]],
            references=[(ref["label"], ref["note"]) for ref in parsed["note_refs"]],
            dropped=[
                (" ".join(drop["text"].split()[: len(start.split())]), drop["reason"])
                for drop, (start, _) in zip(parsed["dropped"], expected.dropped, strict=True)
            ],
            warnings=[warning.split(":")[0] for warning in parsed["warnings"]],
        )
        == expected
    )
    assert parsed["language"] == "en"
    assert all(b["kind"] in {"heading", "paragraph"} for b in parsed["blocks"])


@pytest.mark.parametrize("number", ENTRIES)
def test_source_map_leads_every_character_of_a_sample_back(number):
    data = sample(number).read_bytes()

    article = read_article(data, file_name="text.txt")

    decoded, text = data.decode(article.encoding), article.document.text
    exact = [run for run in article.source_map if run[1] - run[0] == run[3] - run[2]]
    plain = [decoded[a:b].replace("\xa0", " ") for a, b, _, _ in exact]
    assert plain == [text[c:d] for _, _, c, d in exact]
    covered = sum(end - start for _, _, start, end in article.source_map)
    assert covered == len(text) - 2 * (len(article.document.blocks) - 1)
