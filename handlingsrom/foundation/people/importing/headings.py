"""The headings of a table: which field each column fills, and which columns nobody reads."""

from __future__ import annotations

from collections.abc import Sequence

from handlingsrom.foundation.people.importing.columns import FIELDS, KINDS, plain


class Headings:
    """Read once from the first row. A column of an unknown heading is never read, so nothing private comes in by it."""

    def __init__(self, header: Sequence[object]) -> None:
        self.fields: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self.ignored: list[str] = []
        for place, cell in enumerate(header):
            heading = str(cell or "").strip()
            field = FIELDS.get(plain(heading))
            if field is None or field in self.fields:
                self.ignored += [heading] if heading else []
                continue
            self.fields[field], self.written[field] = place, heading
        self._places = tuple(self.fields.items())

    def values(self, cells: Sequence[str]) -> dict[str, str]:
        """The text of each known cell that is not empty; a first name and a surname become the name."""
        width = len(cells)
        found = {f: text for f, place in self._places if place < width and (text := cells[place].strip())}
        if "first_name" in found or "surname" in found:
            parts = (found.pop("first_name", ""), found.pop("surname", ""))
            found.setdefault("name", " ".join(part for part in parts if part))
        return found

    def titles(self, kinds: Sequence[str] = KINDS) -> dict[tuple[str, str], str]:
        """What each field is called in the file."""
        written = dict(self.written)
        parts = [written[part] for part in ("first_name", "surname") if part in written]
        if parts:
            written.setdefault("name", ", ".join(parts))
        return {(kind, field): heading for kind in kinds for field, heading in written.items()}
