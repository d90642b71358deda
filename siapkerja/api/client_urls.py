"""Pages of an organisation about its programs."""

from django.urls import path

from siapkerja.api.views import clients, delegations, sandboxes, webhooks

app_name = "api_clients"
_organisation = "organisasi/<uuid:organisation_id>/api/"
_sandbox = f"{_organisation}percobaan/"
_webhook = f"{_organisation}<slug:client_id>/kabar/"

urlpatterns = [
    path(_organisation, clients.clients, name="clients"),
    path(f"{_organisation}baru/", clients.new, name="new"),
    path(f"{_organisation}kuasa/", delegations.give, name="delegate"),
    path(_sandbox, sandboxes.sandbox, name="sandbox"),
    path(f"{_sandbox}buat/", sandboxes.make, name="sandbox_make"),
    path(f"{_sandbox}program/", sandboxes.new_program, name="sandbox_program"),
    path(f"{_sandbox}ulang/", sandboxes.begin_anew, name="sandbox_anew"),
    path(f"{_organisation}<slug:client_id>/", clients.client, name="client"),
    path(f"{_organisation}<slug:client_id>/rahasia/", clients.new_secret, name="new_secret"),
    path(f"{_organisation}<slug:client_id>/cabut/", clients.revoke, name="revoke"),
    path(_webhook, webhooks.webhook, name="webhook"),
    path(f"{_webhook}atur/", webhooks.change, name="webhook_change"),
    path(f"{_webhook}rahasia/", webhooks.new_secret, name="webhook_secret"),
    path(f"{_webhook}rahasia-lama/", webhooks.end_former, name="webhook_former"),
    path(f"{_webhook}hapus/", webhooks.end, name="webhook_end"),
    path(f"{_webhook}coba/", webhooks.trial, name="webhook_trial"),
    path(f"{_webhook}ulang/", webhooks.all_again, name="webhook_all_again"),
    path(f"{_webhook}<uuid:message_id>/ulang/", webhooks.again, name="webhook_again"),
]
