"""The body of a text: its paragraphs, its annotations beside them, its footnotes below.

Written as strings and not as a template: a long text has hundreds of pieces, and this is most of
what a page costs. Every value that is not finished HTML is escaped here.
"""

from portal.reading.marking.body import body_html, forget_bodies
from portal.reading.marking.notes import Note, keyed, shortened_words

__all__ = ["Note", "body_html", "forget_bodies", "keyed", "shortened_words"]
