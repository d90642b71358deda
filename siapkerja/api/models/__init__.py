from siapkerja.api.models.clients import ApiClient, ApiToken, KeptAnswer
from siapkerja.api.models.webhooks import MessageState, Webhook, WebhookMessage

__all__ = ["ApiClient", "ApiToken", "KeptAnswer", "MessageState", "Webhook", "WebhookMessage"]
