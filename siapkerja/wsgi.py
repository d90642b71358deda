import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siapkerja.settings")

application = get_wsgi_application()
# What was loaded stays: the collector need not look at it again, and processes forked after this share its memory longer.
gc.collect()
gc.freeze()
