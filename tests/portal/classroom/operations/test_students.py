import datetime

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from portal.accounts.models import AuditAction, AuditEntry, Session, User
from portal.accounts.operations import NotManagedError, editors
from portal.accounts.throttling import JOIN_CODE, Subject, TooManyFailuresError
from portal.classroom.models import Enrolment
from portal.classroom.operations.classes import add_teacher, archive_class, close_joining
from portal.classroom.operations.students import (
    JoinRefusedError,
    SharedAccountError,
    UsedOutsideError,
    find_open_class,
    import_roster,
    join_class,
    make_sign_in_cards,
    readmit_student,
    remove_student,
    sign_up_and_join,
)
from portal.classroom.roster import read_roster
from tests import factories

pytestmark = pytest.mark.django_db

SUBJECTS = (Subject(JOIN_CODE, "1"),)


@pytest.mark.parametrize("written", ["{0}", "{1}", " {2} {3} ", "{2}-{3}"])
def test_code_is_found_however_it_is_typed(written):
    ours = factories.classroom()
    code = ours.join_code

    typed = written.format(code, code.lower(), code[:4], code[4:])

    assert find_open_class(code=typed, subjects=SUBJECTS) == ours


def test_wrong_codes_are_counted():
    for _attempt in range(10):
        with pytest.raises(JoinRefusedError):
            find_open_class(code="ABCDEFGH", subjects=SUBJECTS)

    with pytest.raises(TooManyFailuresError):
        find_open_class(code="ABCDEFGH", subjects=SUBJECTS)


@pytest.mark.parametrize("close", [close_joining, archive_class])
def test_closed_class_is_not_told_from_none(close):
    ours = factories.classroom()
    close(by=ours.teachers.get(), classroom=ours)

    with pytest.raises(JoinRefusedError):
        find_open_class(code=ours.join_code, subjects=SUBJECTS)
    with pytest.raises(JoinRefusedError):
        join_class(by=factories.managed(), classroom=ours)


def test_joining_twice_is_being_in_once():
    ours, mai = factories.classroom(), factories.person("mai")

    assert join_class(by=mai, classroom=ours) == join_class(by=mai, classroom=ours)


def test_teacher_does_not_join_the_own_class():
    ours = factories.classroom()

    with pytest.raises(JoinRefusedError):
        join_class(by=ours.teachers.get(), classroom=ours)


def test_removed_student_comes_back_by_the_teacher_alone():
    ours = factories.classroom(students=[factories.managed()])
    lan, enrolment = ours.teachers.get(), ours.enrolments.get()

    remove_student(by=lan, enrolment=enrolment)
    remove_student(by=lan, enrolment=enrolment)
    with pytest.raises(JoinRefusedError):
        join_class(by=enrolment.student, classroom=ours)
    readmit_student(by=lan, enrolment=enrolment)
    readmit_student(by=lan, enrolment=enrolment)

    assert Enrolment.objects.active().get() == enrolment
    assert list(AuditEntry.objects.order_by("pk").values_list("action", "person", "detail")) == [
        (AuditAction.REMOVED_FROM_CLASS, enrolment.student_id, f"class {ours.pk}"),
        (AuditAction.ROLES_CHANGED, enrolment.student_id, f"+student of class {ours.pk}"),
    ]


def test_account_made_with_a_code_is_managed():
    ours = factories.classroom()

    person = sign_up_and_join(
        person=User(username="mai"), password="a-long-password", classroom=ours
    )

    assert person.is_managed
    assert ours.enrolments.get().student == person
    assert AuditEntry.objects.get().action == AuditAction.MADE


def test_refused_joining_makes_no_account():
    ours = factories.classroom(join_is_open=False)

    with pytest.raises(JoinRefusedError):
        sign_up_and_join(person=User(username="mai"), password="a-long-password", classroom=ours)

    assert not User.objects.filter(username="mai").exists()


def test_sign_in_card_opens_the_account_and_is_written_down():
    ours = factories.classroom(students=[factories.managed()])
    lan = ours.teachers.get()

    [card] = make_sign_in_cards(by=lan, enrolments=list(ours.enrolments.all()))

    person = authenticate(username=card.username, password=card.password)
    assert person.must_change_password
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.by, entry.person) == (
        AuditAction.ONE_TIME_PASSWORD,
        lan,
        person,
    )


def cards_for(ours):
    return make_sign_in_cards(by=ours.teachers.first(), enrolments=list(ours.enrolments.all()))


def test_no_card_for_an_account_of_ones_own():
    with pytest.raises(NotManagedError):
        cards_for(factories.classroom(students=[factories.person("alone")]))


@pytest.mark.parametrize("mark", ["group", "teacher"])
def test_no_card_for_staff(mark):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    if mark == "group":
        mai.groups.add(editors())
    else:
        User.objects.filter(pk=mai.pk).update(is_managed=False, is_staff=True)

    with pytest.raises(NotManagedError):
        cards_for(ours)


