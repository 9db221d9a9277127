"""The law by example: for each conclusion, what it answers to which facts. Tests run them, and pages and docs show them."""

from handlingsrom.rulebook.law.examples import (
    abroad_and_control,
    employment,
    insurance_and_tax,
    other_law,
    section_1,
    section_2,
    sections_3_to_6,
    working_time,
)
from handlingsrom.rulebook.law.examples.table import Table

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
