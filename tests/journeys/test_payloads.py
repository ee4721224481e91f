"""Hostile words in every field that an editor can fill: nothing runs, nothing breaks a page.

The fields are found in the admin, so that a new one is tried as well; those that only an act on the
desk asks for are named here. The words are those of the samples' `harness/payloads.py`.
"""

import importlib.util
from collections import Counter
from copy import deepcopy

import pytest
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, connection, models, transaction
from django.forms import CharField
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.forms.revising import RevisionForm, WithdrawalForm
from articles.importing import read_body
from articles.models import Annotation, Article, Revision
from articles.operations.annotations import Target, save_annotation
from articles.operations.publishing import publish_revision, withdraw_article
from articles.text.markup import markdown_html
from portal.lessons.models import Lesson, Step, StepKind
from portal.study.admin import ReasonForm
from portal.study.models import Answer, Regrading
from portal.ui.page_store import store
from tests import factories
from tests.factories import courses, questions
from tests.journeys.people import desks, sign_in
from tests.samples import SAMPLES

PAYLOADS = SAMPLES / "harness" / "payloads.py"
pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
    pytest.mark.skipif(
        not PAYLOADS.is_file(), reason="the payloads are not here: set OPEN_DOOR_SAMPLES"
    ),
]
STORED_AS = {"reason": "settlement", "reason_vi": "settlement_vi", "settled_on": "settled_value"}
"""Fields of the admin's forms that are stored under another name."""
NOT_STORED = {"version", "password", "usable_password", "password1", "password2", "narrow"}
"""Fields of the admin's forms whose words are not kept."""
ASKED_BY_ACTS = {
    Article: {"withdrawal_reason": WithdrawalForm.base_fields["reason"]},
    Revision: {"change_summary": RevisionForm.base_fields["change_summary"]},
    Regrading: {"reason": ReasonForm.base_fields["reason"]},
}
"""Fields of forms that are no row's: why a text is withdrawn, what an edit changes, and so on."""
WITHOUT_WORDS = {"account.EmailAddress", "articles.DeskAction"}
"""Models whose pages on the desk have buttons only."""
UNSAFE = """pages => pages.map(html => {
  const page = new DOMParser().parseFromString(html, "text/html"), found = [];
  for (const element of page.querySelectorAll("*")) {
    const name = element.localName;
    if (["script", "iframe", "object", "embed", "base", "meta", "link", "style", "form", "input",
        "button", "select", "textarea", "svg", "math", "video", "audio", "source", "template",
        "marquee", "area", "img", "frame", "plaintext", "xmp"].includes(name)) found.push(name);
    for (const { name: key, value } of element.attributes) {
      if (/^(on.*|style|srcdoc)$/.test(key)) found.push(`${name}[${key}]`);
      const address = value.replace(/[\\s\\x00-\\x1f]/g, "").toLowerCase();
      if (/^(href|src|action|formaction|data|poster|xlink:href)$/.test(key)
        && /^(javascript|vbscript|data):/.test(address)) found.push(`${name}[${key}=${address}]`);
    }
  }
  return found;
})"""


