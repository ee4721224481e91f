"""What is known of a file before it is taken in."""

from articles.models import Article, ArticleKind, Revision, Source


def revision_of_file(sha256: str) -> Revision | None:
    """The revision that a file with this checksum became."""
    return Revision.objects.filter(file_sha256=sha256).select_related("article").first()


def known_source(sha256: str, file_name: str) -> Source | None:
    """The source whose file this is, or was before the file changed: by checksum, then by name."""
    return (
        Source.objects.filter(sha256=sha256).first()
        or Source.objects.filter(file_name=file_name).first()
    )


def text_of(source: Source) -> Article | None:
    """The article that holds a source's own words."""
    return source.articles.filter(kind=ArticleKind.SOURCE).first()
