from django.urls import path

from siapkerja.profiles.views import account, histories, papers, passports, photo, profile, skills, visibility

app_name = "profiles"

urlpatterns = [
    path("akun/", account.overview, name="overview"),
    path("akun/mulai/", account.welcome, name="welcome"),
    path("profil/", profile.profile, name="profile"),
    path("profil/identitas/", profile.identity, name="identity"),
    path("profil/identitas/nik/", profile.nik_reading, name="nik_reading"),
    path("profil/identitas/paspor-lama/", passports.former, name="former_passports"),
    path("profil/identitas/paspor-lama/<int:claim_id>/hapus/", passports.withdraw, name="withdraw_former_passport"),
    path("profil/alamat/", profile.address, name="address"),
    path("profil/pendidikan/", histories.education, name="education"),
    path("profil/pendidikan/<int:education_id>/", histories.education, name="change_education"),
    path("profil/pendidikan/<int:education_id>/hapus/", histories.delete_education, name="delete_education"),
    path("profil/pengalaman/", histories.experience, name="experience"),
    path("profil/pengalaman/belum-ada/", histories.no_experience, name="no_experience"),
    path("profil/pengalaman/<int:experience_id>/", histories.experience, name="change_experience"),
    path("profil/pengalaman/<int:experience_id>/hapus/", histories.delete_experience, name="delete_experience"),
    path("profil/keterampilan/", skills.skills, name="skills"),
    path("profil/keterampilan/<int:skill_id>/hapus/", skills.delete_skill, name="delete_skill"),
    path("profil/pekerjaan-dicari/", profile.wanted, name="wanted"),
    path("profil/foto/", photo.photo, name="photo"),
    path("profil/foto/hapus/", photo.delete_photo, name="delete_photo"),
    path("profil/foto/<uuid:public_id>/", photo.picture, name="picture"),
    path("profil/dokumen/", papers.documents, name="documents"),
    path("profil/dokumen/<int:document_id>/hapus/", papers.delete_document, name="delete_document"),
    path("profil/impor/", papers.read_resume, name="import"),
    path("profil/impor/tambahkan/", papers.take_read_resume, name="take_import"),
    path("profil/unduh/", papers.export, name="export"),
    path("profil/unduh/cv.pdf", papers.curriculum_vitae, name="cv"),
    path("profil/unduh/resume.json", papers.as_json, name="json_resume"),
    path("profil/siapa-boleh-membaca/", visibility.visibility, name="visibility"),
    path("profil/siapa-boleh-membaca/<uuid:organisation_id>/<slug:choice>/", visibility.name, name="name_employer"),
    path("profil/siapa-boleh-membaca/<int:choice_id>/hapus/", visibility.forget, name="forget_employer"),
]
