"""Row-level security: the second wall, one policy per table, one agency per transaction.

A table with `agency_id` gets `wall`; a table that is read before or across agencies stands in `NATIONAL` with its
reason and gets `national`. Nothing else may exist: tests/architecture compares both with the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from django.db.migrations.operations import RunSQL

APP = "handlingsrom_app"
ALL_VERBS = "SELECT, INSERT, UPDATE, DELETE"
THIS_AGENCY = "agency_id = (SELECT nullif(current_setting('app.agency', true), '')::uuid)"
WORKER = "(SELECT current_setting('app.worker', true)) = 'yes'"
PRESENTED_TOKEN = "digest = (SELECT nullif(current_setting('app.token', true), ''))"  # noqa: S105 (a condition, no secret)

NATIONAL = {
    "people_agency": "The names of the agencies are public; a person chooses one before signing in.",
    "people_succession": "A successor reads what it took over of another agency; it names units and no person.",
    "people_token": "A token is looked up by its hash before its agency is known; it holds no name.",
    "limits_window": "A stranger is counted before anybody is known; the rows hold a hash and a count.",
    "sign_in_ways": "Which ways to sign in an agency has chosen is shown to a stranger.",
    "sign_in_identity": "An identity is looked up by its hash before its agency is known; it holds no name.",
    "sign_in_link": "A link from a mail is looked up by its hash before its agency is known; it holds no address.",
    "sign_in_providersession": "A provider ends a session by its hash, without a cookie; it holds no name.",
    "outbox_job": "The worker takes jobs of every agency; web processes see only their own agency's.",
    "django_session": "A session is looked up by its random key before anybody is known.",
    "django_migrations": "The schema's own history; no data of a person.",
}


def wall(table: str, *, append_only: bool = False) -> RunSQL:
    """A table that holds one agency's rows: a query that forgets its filter finds nothing."""
    verbs = "SELECT, INSERT" if append_only else ALL_VERBS
    return _policy(table, THIS_AGENCY, verbs, append_only=append_only)


def national(table: str, using: str = "true", *, check: str | None = None, verbs: str = ALL_VERBS) -> RunSQL:
    """A table that stands in `NATIONAL`, with its own policy; `check` is for what is written, where it is narrower."""
    if table not in NATIONAL:
        raise ValueError(f"{table} is not in NATIONAL")
    return _policy(table, using, verbs, check=check)


def narrowed(table: str, verbs: str, *, using: str = "true", check: str) -> tuple[RunSQL, RunSQL]:
    """Fewer verbs on a table of `NATIONAL`, and a narrower condition on what is written; what is read stays."""
    policy = f'ALTER POLICY own ON "{table}" USING ({using})'
    return (
        RunSQL(
            (f'REVOKE ALL ON "{table}" FROM {APP}', f'GRANT {verbs} ON "{table}" TO {APP}'),
            (f'REVOKE ALL ON "{table}" FROM {APP}', f'GRANT {ALL_VERBS} ON "{table}" TO {APP}'),
        ),
        RunSQL((f"{policy} WITH CHECK ({check})",), (f"{policy} WITH CHECK ({using})",)),
    )


def _policy(
    table: str, using: str, verbs: str, *, check: str | None = None, append_only: bool = False
) -> RunSQL:
    make = [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'CREATE POLICY own ON "{table}" TO {APP} USING ({using}) WITH CHECK ({check or using})',
        f'GRANT {verbs} ON "{table}" TO {APP}',
    ]
    undo = [f'DROP POLICY own ON "{table}"', f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY']
    if append_only:
        make += [
            f'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            f'CREATE TRIGGER append_only_all BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION refuse_change()',
        ]
    return RunSQL(tuple(make), tuple(undo))


REFUSE_CHANGE = RunSQL(
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$
    """,
    "DROP FUNCTION refuse_change()",
)


@contextmanager
def within(agency_id: UUID) -> Iterator[None]:
    """Do what follows in one transaction, inside the wall of one agency; the former wall stands again after it."""
    with _setting("app.agency", str(agency_id)):
        yield


@contextmanager
def as_worker() -> Iterator[None]:
    """Let the worker see the jobs of every agency, and nothing more."""
    with _setting("app.worker", "yes"):
        yield


@contextmanager
def presenting_token(digest: str) -> Iterator[None]:
    """Let one token be found by its hash, and no other."""
    with _setting("app.token", digest):
        yield


@contextmanager
def _setting(name: str, value: str) -> Iterator[None]:
    """Set for the transaction; a failure needs no resetting, for rolling back does it."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(current_setting(%s, true), ''), set_config(%s, %s, true)",
                [name, name, value],
            )
            former = cursor.fetchone()[0]
        yield
        if nested:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, true)", [name, former])
