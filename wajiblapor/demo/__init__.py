"""Wajib Lapor's part of the demo country."""

from siapkerja.demo.parts import Part, register
from wajiblapor.demo import reports

register(Part(name="reports", order=70, build=reports.file_reports))
