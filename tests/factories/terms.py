"""Terms, and where they are mentioned."""

from articles.models import Term, TermKind
from articles.operations.terms import mention_term


def term(slug="ferry-company", **fields):
    given = {"slug": slug, "kind": TermKind.BODY, "name": "Ferry Company", "name_vi": "Công ty Phà"}
    return Term.objects.create(**given | fields)


def mention(of, words, *, term, by=None):
    """A mention of a term on the first place of some words in an article's newest revision."""
    newest = of.revisions.order_by("-number").first()
    start = newest.text.index(words)
    return mention_term(by=by, term=term, revision=newest, start=start, end=start + len(words))
