from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from siapkerja.files.pictures import MOST_BYTES, PhotoTooHeavy


class PhotoForm(forms.Form):
    """A photo of the person; what it is, is found out when it is drawn."""

    photo = forms.FileField(
        label=_("Foto Anda"),
        help_text=_("JPEG atau PNG, wajah terlihat jelas. Paling besar 20 MB atau 30 megapiksel."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/heic,image/heif,.heic"}),
    )

    def clean_photo(self) -> UploadedFile:
        photo: UploadedFile = self.cleaned_data["photo"]
        if (photo.size or 0) > MOST_BYTES:
            raise forms.ValidationError(PhotoTooHeavy.sentence, PhotoTooHeavy.code)
        return photo
