import re

from django.db import migrations

# What `articles.importing.number_of_issue` did when this was written.
NUMBER = re.compile(r"(?:Nos?\.?|Number|Issue|số|kỳ)\s*(\d[^,]*)", re.IGNORECASE)


def keep_the_number(apps, _schema_editor):
    """An issue is kept as its number; imports entered the sign before it too."""
    for source in apps.get_model("articles", "Source").objects.exclude(issue="").only("issue"):
        match = NUMBER.fullmatch(source.issue.strip())
        if match:
            source.issue = match[1].strip()
            source.save(update_fields=["issue"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_checksum_of_a_document")]

    operations = [migrations.RunPython(keep_the_number, migrations.RunPython.noop)]
