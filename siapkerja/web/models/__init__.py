from siapkerja.web.models.levy_reports import LevyReport, LevyReportMoved

__all__ = ["LevyReport", "LevyReportMoved"]
