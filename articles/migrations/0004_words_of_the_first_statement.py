from django.db import migrations, models


def tell_first_words(apps, _schema_editor):
    """A confirmation that no decision on the desk explains was made with its statement."""
    confirmation = apps.get_model("articles", "Confirmation")
    decided = set()
    for action in apps.get_model("articles", "DeskAction").objects.all():
        uses = [action.use] if action.kind == "confirm" else action.before.get("confirmed", ())
        decided.update((action.anchor_id, use) for use in uses)
    first = [
        each.pk
        for each in confirmation.objects.all()
        if (each.anchor_id, each.use) not in decided
    ]
    confirmation.objects.filter(pk__in=first).update(is_first=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_places_in_sources")]

    operations = [
        migrations.AddField(
            model_name="confirmation",
            name="is_first",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(tell_first_words, migrations.RunPython.noop),
    ]
