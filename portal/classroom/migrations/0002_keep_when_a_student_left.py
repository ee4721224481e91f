from django.db import migrations, models
from django.utils import timezone


def close_the_accounts_of_the_removed(apps, schema_editor):
    """Nobody knows whether they were used since: they count as used."""
    enrolments = apps.get_model("classroom", "Enrolment").objects
    enrolments.filter(status="removed").update(left_at=timezone.now(), used_outside=True)


class Migration(migrations.Migration):

    dependencies = [
        ('classroom', '0001_make_classes_and_assignments'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='enrolment',
            name='enrolment_has_a_known_status',
        ),
        migrations.AddField(
            model_name='enrolment',
            name='left_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='used_outside',
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(close_the_accounts_of_the_removed, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('left_at', None), ('status', 'active')), models.Q(('left_at__isnull', False), ('status', 'removed')), _connector='OR'), name='student_is_in_the_class_or_left_at_a_moment'),
        ),
    ]
