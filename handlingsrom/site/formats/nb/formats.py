"""The clock is announced by «kl.»."""

DATETIME_FORMAT = r"j. F Y \k\l. H:i"
SHORT_DATE_FORMAT = "j. M Y"
