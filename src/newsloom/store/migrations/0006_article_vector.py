"""What an article means, kept so that a restart need not encode it again."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("store", "0005_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="vector",
            field=models.BinaryField(blank=True, help_text="What text.encoder made of title and lead.", null=True),
        ),
    ]
