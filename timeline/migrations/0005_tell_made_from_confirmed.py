from django.db import migrations
from django.db.models import OuterRef, Subquery

BATCH = 500


def tell_confirmed(apps, _schema_editor):
    """What was there before a revision was saved was not made on its words, but confirmed there.

    The loader of course files confirms without a decision on the desk; articles 0004 took what it
    confirmed for the words on which a statement was made.
    """
    confirmations = apps.get_model("articles", "Confirmation").objects
    revisions = apps.get_model("articles", "Revision").objects
    saved = revisions.filter(pk=OuterRef("anchor__revision")).values("created_at")
    for kind, name in (("attestation", "Attestation"), ("observation", "Observation")):
        found = confirmations.filter(is_first=True, use__startswith=f"{kind}:")
        rows = list(found.annotate(saved_at=Subquery(saved)).values_list("pk", "use", "saved_at"))
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            keys = {int(use.partition(":")[2]) for _pk, use, _saved in part}
            statements = apps.get_model("timeline", name).objects.filter(pk__in=keys)
            made = dict(statements.values_list("pk", "created_at"))
            later = [
                pk
                for pk, use, saved_at in part
                if (made_at := made.get(int(use.partition(":")[2]))) and made_at < saved_at
            ]
            confirmations.filter(pk__in=later).update(is_first=False)


class Migration(migrations.Migration):

    dependencies = [
        ("timeline", "0004_attestations_that_wait"),
        ("articles", "0004_words_of_the_first_statement"),
    ]

    operations = [migrations.RunPython(tell_confirmed, migrations.RunPython.noop)]
