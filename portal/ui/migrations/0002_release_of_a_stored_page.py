from django.db import migrations, models


def forget(apps, _schema_editor):
    """Pages of which nobody knows the release are rendered anew."""
    apps.get_model("ui", "StoredPage").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("ui", "0001_initial")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField(
            model_name="storedpage",
            name="release",
            field=models.CharField(default="", max_length=24),
            preserve_default=False,
        ),
    ]
