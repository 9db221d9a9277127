"""How dates and numbers are written, where it differs from Django; `FORMAT_MODULE_PATH` names this folder."""