def probes():
    spec = importlib.util.spec_from_file_location("payloads", PAYLOADS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.probes()


def world():
    """A portal with a row of everything that an editor can fill."""
    text = factories.published()
    text.themes.add(factories.theme())
    event, indicator = factories.event(), factories.indicator()
    event.themes.add(*text.themes.all())
    term, other = factories.term(is_published=True), factories.term("line", is_published=True)
    term.relations.create(kind="follows", other=other)
    term.aliases.create(name="The Company")
    factories.mention(text, "Nobody", term=term)
    factories.attestation(event, text, "at seven")
    factories.observation(indicator, text, "seven", "7")
    for words, target in (
        ("The ferry", Target(term=term)),
        ("leaves", Target(further={"to_event": event.slug})),
        ("the quay", Target(passage=factories.timeline.passage(text, "the fare"))),
        ("agrees", Target(address="https://un.example/")),
    ):
        factories.annotation(
            text, words, kind="crossreference", target=target, theme=text.themes.first()
        )
    lesson = factories.lesson()
    factories.step(lesson, title="First")
    factories.reading(lesson, text, title="Second")
    courses.close_reading(lesson, text, "the fare", title="Third")
    courses.concordance(lesson, term)
    courses.sequence(lesson, event)
    courses.context(lesson)
    courses.sourcing(lesson, text)
    courses.desk(lesson, event=event)
    courses.desk(lesson, indicator=indicator)
    courses.figure_step(lesson, indicator)
    courses.extracts(lesson, (text, "The ferry"), (text, "the fare"))
    courses.step(lesson, kind=StepKind.SUMMARY)
    for title, make in questions.KINDS.items():
        made = make("the fare", text=text) if title == "evidence" else make()
        questions.hint(made)
        step = questions.asking(made, within=lesson, title=title)
        if title == "single":
            graded_again(step, made.option_rows.get(words="Two coins"))
    withdraw_article(by=None, article=factories.published("gone"), reason="A mistake.")
    return text


def graded_again(step, option):
    """An answer that was wrong until an administrator said why it is right."""
    client = Client()
    client.force_login(factories.person("mai"))
    client.post(f"/study/questions/{step.pk}/", {"attempt": 1, "options": option.pk})
    Regrading.objects.create(
        answer=Answer.objects.get(), key=[], score=1, reason="So it is.", made_at=timezone.now()
    )


def offered():
    """The models of the admin with the fields that it offers, and those of their inline rows."""
    request = RequestFactory().get("/admin/")
    request.user = factories.administrator()
    found = {}
    for model, desk in desks().items():
        for row in model._default_manager.all() or [None]:
            if desk.has_change_permission(request, row):
                form = desk.get_form(request, row, change=True)
                found.setdefault(model, {}).update(form.base_fields)
            for inline in desk.get_inline_instances(request, row):
                formset = inline.get_formset(request, row)
                found.setdefault(inline.model, {}).update(formset.form.base_fields)
    for model, fields in ASKED_BY_ACTS.items():
        found.setdefault(model, {}).update(fields)
    return {
        model: fields for model, fields in found.items() if model._meta.label not in WITHOUT_WORDS
    }


def wordy(model, form_fields):
    """The fields of a model that words can be written in, each with the field of its form."""
    found = []
    for name, form_field in sorted(form_fields.items()):
        if name in NOT_STORED:
            continue
        stored = STORED_AS.get(name)
        if stored not in {each.name for each in model._meta.get_fields()}:
            stored = name
        try:
            field = model._meta.get_field(stored)
        except FieldDoesNotExist:
            assert not isinstance(form_field, CharField), name  # where is it stored?
            continue
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            found.append((field, form_field))
    return found


def accepted(field, form_field, words):
    """What of some words form and model let an editor write, whatever their length."""
    lenient = deepcopy(form_field)
    lenient.validators = [*lenient.validators, *field.validators]
    lenient.validators = [
        each for each in lenient.validators if not isinstance(each, MaxLengthValidator)
    ]
    kept = []
    for word in words:
        try:
            lenient.clean(word)
        except ValidationError:
            continue
        kept.append(word)
    return kept


def fill(fields, words):
    """Write words into fields of every row, as much as each may hold; tells what was filled."""
    filled = set()
    for model, form_fields in fields.items():
        for field, form_field in wordy(model, form_fields):
            kept = accepted(field, form_field, words)
            if not kept:
                continue
            value = "\n\n".join(kept) if isinstance(field, models.TextField) else " ".join(kept)
            for row in model._default_manager.order_by("pk"):
                start = f"{row.pk} " if field.unique else ""
                if connection.vendor != "sqlite":  # SQLite alone stores more than a column holds
                    value = value[: field.max_length and field.max_length - len(start)]
                rows = model._default_manager.filter(pk=row.pk)
                try:
                    with transaction.atomic():
                        rows.update(**{field.name: start + value})
                except IntegrityError:
                    continue  # not this row: a constraint forbids it
                filled.add(f"{model._meta.label}.{field.name}")
    for annotation in Annotation.objects.order_by("pk"):
        save_annotation(by=None, annotation=annotation)
    store.clear()
    return filled


def addresses(text):
    """Public pages of everything, and those of the admin."""
    note = Annotation.objects.first()
    lesson = Lesson.objects.select_related("module").first()
    module = f"/modules/{lesson.module.slug}/"
    public = [
        "/", "/vi/", "/articles/", f"/articles/{text.slug}/", f"/vi/articles/{text.slug}/",
        f"/passages/{note.passage.public_id}/", "/terms/", "/terms/line/", "/terms/ferry-company/",
        "/lineage/", "/timeline/", "/timeline/list/", "/timeline/silence/",
        "/events/first-sailing/", "/indicators/", "/indicators/passengers/", "/vi/timeline/",
        module, f"{module}{lesson.slug}/", f"{module}texts/{text.slug}/", "/articles/gone/",
    ]  # fmt: skip
    desk = ["/admin/", "/admin/articles/deskaction/", f"/admin/articles/term/find/{text.pk}/"]
    desk += [
        f"/admin/articles/article/{text.pk}/{page}"
        for page in ("annotate/", "annotate/?by=sentences", "edit/", "withdraw/",
                     "revisions/1/changes/", f"annotate/?annotation={note.pk}")
    ]  # fmt: skip
    for step in Step.objects.filter(kind=StepKind.QUESTION):
        desk += [f"/study/questions/{step.pk}/", f"/admin/lessons/step/{step.pk}/change/"]
        desk.append(f"/admin/lessons/question/{step.question_id}/change/")
    line = Step.objects.get(kind=StepKind.CONCORDANCE)
    desk += [f"/study/concordances/{line.pk}/", f"/admin/lessons/step/{line.pk}/change/"]
    for model in desks():
        start = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        desk.append(start)
        if row := model._default_manager.first():
            desk += [f"{start}{row.pk}/{page}/" for page in ("change", "history", "delete")]
    return public, desk


def hostile_text(text, words):
    """A public revision whose blocks are hostile words."""
    own = text.revisions.order_by("-number").first().text
    document = read_body(own + "\n\n" + "\n\n".join(words)).document
    publish_revision(by=None, revision=factories.revision(text, text=document))


def unsafe(page, client, paths):
    """What of each page could run or change it."""
    bodies = []
    for path in paths:
        answer = client.get(path, follow=True)
        assert answer.status_code in (200, 403, 410), path
        bodies.append(answer.content.decode())
    return {
        path: Counter(found)
        for path, found in zip(paths, page.evaluate(UNSAFE, bodies), strict=True)
    }


def test_markdown_leaves_no_payload_alive(browser):
    page = browser.new_page()

    found = page.evaluate(UNSAFE, [markdown_html(words) for _n, _kind, words in probes()])
    page.close()

    assert [each for each in found if each] == []


def proposals(client, text, words):
    """Pages that show words before anything is stored: of an edit, an import, a note.

    They answer a valid form, one that is refused, and one that comes too late.
    """
    article = f"/admin/articles/article/{text.pk}/"
    latest = text.revisions.order_by("-number").first()
    note = Annotation.objects.first()
    edit = {"text": f"{latest.text}\n\n{words}", "change_summary": words[:300]}
    change = {"annotation": note.pk, "kind": "context", "language": "en", "status": "draft"}
    sent = {
        "report": (f"{article}edit/", edit | {"base": latest.number}),
        "late edit": (f"{article}edit/", edit | {"base": latest.number + 1}),
        "no number": (f"{article}edit/", edit | {"base": words}),
        "review": (
            "/admin/articles/article/import/",
            {"text": words, "name": "a", "ending": ".md"},
        ),
        "refused": (
            "/admin/articles/article/import/",
            {"text": "", "name": words, "ending": words},
        ),
        "late note": (f"{article}annotate/", change | {"body": words, "version": 99}),
        "no place": (f"{article}annotate/", {"body": words, "start": words, "kind": words}),
    }
    return {
        name: client.post(path, form, follow=True).content.decode()
        for name, (path, form) in sent.items()
    }


def test_hostile_words_run_on_no_page_that_asks_first(page_at):
    text = world()
    factories.administrator()
    client = Client()
    client.force_login(factories.person("other-operator", is_staff=True, is_superuser=True))
    page = sign_in(page_at(1280), "administrator")
    words = "\n\n".join(payload for _number, _kind, payload in probes() if "\0" not in payload)
    asked = {"input", "select", "button"}  # of the review: the kind of each block

    benign = proposals(client, text, "Plain words.")
    hostile = proposals(client, text, words)

    found = page.evaluate(UNSAFE, [*benign.values(), *hostile.values()])
    usual, worse = found[: len(benign)], found[len(benign) :]
    assert [
        (name, extra)
        for name, before, after in zip(hostile, usual, worse, strict=True)
        if (extra := set(Counter(after) - Counter(before)) - asked)
    ] == []
    assert "Nothing is saved yet" in hostile["report"]
    assert "Correct what was misread" in hostile["review"]


def test_hostile_words_in_every_field_run_nowhere(page_at):
    text = world()
    fields = offered()
    empty = [
        model._meta.label
        for model, form_fields in fields.items()
        if wordy(model, form_fields) and not model._default_manager.exists()
    ]
    assert empty == []  # make one in world()
    public, desk = addresses(text)
    client = Client()
    client.force_login(factories.person("other-operator", is_staff=True, is_superuser=True))
    page = sign_in(page_at(1280), "administrator")
    words = [payload for _number, _kind, payload in probes() if "\0" not in payload]
    urls = [payload for _number, kind, payload in probes() if kind == "bare-url"]

    filled = fill(fields, ["plain words"])
    benign = unsafe(page, client, public + desk)
    worse = {}
    for some in (words, *([url] for url in urls)):
        assert fill(fields, some) <= filled
        for path, found in unsafe(page, client, public).items():
            if extra := found - benign[path]:
                worse[path, some[0]] = extra
    fill(fields, words)
    for path, found in unsafe(page, client, desk).items():
        if extra := found - benign[path]:
            worse[path] = extra
    hostile_text(text, words)
    for path, found in unsafe(page, client, public + desk).items():
        parts = {"form", "input", "button"} if path in desk else set()  # one for each sentence
        if extra := {name for name in found - benign[path] if name not in parts}:
            worse[path, "the text"] = extra

    assert len(filled) > 60
    assert {f"{m._meta.label}.{name}" for m, names in ASKED_BY_ACTS.items() for name in names} <= (
        filled
    )
    assert worse == {}

    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script("window.hit = number => console.error(`a payload ran: ${number}`)")
    for path in public + desk:
        page.goto(path)
        page.wait_for_load_state("load")
        assert page.evaluate("document.body.innerText.length") > 0, path
    assert dialogs == []
