from django.db import migrations
from django.db.migrations.recorder import MigrationRecorder

KEPT_SINCE = ("classroom", "0002_keep_when_a_student_left")
REMOVED, READMITTED = "class {}", "+student of class {}"
"""How the audit log tells these acts of a class."""


def mark_at_upgrade(apps, schema_editor):
    """Until 0002 nobody looked whether an account was used while its student was out."""
    app, name = KEPT_SINCE
    applied = MigrationRecorder(schema_editor.connection).migration_qs.filter(app=app, name=name)
    before = applied.values_list("applied", flat=True).first()
    if before is not None:
        mark_those_readmitted(apps, before)


def mark_those_readmitted(apps, before):
    """Mark the enrolments of those who were let in again before a moment: they count as used.

    Whoever was out of the class at that moment was marked by 0002.
    """
    log = apps.get_model("accounts", "AuditEntry").objects
    acts = log.filter(action__in=("removed_from_class", "roles_changed"), at__lt=before)
    last = {}
    for person, detail in acts.order_by("at", "pk").values_list("person_id", "detail"):
        if detail.startswith(REMOVED.format("")) or detail.startswith(READMITTED.format("")):
            last[person, detail.rpartition(" ")[2]] = detail
    for (person, classroom), detail in last.items():
        if detail == READMITTED.format(classroom):
            enrolments = apps.get_model("classroom", "Enrolment").objects
            enrolments.filter(student=person, classroom=classroom).update(used_outside=True)


class Migration(migrations.Migration):

    dependencies = [
        ("classroom", "0003_check_codes_without_regular_expressions"),
        ("accounts", "0001_initial"),
    ]

    operations = [migrations.RunPython(mark_at_upgrade, migrations.RunPython.noop)]
