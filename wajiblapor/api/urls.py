from django.urls import path

from wajiblapor.api import comparisons, events, faults, papers, reports, rosters, rows, sections, uploads

WORKPLACE = "wajib-lapor/workplaces/<uuid:workplace_id>/"
REPORT = "wajib-lapor/reports/<uuid:report_id>/"
ROSTER = f"{REPORT}roster/"

urlpatterns = [
    path("wajib-lapor/workplaces/", reports.Workplaces.as_view(), name="wajiblapor_workplaces"),
    path(WORKPLACE, reports.OneWorkplace.as_view(), name="wajiblapor_workplace"),
    path(f"{WORKPLACE}reports/", reports.OpenReport.as_view(), name="wajiblapor_open"),
    path(f"{WORKPLACE}events/", events.Events.as_view(), name="wajiblapor_events"),
    path(f"{WORKPLACE}events/prepared/<uuid:event_id>/deed/", papers.PreparedDeed.as_view(), name="wajiblapor_prepared_deed"),
    path(f"{WORKPLACE}events/prepared/<uuid:event_id>/", events.OnePreparedEvent.as_view(), name="wajiblapor_prepared_event"),
    path(f"{WORKPLACE}events/prepared/<uuid:event_id>/trial/", events.TrialEvent.as_view(), name="wajiblapor_trial_event"),
    path("wajib-lapor/reports/", reports.Reports.as_view(), name="wajiblapor_reports"),
    path(REPORT, reports.OneReport.as_view(), name="wajiblapor_report"),
    path(f"{REPORT}identity/", sections.Identity.as_view(), name="wajiblapor_identity"),
    path(f"{REPORT}sections/", sections.Sections.as_view(), name="wajiblapor_sections"),
    path(f"{REPORT}sections/<slug:slug>/", sections.OneSection.as_view(), name="wajiblapor_section"),
    path(ROSTER, rosters.Roster.as_view(), name="wajiblapor_roster"),
    path(f"{ROSTER}rows/", rows.Rows.as_view(), name="wajiblapor_rows"),
    path(f"{ROSTER}check/", rosters.Check.as_view(), name="wajiblapor_check"),
    path(f"{ROSTER}uploads/", uploads.Uploads.as_view(), name="wajiblapor_uploads"),
    path(f"{ROSTER}uploads/<uuid:upload_id>/", uploads.OneUpload.as_view(), name="wajiblapor_upload"),
    path(f"{ROSTER}columns/", rosters.Columns.as_view(), name="wajiblapor_columns"),
    path(f"{ROSTER}faults/", faults.Faults.as_view(), name="wajiblapor_faults"),
    path(f"{ROSTER}returned-file/", faults.ReturnedFile.as_view(), name="wajiblapor_returned_file"),
    path(f"{ROSTER}returned-file/content", faults.ReturnedContent.as_view(), name="wajiblapor_returned_content"),
    path(f"{ROSTER}comparison/", comparisons.Comparison.as_view(), name="wajiblapor_comparison"),
    path(f"{ROSTER}comparison/leavers/", comparisons.Leavers.as_view(), name="wajiblapor_leavers"),
    path(f"{ROSTER}comparison/confirm/", comparisons.Confirm.as_view(), name="wajiblapor_confirm_comparison"),
    path(f"{ROSTER}comparison/<slug:part>/", comparisons.ComparedWorkers.as_view(), name="wajiblapor_compared"),
    path(f"{REPORT}papers/", papers.Papers.as_view(), name="wajiblapor_papers"),
    path(f"{REPORT}papers/<int:paper_id>/", papers.OnePaper.as_view(), name="wajiblapor_paper"),
    path(f"{REPORT}summary/", reports.Summary.as_view(), name="wajiblapor_summary"),
    path(f"{REPORT}signature/", reports.Signature.as_view(), name="wajiblapor_signature"),
    path(f"{REPORT}receipt/", reports.Receipt.as_view(), name="wajiblapor_receipt"),
    path(f"{REPORT}receipt.pdf", reports.ReceiptPdf.as_view(), name="wajiblapor_receipt_pdf"),
    path(f"{REPORT}returns/", reports.Returns.as_view(), name="wajiblapor_returns"),
    path(f"{REPORT}trial/<slug:step>/", reports.Trial.as_view(), name="wajiblapor_trial"),
]
