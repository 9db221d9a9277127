"""The statements that load an import and roll it back; plain text, run by `actions` alone.

`jsonb_populate_record` lays a change over the row that is there, so one statement serves whatever columns differ.
"""

# Every name that is put in is a constant of ours or of the models; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from handlingsrom.foundation.people.importing.columns import LEADER, PERSON, POSITION, UNIT

TABLES = {
    UNIT: "people_unit",
    PERSON: "people_person",
    POSITION: "people_position",
    LEADER: "people_role",
}
COLUMNS = {
    UNIT: ("parent_id", "name", "hr_id", "until"),
    PERSON: ("name", "email", "language", "hr_id", "entra_oid", "eppn", "protected_address", "active"),
    POSITION: ("person_id", "unit_id", "title", "share", "kind", "hr_id", "since", "until"),
    LEADER: ("position_id", "role", "unit_id", "organisation", "since", "until", "granted_by_id"),
}
ONLY_WHEN_NEW = {PERSON: ("invented",)}

TAKE_IN = (
    "DROP TABLE IF EXISTS pg_temp.coming",
    """
    CREATE TEMPORARY TABLE coming (
        id uuid, number integer, kind text, what text, thing_id uuid, name text, before jsonb, after jsonb, shown jsonb
    ) ON COMMIT DROP
    """,
)
COPY_IN = "COPY coming (id, number, kind, what, thing_id, name, before, after, shown) FROM STDIN"
KEEP = """
INSERT INTO importing_change (id, agency_id, of_id, number, kind, what, thing_id, name, before, after, shown)
SELECT id, %(agency)s, %(import)s, number, kind, what, thing_id, name, before, after, shown FROM coming
"""


def update_of(kind: str, side: str) -> str:
    """Give the changed rows of a kind their values: those of `after`, or those of `before`."""
    columns = COLUMNS[kind]
    taken = ", ".join(f"r.{column}" for column in columns)
    return f"""
    UPDATE {TABLES[kind]} t
    SET ({", ".join(columns)}) = (SELECT {taken} FROM jsonb_populate_record(t, c.{side}) r)
    FROM mine c
    WHERE c.kind = '{kind}' AND c.before IS NOT NULL AND t.id = c.thing_id AND t.agency_id = c.agency_id
    """


def insert_of(kind: str) -> str:
    """Make the new rows of a kind."""
    columns = ("id", "agency_id", *COLUMNS[kind], *ONLY_WHEN_NEW.get(kind, ()))
    taken = ", ".join(f"r.{column}" for column in columns)
    return f"""
    INSERT INTO {TABLES[kind]} ({", ".join(columns)})
    SELECT {taken} FROM mine c, jsonb_populate_record(NULL::{TABLES[kind]}, c.after) r
    WHERE c.kind = '{kind}' AND c.before IS NULL ORDER BY c.number
    """


def _held(kind: str) -> str:
    return f"""{kind}_held AS (
        SELECT t.id FROM {TABLES[kind]} t JOIN mine c ON c.thing_id = t.id
        WHERE c.kind = '{kind}' ORDER BY t.id FOR UPDATE OF t)"""


# Take the changes of one import into hand, and hold the rows that they change, so that nobody else does meanwhile.
# A table of its own has an index and is analysed: over the common one, just filled, the planner expects one row, and
# takes minutes for many.
TAKE_IN_HAND = (
    "DROP TABLE IF EXISTS pg_temp.mine",
    """
    CREATE TEMPORARY TABLE mine ON COMMIT DROP AS
    SELECT agency_id, number, kind, thing_id, name, before, after FROM importing_change
    WHERE of_id = %(import)s AND agency_id = %(agency)s
    """,
    "CREATE INDEX ON mine (thing_id)",
    "ANALYZE mine",
    f"WITH {', '.join(map(_held, TABLES))} SELECT "
    + " + ".join(f"(SELECT count(*) FROM {kind}_held)" for kind in TABLES),
)


def changed_since(kind: str) -> str:
    """The names of what no longer is as the import left it; the language is the person's own choice."""
    return f"""
    SELECT c.name FROM mine c LEFT JOIN {TABLES[kind]} t ON t.id = c.thing_id
    WHERE c.kind = '{kind}' AND (t.id IS NULL OR NOT to_jsonb(t) @> (c.after - 'language'))
    ORDER BY c.number
    """


