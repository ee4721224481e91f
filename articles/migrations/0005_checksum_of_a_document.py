import hashlib
import json

from django.db import migrations, models


def sum_up(apps, _schema_editor):
    revisions = apps.get_model("articles", "Revision").objects.filter(document_sha256="")
    rows = revisions.values_list("pk", "text", "structure")
    for pk, text, structure in rows.iterator(chunk_size=50):  # whole texts
        whole = json.dumps([text, structure], sort_keys=True).encode()
        revisions.filter(pk=pk).update(document_sha256=hashlib.sha256(whole).hexdigest())


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_words_of_the_first_statement")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="document_sha256",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(sum_up, migrations.RunPython.noop),
    ]
