"""What is there to be seen, and who looks: two classes, drafts, words that must not get about."""

import datetime
import uuid

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import AnnotationStatus, DeskAction, PendingImport
from portal.accounts.models import AuditAction, Invitation, User
from portal.accounts.operations import invite_teacher, record
from portal.classroom.models import Assignment
from portal.study.models import Highlight
from portal.study.operations import mark_words, record_opened
from portal.study.work import Work
from tests import factories
from tests.factories.chronicle import attested_event, counted_indicator, disputed_event
from timeline.models import EventReference

ROLES = (
    "anonymous",
    "student_a",
    "student_b",
    "former",
    "teacher_a",
    "teacher_b",
    "editor",
    "administrator",
)
EVERYBODY = frozenset(ROLES)
OF_A = frozenset({"student_a", "teacher_a"})
STAFF = frozenset({"editor", "administrator"})

CANARIES = {
    "DRAFTCANARY": STAFF,
    "CLASSCANARY": OF_A,
    "CLASSMATECANARY": frozenset({"teacher_a", "administrator"}),
    "EMAILCANARY": frozenset({"student_a", "administrator"}),
    "JOTTINGCANARY": frozenset({"student_a"}),
    "CANARYAA": frozenset({"teacher_a"}),
}
"""Words that are planted, and who may ever see them; the last is the join code of class A."""

ABSENT = 999_999


def plant():
    """Make everything that a row of the matrix names; what stands in for the names in paths."""
    people = _people()
    text = factories.published()
    note = factories.annotation(text, "ferry", "A boat.")
    draft = factories.article(
        "draft",
        source=factories.source("draft", title="DRAFTCANARY"),
        title="DRAFTCANARY",
        title_vi="DRAFTCANARY",
    )
    module = factories.module()
    lesson = factories.lesson(module=module)
    factories.reading(lesson, text)
    guess = factories.sourcing(lesson, text)
    hidden = factories.lesson(
        "hidden", module=module, title="DRAFTCANARY", title_vi="DRAFTCANARY", published_at=None
    )
    kept_back = factories.annotation(text, "Nobody", "DRAFTCANARY", status=AnnotationStatus.DRAFT)
    factories.revision(text, text="The ferry leaves at seven. DRAFTCANARY")
    event = attested_event()
    desk = factories.desk(lesson, event=disputed_event())
    sequence = factories.sequence(lesson, attested_event("early", date="1990"), event)
    company = factories.term(is_published=True)
    concordance = factories.concordance(lesson, company)
    hidden_guess = factories.sourcing(hidden, text)
    hidden_event = attested_event("hushed", status="draft", title="DRAFTCANARY")
    indicator = counted_indicator()
    factories.mention(text, "ferry", term=company)
    reference = EventReference.objects.create(annotation=note, event=event)
    theme = factories.theme("ferries", name="Ferries")
    pending = PendingImport.objects.create(
        owner=people["editor"], file_name="DRAFTCANARY.txt", data=b"DRAFTCANARY words."
    )
    places = {
        **_classes(people, text),
        **_study(people["student_a"], text),
        "absent": ABSENT,
        "annotation": note.pk,
        "annotation_id": note.public_id,
        "article": text.pk,
        "concordance": concordance.pk,
        "course": module.course_id,
        "desk": desk.pk,
        "draft": draft.pk,
        "event": event.pk,
        "hidden_annotation": kept_back.pk,
        "guess": guess.pk,
        "hidden_event": hidden_event.slug,
        "hidden_guess": hidden_guess.pk,
        "hidden_lesson": hidden.pk,
        "indicator": indicator.pk,
        "invitation": invite_teacher(by=people["administrator"]),
        "lesson": lesson.pk,
        "module": module.pk,
        "reference": reference.pk,
        "passage": note.passage.public_id,
        "anchor": note.passage.anchors.order_by("pk").first().pk,
        "pending": pending.pk,
        "person": people["student_a"].pk,
        "sequence": sequence.pk,
        "source": text.source_id,
        "term": company.pk,
        "theme": theme.pk,
        "type": ContentType.objects.get_for_model(text).pk,
    }
    entry = record(by=None, action=AuditAction.MADE, person=people["student_a"])
    LogEntry.objects.create(
        user=people["editor"],
        content_type_id=places["type"],
        object_id=str(draft.pk),
        object_repr="DRAFTCANARY",
        action_flag=ADDITION,
    )
    return people, places | {
        "entry": entry.pk,
        "deskaction": DeskAction.objects.count() + 1,
        "invited": Invitation.objects.get().pk,
    }


def _study(person, text):
    """A highlight and a jotting on words that everybody may read."""
    jotting = uuid.UUID(int=1)
    mark_words(
        by=person,
        revision=text.published_revision,
        start=0,
        end=9,
        colour="amber",
        body="JOTTINGCANARY",
        client_id=jotting,
    )
    return {"jotting": jotting, "highlight": Highlight.objects.get().pk}


def _people():
    people = {
        "student_a": factories.managed("student_a"),
        "student_b": factories.managed("student_b"),
        "former": factories.managed("former"),
        "teacher_a": factories.teacher("teacher_a"),
        "teacher_b": factories.teacher("teacher_b"),
        "editor": factories.editor("editor"),
        "administrator": factories.administrator("administrator"),
    }
    User.objects.filter(pk=people["student_a"].pk).update(email="EMAILCANARY@example.org")
    return people


def _classes(people, text):
    classmate = factories.managed("classmate")
    email = EmailAddress.objects.create(user=classmate, email="CLASSMATECANARY@example.org")
    factor = Authenticator.objects.create(user=classmate, type=Authenticator.Type.TOTP, data={})
    User.objects.filter(pk=classmate.pk).update(display_name="CLASSMATECANARY")
    ours = factories.classroom(
        "CLASSCANARY",
        by=people["teacher_a"],
        students=[people["student_a"], classmate],
        join_code="CANARYAA",
        school_term="CLASSCANARY",
    )
    was_in = factories.enrolment(ours, people["former"], removed=True)
    theirs = factories.classroom("B", by=people["teacher_b"], students=[people["student_b"]])
    passage = factories.passage(text, "seven")
    now = timezone.now()
    given = factories.handout(
        ours, passage, text, title="CLASSCANARY", due_at=now + datetime.timedelta(days=2)
    )
    Assignment.objects.filter(pk=given.assignment_id).update(instructions="CLASSCANARY")
    later = factories.handout(
        ours, text, title="CLASSCANARY", opens_at=now + datetime.timedelta(days=1)
    )
    record_opened(by=classmate, work=Work("passage", passage.pk))
    return {
        "a": ours.pk,
        "b": theirs.pk,
        "email": email.pk,
        "factor": factor.pk,
        "handout": given.pk,
        "later": later.pk,
        "part": given.assignment.parts.first().pk,
        "seat": ours.enrolments.get(student=classmate).pk,
        "was_in": was_in.pk,
        "teaching": ours.teachings.get().pk,
    }
