"""Reads rendered HTML as strictly as a test needs: what does not nest is an error."""

from html.parser import HTMLParser

VOID = {"br", "hr"}


class StrictReader(HTMLParser):
    """Collects the text, the elements that each character stands in, and every id."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.characters = []
        self.ids = []
        self.tags = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"<{tag}> has an attribute twice"
        assert not (tag == "a" and any(name == "a" for name, _ in self.open)), "a link in a link"
        self.tags.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        name, _ = self.open.pop()
        assert name == tag, f"</{tag}> closes <{name}>"

    def handle_data(self, data):
        passages = frozenset(
            passage
            for tag, attributes in self.open
            if tag == "mark"
            for passage in attributes.get("data-passage", "").split()
        )
        styles = frozenset(tag for tag, _ in self.open if tag != "mark")
        self.characters.extend((character, passages, styles) for character in data)

    @property
    def text(self):
        return "".join(character for character, _, _ in self.characters)


def read(html):
    """What a browser would make of a fragment; the fragment must be well nested."""
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader
