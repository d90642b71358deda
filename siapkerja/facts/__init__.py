"""The published language between services: frozen dataclasses of ids and plain values, past tense.

One module per publisher. Everybody may import them; they import nothing of the portal. No names, no NIK, no free
text: erasing a person must cut one link only.
"""
