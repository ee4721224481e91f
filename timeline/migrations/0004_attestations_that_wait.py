from django.db import migrations, models
from django.utils import timezone


def judge_anew(apps, schema_editor):
    """Let every event with statements be judged before the next page: that marks those that wait."""
    del schema_editor
    stated = apps.get_model("timeline", "Attestation").objects.values("event")
    events = apps.get_model("timeline", "Event").objects.filter(pk__in=stated)
    events.update(judged_until=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0003_judge_by_the_clock'),
    ]

    operations = [
        migrations.AddField(
            model_name='attestation',
            name='is_waiting',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RemoveIndex(
            model_name='event',
            name='event_on_the_timeline',
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['status', 'date_earliest', 'date_latest', 'statement_count'], name='event_on_the_timeline'),
        ),
        migrations.RunPython(judge_anew, migrations.RunPython.noop),
    ]
