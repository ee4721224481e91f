from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact, In

SIGNS = list("23456789ABCDEFGHJKMNPQRSTUVWXYZ")


class Migration(migrations.Migration):

    dependencies = [
        ('classroom', '0002_keep_when_a_student_left'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='classroom',
            name='join_code_has_eight_plain_signs',
        ),
        migrations.AddConstraint(
            model_name='classroom',
            constraint=models.CheckConstraint(
                condition=Q(
                    Exact(Length('join_code'), 8),
                    *(In(Substr('join_code', place, 1), SIGNS) for place in range(1, 9)),
                ),
                name='join_code_has_eight_plain_signs',
            ),
        ),
    ]
