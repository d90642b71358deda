import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siapkerja.settings")

application = get_wsgi_application()
# Django would load addresses and their views with the first request: a second during which somebody waits, in every process anew.
reverse("web:home")
# What was loaded stays: the collector need not look at it again, and processes forked after this share its memory longer.
gc.collect()
gc.freeze()
