from django.db import migrations, models


def as_they_read_now(question):
    """What an answer to a question names, with the words of today; see portal/lessons/wording.py."""
    if question.kind in {"single", "multiple", "ordering"}:
        rows = question.option_rows.order_by("position", "pk")
        return [[str(row.pk), row.words, row.words_vi] for row in rows]
    if question.kind == "number":
        return [["unit", question.unit, question.unit_vi]]
    if question.kind == "free":
        rows = question.criterion_rows.order_by("position", "pk")
        return [[str(place), row.words, row.words_vi] for place, row in enumerate(rows)]
    if question.kind != "matching":
        return []
    rows = list(question.match_rows.order_by("position", "pk"))
    oldest = {}
    for row in sorted(rows, key=lambda row: row.pk):
        oldest.setdefault(row.partner.strip(), row)
    partners = dict.fromkeys(oldest[row.partner.strip()] for row in rows)
    return [
        *([str(row.pk), row.words, row.words_vi] for row in rows if row.words),
        *([f"partner:{row.pk}", row.partner, row.partner_vi] for row in partners),
    ]


def said(kind, answer, key, key_words):
    """The words that were kept with a grading, by the keys of what they name."""
    found = {}

    def read(keys, text):
        lines = text.split("\n")
        if len(lines) == len(keys):
            found.update(zip(keys, lines))

    def read_pairs(pairs, text):
        lines = [line.split(" – ") for line in text.split("\n")]
        if len(lines) == len(pairs) and all(len(line) == 2 for line in lines):
            for (item, partner), (item_words, partner_words) in zip(pairs, lines):
                found[item], found[f"partner:{partner}"] = item_words, partner_words

    values = answer.given["values"]
    if kind in {"single", "multiple", "ordering"}:
        read((key or {}).get("right") or (key or {}).get("order") or [], key_words)
        read(values, answer.words)
    elif kind == "matching":
        read_pairs((key or {}).get("pairs") or [], key_words)
        read_pairs(values, answer.words)
    elif kind == "free" and key:
        found.update({str(place): words for place, (words, _) in enumerate(key["criteria"])})
    return found


def worded(kind, answer, key, key_words, now):
    """The words of today, and those of the grading where it kept others.

    A rubric has the lines of its key alone: they are named by their places.
    """
    kept = said(kind, answer, key, key_words)
    found = {each[0]: each for each in now if kind != "free" or not key or each[0] in kept}
    for name, words in kept.items():
        if words not in found.get(name, ())[1:]:
            found[name] = [name, words, ""]
    return list(found.values())


def keep_the_words(apps, _schema_editor):
    """Gradings made before kept the words of what was given and of the key, as text."""
    answer_model = apps.get_model("study", "Answer")
    regrading_model = apps.get_model("study", "Regrading")
    for question in apps.get_model("lessons", "Question").objects.all():
        kind, now = question.kind, as_they_read_now(question)
        answers = list(answer_model.objects.filter(question=question))
        for answer in answers:
            answer.named = worded(kind, answer, answer.key, answer.key_words, now)
        answer_model.objects.bulk_update(answers, ["named"], batch_size=200)
        of = {answer.pk: answer for answer in answers}
        again = list(regrading_model.objects.filter(answer__question=question))
        for each in again:
            each.named = worded(kind, of[each.answer_id], each.key, each.key_words, now)
        regrading_model.objects.bulk_update(again, ["named"], batch_size=200)


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0006_arrangements'),
        ('lessons', '0008_retired_steps'),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='named',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='regrading',
            name='named',
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(keep_the_words, migrations.RunPython.noop),
    ]