FREE_LOGINS = """
UPDATE people_person t
SET entra_oid = CASE WHEN c.before ? 'entra_oid' THEN '' ELSE t.entra_oid END,
    eppn = CASE WHEN c.before ? 'eppn' THEN '' ELSE t.eppn END
FROM mine c
WHERE c.kind = 'person' AND t.id = c.thing_id AND (c.before ? 'entra_oid' OR c.before ? 'eppn')
"""
MARK_LEADERS = """
INSERT INTO importing_importedleader (role_id, agency_id)
SELECT c.thing_id, c.agency_id FROM mine c WHERE c.kind = 'leader' AND c.before IS NULL
"""

# Rolling back. What the record knows of (somebody looked, signed in, acted) ends; what nobody has met goes.
NEW_OF = "SELECT c.thing_id FROM mine c WHERE c.before IS NULL AND c.kind = "
KNOWN = """
SELECT thing_id AS id FROM records_entry WHERE agency_id = %(agency)s AND at >= %(loaded)s
UNION SELECT subject_id FROM records_entry WHERE agency_id = %(agency)s AND at >= %(loaded)s AND subject_id IS NOT NULL
UNION SELECT by_id FROM records_entry WHERE agency_id = %(agency)s AND at >= %(loaded)s AND by_id IS NOT NULL
"""
FREE_NEW = (
    f"UPDATE people_position SET hr_id = '' WHERE id IN ({NEW_OF}'position')",
    f"UPDATE people_person SET entra_oid = '', eppn = '' WHERE id IN ({NEW_OF}'person') AND entra_oid || eppn <> ''",
)
FORGET_SILENT = "DROP TABLE IF EXISTS pg_temp.silent"
SILENT = f"""
CREATE TEMPORARY TABLE silent ON COMMIT DROP AS
WITH known AS ({KNOWN})
SELECT p.id FROM people_position p
WHERE (p.id IN ({NEW_OF}'position') OR p.id IN (SELECT position_id FROM people_role WHERE id IN ({NEW_OF}'leader')))
  AND p.id NOT IN (SELECT id FROM known) AND p.person_id NOT IN (SELECT id FROM known)
"""
UNDO_NEW = (
    f"""DELETE FROM importing_importedleader WHERE role_id IN (
        SELECT id FROM people_role WHERE id IN ({NEW_OF}'leader') AND position_id IN (SELECT id FROM silent))""",
    f"DELETE FROM people_role WHERE id IN ({NEW_OF}'leader') AND position_id IN (SELECT id FROM silent)",
    f"UPDATE people_role SET until = greatest(since, %(on)s) WHERE id IN ({NEW_OF}'leader')",
    f"DELETE FROM people_position WHERE id IN ({NEW_OF}'position') AND id IN (SELECT id FROM silent)",
    f"UPDATE people_position SET until = greatest(since, %(on)s) WHERE id IN ({NEW_OF}'position')",
)
END_PERSONS = f"UPDATE people_person SET active = false WHERE id IN ({NEW_OF}'person')"
CLOSE_UNITS = f"UPDATE people_unit SET until = %(on)s WHERE id IN ({NEW_OF}'unit')"


def delete_unmet(kind: str, references: list[tuple[str, str]]) -> str:
    """Delete the new rows of a kind that the record does not know and to which no other row leads.

    NOT IN is one scan of each table, whatever the planner expects; NOT EXISTS over rows just deleted is one for each row.
    """
    led_to = " ".join(
        f"AND t.id NOT IN (SELECT {column} FROM {table} WHERE {column} IS NOT NULL)"
        for table, column in references
    )
    return f"""
    WITH known AS ({KNOWN})
    DELETE FROM {TABLES[kind]} t
    WHERE t.id IN ({NEW_OF}'{kind}') AND t.id NOT IN (SELECT id FROM known) {led_to}
    """


def standing_on(kind: str, references: list[tuple[str, str]]) -> str:
    """The table and the name of everything that leads to a new row of a kind and did not come with this import."""
    told = " UNION ALL ".join(
        f"""
        SELECT '{table}' AS "table", c.name, c.number FROM {table} x
        JOIN mine c ON c.thing_id = x.{column} AND c.before IS NULL AND c.kind = '{kind}'
        {_not_of_this_import(table)}
        """
        for table, column in references
    )
    return f'SELECT DISTINCT "table", name, number FROM ({told}) found ORDER BY number'


def _not_of_this_import(table: str) -> str:
    """A row that the import itself made stands on nothing later; one that it moved here goes back."""
    if table not in TABLES.values():
        return ""
    return "WHERE NOT EXISTS (SELECT FROM mine m WHERE m.thing_id = x.id)"
