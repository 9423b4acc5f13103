"""The table of visits."""
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("visitor", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("seen", models.FloatField(db_index=True)),
            ],
        )
    ]
