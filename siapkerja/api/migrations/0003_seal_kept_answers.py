"""Answers repeat what was sent, people's names and numbers included: sealed like those. What waits for its day to end is sealed, too."""

from typing import Any

from django.db import migrations

import siapkerja.identity.fields


def seal(apps: Any, schema_editor: Any) -> None:
    answers = apps.get_model("api", "KeptAnswer").objects
    for row in answers.only("plain").iterator(chunk_size=500):
        answers.filter(pk=row.pk).update(body=row.plain)


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0002_delegated_rights_and_webhooks"),
    ]

    operations = [
        migrations.RenameField("keptanswer", "body", "plain"),
        migrations.AddField(
            model_name="keptanswer",
            name="body",
            field=siapkerja.identity.fields.EncryptedTextField(default="", purpose="kept answer"),
            preserve_default=False,
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.RemoveField("keptanswer", "plain"),
    ]
