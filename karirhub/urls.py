from django.urls import path

from karirhub.views.employer import candidates, vacancies, vacancy_endings
from karirhub.views.employer import complaints as employer_complaints
from karirhub.views.employer import fairs as employer_fairs
from karirhub.views.employer.applicants import board, bulk, comparison, dealing, exports, notes, one
from karirhub.views.officer import balances, fair_door, fair_files, guidance, placements
from karirhub.views.officer import cards as officer_cards
from karirhub.views.officer import complaints as cases
from karirhub.views.officer import fairs as officer_fairs
from karirhub.views.officer import partners as officer_partners
from karirhub.views.officer import vacancies as checking
from karirhub.views.public import fairs as public_fairs
from karirhub.views.public import market, news, reach, search, social, trust
from karirhub.views.public import partners as public_partners
from karirhub.views.public import vacancies as public
from karirhub.views.seeker import applications, applying, conversation, recommended, saved, searches
from karirhub.views.seeker import cards as seeker_cards
from karirhub.views.seeker import fairs as seeker_fairs
from siapkerja.web.views.front_doors import leads_to

app_name = "karirhub"

_employer = "perusahaan/<uuid:organisation_id>/lowongan/"
_vacancy = f"{_employer}<int:vacancy_id>/"
_case = "petugas/laporan-lowongan/<str:number>/"
_application = "lamaran/<uuid:application_id>/"
_interview = f"{_application}wawancara/<uuid:interview_id>/"
_offer = f"{_application}penawaran/<uuid:offer_id>/"
_applicant = f"{_vacancy}pelamar/<uuid:application_id>/"
_fair = "bursa-kerja/<int:fair_id>-<slug:slug>/"
_ticket = "bursa-kerja/tiket/<uuid:ticket_id>/"
_employer_fairs = "perusahaan/<uuid:organisation_id>/bursa-kerja/"
_officer_fair = "petugas/bursa-kerja/<int:fair_id>/"

