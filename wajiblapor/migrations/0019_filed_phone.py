from django.db import migrations

import siapkerja.identity.fields

# What was changed since in a correction is not known apart; there the number stays as it is.
COPY = """
    update wajiblapor_identitysection section set filed_phone = phone
    from wajiblapor_manpowerreport report
    where report.id = section.report_id and report.state in ('submitted', 'returned', 'accepted', 'correcting')
"""


class Migration(migrations.Migration):
    dependencies = [("wajiblapor", "0018_replaced_inspectors")]

    operations = [
        migrations.AddField(
            model_name="identitysection",
            name="filed_phone",
            field=siapkerja.identity.fields.EncryptedTextField(blank=True, null=True, purpose="phone"),
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
    ]