@pytest.mark.parametrize("how", ["removed", "archived"])
def test_no_card_for_a_student_of_the_past(how):
    ours = factories.classroom(students=[factories.managed()])
    lan = ours.teachers.get()
    if how == "removed":
        remove_student(by=lan, enrolment=ours.enrolments.get())
    else:
        archive_class(by=lan, classroom=ours)

    with pytest.raises(NotManagedError):
        cards_for(ours)


def test_no_card_for_an_account_that_another_class_shares_and_none_is_set():
    mai, hoa = factories.managed("mai"), factories.managed("hoa")
    ours = factories.classroom(students=[hoa, mai])
    factories.classroom("12B", students=[mai])

    with pytest.raises(SharedAccountError):
        cards_for(ours)

    assert not AuditEntry.objects.exists()


def test_card_for_a_student_of_two_classes_of_one_teacher():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    other = factories.classroom("12B", students=[mai])
    add_teacher(by=other.teachers.get(), classroom=other, username=ours.teachers.get().username)

    assert len(cards_for(ours)) == 1


@pytest.mark.parametrize("how", ["archived", "removed"])
def test_no_card_for_an_account_that_another_class_shared_in_the_past(how):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    other = factories.classroom("12B", students=[mai])
    if how == "archived":
        archive_class(by=other.teachers.get(), classroom=other)
    else:
        remove_student(by=other.teachers.get(), enrolment=other.enrolments.get())

    with pytest.raises(SharedAccountError):
        cards_for(ours)


def test_former_student_who_went_on_elsewhere_is_not_opened_by_being_let_in_again():
    mai = factories.managed()
    ours = factories.classroom()
    former = factories.enrolment(ours, mai, removed=True)
    archived = factories.classroom("12B", students=[mai])
    archive_class(by=archived.teachers.get(), classroom=archived)
    readmit_student(by=ours.teachers.get(), enrolment=former)

    with pytest.raises(SharedAccountError):
        cards_for(ours)


def out_and_in_again(ours, meanwhile=lambda: None):
    """Remove the only student of a class and let them in again."""
    lan = ours.teachers.get()
    remove_student(by=lan, enrolment=ours.enrolments.get())
    meanwhile()
    readmit_student(by=lan, enrolment=ours.enrolments.get())


def test_removal_by_mistake_is_undone_whole():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    User.objects.filter(pk=mai.pk).update(last_login=timezone.now() - datetime.timedelta(days=1))

    out_and_in_again(ours)
    out_and_in_again(ours)

    assert [card.username for card in cards_for(ours)] == ["mai"]


def test_no_card_for_who_used_the_account_after_leaving():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])

    out_and_in_again(ours, meanwhile=lambda: Client().force_login(mai))
    out_and_in_again(ours)

    with pytest.raises(UsedOutsideError):
        cards_for(ours)
    assert not AuditEntry.objects.filter(action=AuditAction.ONE_TIME_PASSWORD).exists()


@pytest.mark.parametrize(("days", "is_closed"), [(1, True), (-1, False)])
def test_no_card_for_who_was_signed_in_while_leaving(days, is_closed):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    Client().force_login(mai)
    expiry = timezone.now() + datetime.timedelta(days=days)
    Session.objects.filter(person=mai).update(expire_date=expiry)
    User.objects.filter(pk=mai.pk).update(last_login=timezone.now() - datetime.timedelta(days=9))

    out_and_in_again(ours)

    assert ours.enrolments.get().used_outside is is_closed


def test_student_who_joins_again_by_the_code_is_helped_again():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    out_and_in_again(ours, meanwhile=lambda: Client().force_login(mai))

    join_class(by=mai, classroom=ours)

    assert [card.username for card in cards_for(ours)] == ["mai"]


def test_import_makes_managed_accounts_and_cards():
    ours = factories.classroom()

    cards = import_roster(
        by=ours.teachers.get(), classroom=ours, lines=read_roster("Trần Mai\nĐỗ Khôi,khoi")
    )

    assert [(card.name, card.username) for card in cards] == [
        ("Trần Mai", "tran.mai"),
        ("Đỗ Khôi", "khoi"),
    ]
    made = [enrolment.student for enrolment in ours.enrolments.order_by("pk")]
    assert [(person.username, person.is_managed) for person in made] == [
        ("tran.mai", True),
        ("khoi", True),
    ]
    assert authenticate(username="khoi", password=cards[1].password) == made[1]


def test_import_writes_nothing_where_one_line_fails():
    ours = factories.classroom()
    lines = read_roster("Trần Mai\nĐỗ Khôi,khoi")
    taken = factories.person("khoi")

    with pytest.raises(ValidationError):
        import_roster(by=ours.teachers.get(), classroom=ours, lines=lines)

    assert ours.enrolments.count() == 0
    assert not User.objects.filter(username="tran.mai").exists()
    assert not Enrolment.objects.filter(student=taken).exists()


def test_import_refuses_a_list_with_faults_and_an_archived_class():
    ours = factories.classroom()
    lan = ours.teachers.get()

    with pytest.raises(ValidationError):
        import_roster(by=lan, classroom=ours, lines=read_roster("Mai,khoi\nHoa,khoi"))
    archive_class(by=lan, classroom=ours)
    with pytest.raises(ValidationError):
        import_roster(by=lan, classroom=ours, lines=read_roster("Mai"))