urlpatterns = [
    path("", leads_to("karirhub:vacancies"), name="start"),
    path("lowongan/", search.index, name="vacancies"),
    path("lowongan/perusahaan/", search.employers, name="employers"),
    path("saran/", search.suggest, name="suggest"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/", public.vacancy, name="vacancy"),
    path("l/<int:vacancy_id>/", reach.short, name="short_vacancy"),
    path("lowongan/<int:vacancy_id>/gambar-<int:version>.png", social.picture, name="vacancy_picture"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/simpan/", saved.save, name="save_vacancy"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/lepas/", saved.forget, name="forget_vacancy"),
    path("pasar-kerja/", market.overview, name="market"),
    path("pasar-kerja/provinsi/<str:code>/", market.province, name="market_province"),
    path("pasar-kerja/provinsi/<str:region>/jabatan/<str:code>/", market.both, name="market_both"),
    path("pasar-kerja/jabatan/<str:code>/", market.occupation, name="market_occupation"),
    path("pasar-kerja/unduh/<slug:table>.csv", market.download_table, name="market_csv"),
    path("kabar/", news.ask, name="ask_for_news"),
    path("kabar/terkirim/", news.asked, name="news_asked"),
    path("tersimpan/", saved.saved, name="saved"),
    path("pencarian/", searches.searches, name="searches"),
    path("pencarian/simpan/", searches.keep, name="keep_search"),
    path("pencarian/<uuid:search_id>/ubah/", searches.change, name="change_search"),
    path("pencarian/<uuid:search_id>/hapus/", searches.forget, name="forget_search"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/laporkan/", trust.report, name="report_vacancy"),
    path("laporan/", trust.complaint_status, name="complaint_status"),
    path("laporan/<str:number>/<str:code>/", trust.complaint, name="complaint"),
    path("cek/", trust.checking, name="check"),
    path("cek/<str:number>/", trust.checking, name="check_vacancy"),
    path("cek/<str:number>/kode.svg", trust.check_code, name="check_code"),
    path("petugas/laporan-lowongan/", cases.queue, name="complaint_cases"),
    path(_case, cases.case, name="complaint_case"),
    path(f"{_case}<slug:step>/", cases.move, name="move_complaint_case"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/ke-mitra/", public_partners.leave, name="leave"),
    path("mitra/<slug:slug>/logo.jpg", public_partners.logo, name="partner_logo"),
    path("petugas/mitra/", officer_partners.index, name="partners"),
    path("petugas/mitra/daftar/", officer_partners.register, name="register_partner"),
    path("petugas/mitra/<slug:slug>/<slug:step>/", officer_partners.move, name="move_partner"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/lamar/", applying.apply, name="apply"),
    path("untuk-anda/", recommended.for_you, name="for_you"),
    path("lamaran/", applications.mine, name="applications"),
    path("lamaran/draf/<int:vacancy_id>/hapus/", applying.discard, name="discard_draft"),
    path(_application, applications.application, name="application"),
    path(f"{_application}tarik/", applications.withdraw, name="withdraw"),
    path(f"{_application}pesan/", conversation.write, name="write_to_employer"),
    path(f"{_application}pesan/dibaca/", conversation.read, name="read_messages"),
    path(f"{_interview}pilih/", conversation.choose, name="choose_slot"),
    path(f"{_interview}tidak-cocok/", conversation.none_fits, name="refuse_slots"),
    path(f"{_interview}tidak-hadir/", conversation.excuse, name="excuse_interview"),
    path(f"{_interview}wawancara.ics", conversation.calendar, name="interview_calendar"),
    path(f"{_offer}terima/", conversation.accept, name="accept_offer"),
    path(f"{_offer}tolak/", conversation.decline, name="decline_offer"),
    path(_employer, vacancies.vacancies, name="employer_vacancies"),
    path(f"{_employer}baru/", vacancies.new, name="new_vacancy"),
    path(_vacancy, vacancies.vacancy, name="employer_vacancy"),
    path(f"{_vacancy}ubah/", vacancies.edit, name="edit_vacancy"),
    path(f"{_vacancy}terbitkan/", vacancies.publish, name="publish_vacancy"),
    path(f"{_vacancy}batalkan/", vacancies.discard, name="discard_vacancy"),
    path(f"{_vacancy}tarik/", vacancies.take_back, name="take_back_vacancy"),
    path(f"{_vacancy}tutup/", vacancy_endings.close, name="close_vacancy"),
    path(f"{_vacancy}perpanjang/", vacancy_endings.extend, name="extend_vacancy"),
    path(f"{_vacancy}terisi/", vacancy_endings.fill, name="fill_vacancy"),
    path(f"{_vacancy}laporan/", employer_complaints.complaint, name="employer_complaint"),
    path("petugas/lowongan/", checking.queue, name="check_queue"),
    path("petugas/lowongan/<int:vacancy_id>/", checking.vacancy, name="officer_vacancy"),
    path("petugas/lowongan/<int:vacancy_id>/<slug:step>/", checking.settle, name="settle_vacancy"),
    path("kartu/", seeker_cards.card, name="card"),
    path("kartu/minta/", seeker_cards.apply, name="apply_for_card"),
    path("kartu/<uuid:card_id>/foto/", seeker_cards.photo, name="card_photo"),
    path("kartu/<uuid:card_id>/cetak/", seeker_cards.print_card, name="card_print"),
    path("kartu/<uuid:card_id>/<slug:step>/", seeker_cards.move, name="move_card"),
    path("petugas/kartu/", officer_cards.queue, name="card_queue"),
    path("petugas/kartu/<uuid:card_id>/", officer_cards.record, name="card_record"),
    path("petugas/kartu/<uuid:card_id>/terbitkan/", officer_cards.issue, name="issue_card"),
    path("petugas/kartu/<uuid:card_id>/kembalikan/", officer_cards.send_back, name="send_back_card"),
    path("petugas/pencari-kerja/", guidance.seekers, name="seekers"),
    path("petugas/pencari-kerja/<uuid:card_id>/", guidance.seeker, name="seeker"),
    path("petugas/pencari-kerja/<uuid:card_id>/catatan/", guidance.note, name="counselling_note"),
    path("petugas/pencari-kerja/<uuid:card_id>/rujuk/", guidance.refer, name="refer"),
    path("petugas/pencari-kerja/<uuid:card_id>/penempatan/", placements.record, name="record_placement"),
    path("petugas/pencari-kerja/<uuid:card_id>/hapus/", guidance.strike_off, name="strike_off"),
    path("petugas/penempatan/", placements.placements, name="placements"),
    path("petugas/penempatan/<uuid:placement_id>/batalkan/", placements.cancel, name="cancel_placement"),
    path("petugas/laporan-bulanan/", balances.report, name="balances"),
    path("petugas/laporan-bulanan/unduh/<slug:form>/", balances.download, name="balance_file"),
    path("petugas/laporan-bulanan/<str:regency_code>/<int:year>/<int:month>/kunci/", balances.lock, name="lock_month"),
    path(f"{_vacancy}pelamar/", board.applicants, name="applicants"),
    path(f"{_vacancy}pelamar/banyak/", bulk.many, name="many_applicants"),
    path(f"{_vacancy}pelamar/banyak/<str:key>/", bulk.chosen_many, name="many_applicants_chosen"),
    path(f"{_vacancy}pelamar/bandingkan/", comparison.compare, name="compare_applicants"),
    path(f"{_vacancy}pelamar/unduh/<slug:form>/", exports.export, name="export_applicants"),
    path(f"{_vacancy}kandidat/", candidates.candidates, name="candidates"),
    path(f"{_vacancy}kandidat/undang/", candidates.invite, name="invite_candidate"),
    path(_applicant, one.applicant, name="applicant"),
    path(f"{_applicant}catatan/", notes.write, name="note_applicant"),
    path(f"{_applicant}catatan/<int:note_id>/hapus/", notes.remove, name="remove_note"),
    path(f"{_applicant}tanda/", notes.mark, name="mark_applicant"),
    path(f"{_applicant}pesan/", dealing.message, name="write_applicant"),
    path(f"{_applicant}wawancara/", dealing.interview, name="interview_applicant"),
    path(f"{_applicant}wawancara/batal/", dealing.cancel, name="cancel_applicant_interview"),
    path(f"{_applicant}wawancara/<uuid:interview_id>/wawancara.ics", dealing.calendar, name="applicant_interview_calendar"),
    path(f"{_applicant}penawaran/", dealing.offer, name="offer_applicant"),
    path(f"{_applicant}penawaran/tarik/", dealing.take_back, name="take_back_offer"),
    path(f"{_applicant}tahap/<int:stage_id>/", dealing.stage, name="stage_applicant"),
    path(f"{_applicant}<slug:step>/", one.move, name="move_applicant"),
    path("bursa-kerja/", public_fairs.fairs, name="fairs"),
    path(_fair, public_fairs.fair, name="fair"),
    path(f"{_fair}tiket/", seeker_fairs.take, name="take_fair_ticket"),
    path("bursa-kerja/tiket/", seeker_fairs.tickets, name="fair_tickets"),
    path(_ticket, seeker_fairs.ticket, name="fair_ticket"),
    path(f"{_ticket}kode.svg", seeker_fairs.code, name="fair_ticket_code"),
    path(f"{_ticket}tiket.pdf", seeker_fairs.sheet, name="fair_ticket_sheet"),
    path(f"{_ticket}bursa-kerja.ics", seeker_fairs.calendar, name="fair_ticket_calendar"),
    path(f"{_ticket}masuk/", seeker_fairs.come_in, name="enter_fair"),
    path(f"{_ticket}kembalikan/", seeker_fairs.give_back, name="give_back_fair_ticket"),
    path("bursa-kerja/hadir/<str:token>/", fair_door.check_in, name="fair_check_in"),
    path(_employer_fairs, employer_fairs.fairs, name="employer_fairs"),
    path(f"{_employer_fairs}<int:fair_id>/", employer_fairs.fair, name="employer_fair"),
    path(f"{_employer_fairs}<int:fair_id>/<slug:step>/", employer_fairs.move, name="move_fair_booth"),
    path("petugas/bursa-kerja/", officer_fairs.fairs, name="officer_fairs"),
    path("petugas/bursa-kerja/baru/", officer_fairs.new, name="new_fair"),
    path(_officer_fair, officer_fairs.fair, name="officer_fair"),
    path(f"{_officer_fair}ubah/", officer_fairs.edit, name="edit_fair"),
    path(f"{_officer_fair}pintu/", fair_door.entrance, name="fair_door"),
    path(f"{_officer_fair}hasil/<slug:form>/", fair_files.download, name="fair_result_file"),
    path(f"{_officer_fair}slot/<int:slot_id>/", officer_fairs.slot, name="fair_slot"),
    path(f"{_officer_fair}stan/<uuid:booth_id>/<slug:step>/", officer_fairs.decide, name="decide_fair_booth"),
    path(f"{_officer_fair}<slug:step>/", officer_fairs.move, name="move_fair"),
]
