from django.urls import path

from siapkerja.profiles.views import account, histories, photo, profile, skills

app_name = "profiles"

urlpatterns = [
    path("akun/", account.overview, name="overview"),
    path("akun/mulai/", account.welcome, name="welcome"),
    path("profil/", profile.profile, name="profile"),
    path("profil/identitas/", profile.identity, name="identity"),
    path("profil/identitas/nik/", profile.nik_reading, name="nik_reading"),
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
]
