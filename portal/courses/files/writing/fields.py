"""What the fields of all files are made with."""

from collections.abc import Mapping

from portal.courses.files.records import Translated, TranslatedLines
from portal.courses.files.yaml_writing import Value

Fields = dict[str, Value]


def translated(words: Translated) -> Fields | None:
    """Words in two languages; None if there are none."""
    return {"en": words.en or None, "vi": words.vi or None} if words.en or words.vi else None


def translated_lines(lines: TranslatedLines) -> Fields | None:
    """Lists in two languages; None if both are empty."""
    return {"en": list(lines.en), "vi": list(lines.vi)} if lines.en or lines.vi else None


def paragraphs(words: Translated) -> Fields | None:
    """Words in two languages; those of several lines stand literally in the file."""
    both = (f"{text}\n" if "\n" in text else text for text in (words.en, words.vi))
    return translated(Translated(*both))


def without(fields: Mapping[str, Value], **usual: str) -> Fields:
    """The fields without those that are as usual."""
    return {
        name: value for name, value in fields.items() if name not in usual or value != usual[name]
    }
