"""Wirausaha's parts of the demo country."""

from siapkerja.demo.parts import Part, register
from wirausaha.demo import applications, programmes

register(Part(name="aid programmes", order=90, is_sliced=False, build=programmes.write_programmes))
register(Part(name="aid applications", order=92, build=applications.apply_for_aid))
