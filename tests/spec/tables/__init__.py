"""Every spec table of the law, in the order of the law; docs/generated/law.md shows them too."""

from tests.spec.table import Table
from tests.spec.tables import (
    abroad_and_control,
    employment,
    insurance_and_tax,
    other_law,
    section_1,
    section_2,
    sections_3_to_6,
    working_time,
)

TABLES: tuple[Table, ...] = (
    section_1.TABLE,
    *section_2.TABLES,
    *sections_3_to_6.TABLES,
    *other_law.TABLES,
    *working_time.TABLES,
    *insurance_and_tax.TABLES,
    *abroad_and_control.TABLES,
    *employment.TABLES,
)
