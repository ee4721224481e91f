"""Taking a text in: the file, and what was read in it."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateFormField
from articles.forms.choices import offer
from articles.importing import READERS, ParsedArticle, ParsedAuthor, number_of_issue
from articles.importing.correcting import BlockChoice, with_blocks
from articles.importing.decoding import MAX_BYTES
from articles.text import BlockKind

MOST_BLOCKS = 1500
"""Blocks whose kind can be chosen on the page; those beyond keep what was read."""

LANGUAGES = [("en", _("English")), ("vi", _("Vietnamese")), ("und", _("not known"))]


class UploadForm(forms.Form):
    """A file, or pasted text with a name."""

    file = forms.FileField(label=_("File"), required=False)
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        help_text=_("For pasted text: what its file would be called, such as open-letter-1946."),
    )
    ending = forms.ChoiceField(label=_("Pasted as"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {".txt": _("plain text"), ".md": _("Markdown")}
        offer(self, "ending", [(e, n) for e, n in names.items() if e in READERS])
        endings = ",".join(READERS)
        self.fields["file"].widget.attrs["accept"] = endings
        self.fields["file"].help_text = _("One of %(endings)s, up to 5 MB.") % {
            "endings": endings.replace(",", ", ")
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in self.errors:
            return cleaned
        upload = cleaned.get("file")
        if upload and upload.size > MAX_BYTES:
            self.add_error(
                "file", _("The file is larger than 5 MB. Split it and import the parts.")
            )
            return cleaned
        pasted = cleaned.get("text", "").strip()
        if bool(cleaned.get("file")) == bool(pasted):
            raise forms.ValidationError(_("Choose a file or paste a text: one of the two."))
        if pasted and not cleaned.get("name"):
            self.add_error("name", _("Give the pasted text a name."))
        return cleaned

    def received(self) -> tuple[bytes, str]:
        """The bytes and the file name of a valid form."""
        if self.cleaned_data["file"]:
            upload = self.cleaned_data["file"]
            return upload.read(), PurePath(upload.name).name
        name, ending = self.cleaned_data["name"], self.cleaned_data["ending"] or ".txt"
        name = PurePath(name).name
        if PurePath(name).suffix.lower() not in READERS:
            name += ending
        return self.cleaned_data["text"].replace("\r\n", "\n").encode(), name


class MetadataForm(forms.Form):
    """What the file says about its text, to be corrected."""

    title = forms.CharField(label=_("Title as printed"), required=False, max_length=300)
    given_title = forms.CharField(
        label=_("Given title"),
        required=False,
        max_length=300,
        help_text=_("Ours, where the text prints none."),
    )
    publication = forms.CharField(label=_("Publication"), required=False, max_length=200)
    issue = forms.CharField(label=_("Issue"), required=False, max_length=100)
    published = HistoricalDateFormField(
        label=_("Published"),
        required=False,
        help_text=_("As EDTF: 2013-04-10, 2013-04, 1986~, 1996/1998, 2030/.."),
    )
    posted = forms.DateField(label=_("Posted"), required=False)
    retrieved = forms.DateField(label=_("Retrieved"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("posted", "retrieved"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        listed = dict(LANGUAGES)
        read = str(self.initial.get("language", "und"))
        offer(self, "language", [*LANGUAGES, *([] if read in listed else [(read, read)])])


class AuthorForm(forms.Form):
    """One author with the office that the text gives; a row without a name is left out."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    role = forms.CharField(label=_("Office or role"), required=False, max_length=300)


AuthorFormSet = forms.formset_factory(AuthorForm, extra=2, max_num=20, absolute_max=40)


class BlocksForm(forms.Form):
    """What each block is to be."""

    def __init__(self, *args: Any, parsed: ParsedArticle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for index, block in enumerate(parsed.document.blocks[:MOST_BLOCKS]):
            value = _value(block.kind, block.level)
            choices = list(_BLOCK_CHOICES)
            if block.kind is BlockKind.FOOTNOTE:
                choices.insert(0, (value, _("Footnote")))
            elif value not in dict(choices):
                choices.insert(0, (value, _("As it was read")))
            self.fields[f"block-{index}"] = forms.ChoiceField(
                choices=choices, initial=value, required=False
            )

    def choices(self) -> dict[int, BlockChoice]:
        """The choices of a valid form by block; one that was not sent changes nothing."""
        chosen: dict[int, BlockChoice] = {}
        for name, value in self.cleaned_data.items():
            if value:
                kind, _dash, level = value.partition("-")
                block_kind = None if kind == _LEAVE_OUT else BlockKind(kind)
                chosen[int(name.removeprefix("block-"))] = BlockChoice(block_kind, int(level or 0))
        return chosen


_LEAVE_OUT = "out"


def _value(kind: BlockKind, level: int) -> str:
    return f"{kind.value}-{level}" if level else kind.value


_BLOCK_CHOICES = (
    ("heading-2", _("Heading")),
    ("heading-3", _("Heading below it")),
    ("paragraph", _("Paragraph")),
    ("list_item-1", _("List item")),
    ("quotation", _("Quotation")),
    ("caption", _("Caption")),
    (_LEAVE_OUT, _("Leave out")),
)


def metadata_of(parsed: ParsedArticle) -> dict[str, Any]:
    """What was read, as the initial values of a `MetadataForm`."""
    return {
        "title": parsed.title or "",
        "publication": parsed.publication or "",
        "issue": number_of_issue(parsed.issue or ""),
        "published": parsed.published or "",
        "posted": (parsed.posted or "")[:10],
        "retrieved": (parsed.retrieved or "")[:10],
        "language": parsed.language,
    }


def corrected(
    parsed: ParsedArticle, metadata: MetadataForm, authors: Any, blocks: BlocksForm
) -> ParsedArticle:
    """The parsed article as an editor corrected it in three valid forms."""
    values = metadata.cleaned_data
    return with_blocks(
        replace(
            parsed,
            title=values["title"] or None,
            authors=tuple(
                ParsedAuthor(row["name"], row.get("role", ""))
                for row in authors.cleaned_data
                if row.get("name")
            ),
            publication=values["publication"] or None,
            issue=values["issue"] or None,
            published=values["published"] or None,
            posted=values["posted"].isoformat() if values["posted"] else None,
            retrieved=values["retrieved"].isoformat() if values["retrieved"] else None,
            language=values["language"],
        ),
        blocks.choices(),
    )
