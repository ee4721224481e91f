"""Where the words stand that the files quote."""

from articles.anchoring import find_quote
from articles.models import Article, Revision
from portal.courses.files import CourseFilesError, Place, Problem, Quote, quoted_places


def latest_revision(article: Article) -> Revision:
    """The newest state of an article, draft or not."""
    return article.revisions.order_by("-number")[0]


def stand(quote: Quote, place: Place) -> tuple[Revision, int, int]:
    """The latest revision of a digest, and where quoted words stand in it.

    Where editors have changed the digest here since, the words are looked for; raises
    `CourseFilesError` if they are not to be found.
    """
    revision = latest_revision(Article.objects.get(slug=quote.digest))
    places = quoted_places(revision.text, quote.exact, quote.prefix, quote.suffix)
    if len(places) == 1:
        return (revision, *places[0])
    found = find_quote(revision.text, quote.exact, quote.prefix, quote.suffix)
    if found is None:
        message = (
            f"“{quote.exact}” is not to be found in “{quote.digest}”, which was changed here."
            " Add --take to take the digest of the files."
        )
        raise CourseFilesError([Problem.at(place, message)])
    return revision, found.start, found.end
