"""Writing the places in sources, and standing statements on the real words."""

from collections.abc import Iterable

from django.db.models import Model

from articles.models import Article, SourcePlace
from articles.operations.passages import mark_passage
from articles.operations.source_places import (
    SourcePlaceError,
    place_in_source,
    stand_on_source,
)
from portal.courses.files import CourseFiles, CourseFilesError, Place, PlacesRecord, Problem
from portal.courses.loading.quoting import stand
from portal.courses.loading.texts import HeldText


def store_places(record: PlacesRecord, row: Model | None) -> Article:
    """The places of a digest's statements, each on its words in the latest revision."""
    del row
    article = Article.objects.get(slug=record.digest)
    wanted = set()
    for each in record.places:
        revision, start, end = stand(each.quote, each.place)
        passage = mark_passage(by=None, revision=revision, start=start, end=end)
        place = place_in_source(
            by=None, passage=passage, start=each.start, end=each.end, sha256=each.sha256
        )
        wanted.add(place.pk)
    SourcePlace.objects.filter(passage__article=article).exclude(pk__in=wanted).delete()
    return article


def stand_on_real_words(files: CourseFiles, held: Iterable[HeldText]) -> int:
    """Mark the words of each place whose source's file was given; how many stand on them.

    Raises `CourseFilesError` with every place where other words stand.
    """
    lines: dict[tuple[str, int, int], Place] = {
        (record.digest, each.start, each.end): each.place
        for record in files.places
        for each in record.places
    }
    problems: list[Problem] = []
    standing = 0
    for text in held:
        places = SourcePlace.objects.filter(passage__article__source__sha256=text.sha256)
        for place in places.select_related("passage__article").order_by("start", "pk"):
            try:
                stand_on_source(by=None, place=place, revision=text.revision, decoded=text.decoded)
            except SourcePlaceError as error:
                slug = place.passage.article.slug
                line = lines.get((slug, place.start, place.end), Place(f"places/{slug}.yaml"))
                problems.append(Problem.at(line, str(error)))
            else:
                standing += 1
    if problems:
        raise CourseFilesError(problems)
    return standing
