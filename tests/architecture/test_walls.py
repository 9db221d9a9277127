"""Row-level security: every table has its wall, a query without filter finds only one's own, and what is written stays."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from handlingsrom.features.agreements.models import AgreementVersion, Judgement, Signature
from handlingsrom.foundation.documents.actions import keep
from handlingsrom.foundation.documents.models import SealedDocument
from handlingsrom.foundation.people.actions import make_token
from handlingsrom.foundation.people.models import Agency, Consent, Role, Succession
from handlingsrom.foundation.people.own_data.models import Correction
from handlingsrom.foundation.people.retention.models import Run
from handlingsrom.foundation.people.scim.models import ScimGroup, ScimUser
from handlingsrom.foundation.people.sign_in.actions import ask_for_link, bind, set_ways, tie
from handlingsrom.foundation.people.sign_in.models import Link as MailLink
from handlingsrom.foundation.people.sign_in.models import Ways
from handlingsrom.foundation.people.webhooks.models import Webhook
from handlingsrom.foundation.records.actions import link_new_entries, record_look, remove_contents
from handlingsrom.foundation.records.models import Content, Entry, Link, Look, Removal
from handlingsrom.foundation.walls import NATIONAL, presenting_token, within
from handlingsrom.site.postgres import APP
from tests.builders import AT, TODAY, House, a_house, a_substitution, an_agreement
from tests.importing import WHOLE, loaded, position

pytestmark = pytest.mark.django_db

TABLES = """
SELECT c.relname, c.relrowsecurity,
       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid),
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency_id'),
       pg_get_userbyid(c.relowner)
FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = 'public'::regnamespace
"""


def tables() -> dict[str, tuple[bool, bool, bool, str]]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return {name: tuple(row) for name, *row in cursor.fetchall()}


def test_every_table_is_behind_a_wall_or_national_with_a_reason() -> None:
    found = tables()
    assert found
    assert {
        name for name, (secured, has_policy, _, _) in found.items() if not (secured and has_policy)
    } == set()
    assert set(NATIONAL) <= set(found)
    assert {name for name, (*_, has_agency, _) in found.items() if not has_agency} <= set(NATIONAL)
    assert all(reason.endswith(".") for reason in NATIONAL.values())


WALL = "(agency_id = ( SELECT (NULLIF(current_setting('app.agency'::text, true), ''::text))::uuid AS \"nullif\"))"


def test_exactly_the_national_tables_have_a_policy_of_their_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, permissive, roles::text[], cmd, qual, with_check FROM pg_policies "
            "WHERE schemaname = 'public'"
        )
        policies = cursor.fetchall()
    assert sorted(name for name, *_ in policies) == sorted(tables()), (
        "one policy for each table, and one only"
    )
    assert {(permissive, *roles, cmd) for _, permissive, roles, cmd, *_ in policies} == {
        ("PERMISSIVE", APP, "ALL")
    }
    walled = {name for name, *_, using, check in policies if using == check == WALL}
    assert {name for name in tables() if name not in walled} == set(NATIONAL)


def test_nobody_but_the_app_reads_a_table_and_no_function_passes_the_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT grantee FROM information_schema.role_table_grants "
            "WHERE table_schema = 'public' AND grantee <> (SELECT pg_get_userbyid(relowner) FROM pg_class "
            "WHERE relname = 'people_agency')"
        )
        assert cursor.fetchall() == [(APP,)]
        cursor.execute(
            "SELECT proname FROM pg_proc p WHERE prosecdef AND pronamespace = 'public'::regnamespace "
            "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
        assert {name for (name,) in cursor.fetchall()} == set(RUNS_AS_OWNER)


RUNS_AS_OWNER = {
    "remove_contents": "The one way in which retention removes what an entry says; it asks for the agency."
}
READ_AND_WRITE = {"SELECT", "INSERT", "UPDATE"}
VERBS = {  # what the app may do with each national table, whatever the row; a verb for some columns names them
    "people_agency": {"SELECT", "INSERT", "UPDATE (language, name, until)"},
    "people_succession": {"SELECT", "INSERT", "UPDATE (carried_at)"},
    "people_token": READ_AND_WRITE | {"DELETE"},
    "limits_window": READ_AND_WRITE | {"DELETE"},
    "sign_in_ways": READ_AND_WRITE,
    "sign_in_identity": READ_AND_WRITE,
    "sign_in_link": READ_AND_WRITE | {"DELETE"},
    "sign_in_providersession": READ_AND_WRITE | {"DELETE"},
    "outbox_job": READ_AND_WRITE | {"DELETE"},
    "django_session": READ_AND_WRITE | {"DELETE"},
    "django_migrations": {"SELECT"},
}


@pytest.mark.parametrize("table", NATIONAL)
def test_a_national_table_is_granted_no_more_than_it_needs(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants "
            "WHERE table_name = %(table)s AND grantee = %(app)s",
            {"table": table, "app": APP},
        )
        verbs = {verb for (verb,) in cursor.fetchall()}
        cursor.execute(
            "SELECT privilege_type, string_agg(column_name, ', ' ORDER BY column_name) "
            "FROM information_schema.column_privileges WHERE table_name = %(table)s AND grantee = %(app)s "
            "GROUP BY privilege_type",
            {"table": table, "app": APP},
        )
        verbs |= {f"{verb} ({columns})" for verb, columns in cursor.fetchall() if verb not in verbs}
    assert verbs == VERBS[table]


def test_an_agency_writes_itself_only() -> None:
    one, other = a_house(), a_house()
    for change in (
        lambda: Agency(name="x", orgnr="999999999").save(force_insert=True),
        lambda: Agency.objects.filter(id=other.agency.id).update(name="x"),
        lambda: Agency.objects.filter(id=other.agency.id)._raw_delete("default"),
        lambda: Succession.objects.create(agency=other.agency, successor=one.agency, day=TODAY),
    ):
        for wall in (nullcontext(), within(one.agency.id)):
            with (
                pytest.raises(DatabaseError, match=r"row-level security|permission denied"),
                wall,
                transaction.atomic(),
            ):
                change()
    with within(one.agency.id):
        assert Agency.objects.filter(id=one.agency.id).update(name="x") == 1


def test_the_app_owns_nothing_and_passes_no_wall() -> None:
    assert APP not in {owner for *_, owner in tables().values()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", [APP])
        assert cursor.fetchone() == (False, False, False)


def everything(house: House) -> list[type[Model]]:
    """Fill every table that has an agency; gives the models."""
    an_agreement("entered_into", house)
    a_substitution(house.leader, house.other_leader, TODAY, None)
    with within(house.agency.id):
        keep(b"%PDF", agency_id=house.agency.id, thing=("x", house.agency.id), file_name="a.pdf", at=AT)
        make_token(by=house.leader, at=AT, name="x")
        record_look(
            agency_id=house.agency.id,
            by_id=house.leader.id,
            by_name="P",
            at=AT,
            subject_id=house.employee.id,
        )
        link_new_entries(house.agency.id)
        remove_contents([Entry.objects.get(kind="token_made").id], rule="a_test", at=AT)
        a_consent(house)
        Run.objects.create(agency=house.agency, tried_at=AT, found={})
        Correction.objects.create(
            agency=house.agency, person=house.employee, about="other", wish="x", asked_at=AT
        )
        provisioned(house)
        Webhook.objects.create(
            agency_id=house.agency.id, url="https://x.example", made_by_id=house.hr.id, made_at=AT, told=0
        )
        Succession.objects.create(agency=house.agency, successor=house.agency, day=TODAY)
        sign_in(house)
    loaded(house.agency, *WHOLE, position("4-2", "4", "A", "30"))
    return [m for m in apps.get_models() if any(f.attname == "agency_id" for f in m._meta.concrete_fields)]


def provisioned(house: House) -> None:
    times = {"agency": house.agency, "created_at": AT, "changed_at": AT}
    ScimUser.objects.create(person=house.employee, user_name="kari", told={}, **times)
    ScimGroup.objects.create(unit=house.section, **times)


def sign_in(house: House) -> None:
    """A way in, an identity, a link and a session at a provider."""
    set_ways(house.agency, by=None, at=AT, providers=["x"], by_mail=True)
    bind(house.employee, "0" * 64, "https://op.example", "x", at=AT)
    ask_for_link(house.employee, at=AT)
    tie(house.employee, "key", issuer="https://op.example", sid="s", at=AT)


SHOWN_TO_STRANGERS = {Ways: "which ways to sign in an agency has chosen"}


def a_consent(house: House) -> None:
    position = house.employee.positions.get()
    role = Role.objects.filter(agency=house.agency)[0]
    Consent.objects.create(
        agency=house.agency, position=position, given_to=role, thing_kind="agreement", thing_id=position.id,
        since=TODAY, until=TODAY,
    )  # fmt: skip


def test_a_query_that_forgot_its_filter() -> None:
    one, other = a_house(), a_house()
    models = everything(one)
    everything(other)
    assert len(models) > 15
    for model in set(models) - set(SHOWN_TO_STRANGERS):
        assert model.objects.count() == 0, f"{model.__name__} is seen without a wall"
        with within(one.agency.id):
            assert set(model.objects.values_list("agency_id", flat=True)) == {one.agency.id}, model.__name__


def test_what_strangers_see_they_cannot_change() -> None:
    one, other = a_house(), a_house()
    everything(one)
    with pytest.raises(DatabaseError, match="row-level security"), within(other.agency.id):
        Ways.objects.filter(agency=one.agency).update(by_mail=False)


def test_nothing_is_written_for_another_agency() -> None:
    one, other = a_house(), a_house()
    with pytest.raises(DatabaseError, match="row-level security"), within(one.agency.id):
        Entry.objects.create(
            agency_id=other.agency.id, at=AT, kind="x", thing_kind="x", thing_id=one.agency.id
        )


def test_the_former_wall_stands_again_after_an_inner_one() -> None:
    one, other = a_house(), a_house()
    with within(one.agency.id):
        with within(other.agency.id):
            assert set(Entry.objects.values_list("agency_id", flat=True)) <= {other.agency.id}
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.agency', true)")
            assert cursor.fetchone() == (str(one.agency.id),)


ONLY_GROWS: tuple[type[Model], ...] = (
    Entry,
    Content,
    Link,
    Look,
    Removal,
    Judgement,
    SealedDocument,
    AgreementVersion,
    Signature,
)
CHANGES: dict[str, Callable[[Model], object]] = {
    "update": lambda row: type(row).objects.filter(pk=row.pk).update(agency_id=row.agency_id),
    "delete": lambda row: type(row).objects.filter(pk=row.pk)._raw_delete("default"),
}


@pytest.mark.parametrize(
    ("model", "change"),
    [(m, c) for m in ONLY_GROWS for c in CHANGES if c == "delete" or m not in (AgreementVersion, Signature)],
)
def test_what_is_written_stays(model: type[Model], change: str) -> None:
    house = a_house()
    everything(house)
    with within(house.agency.id):
        row = model.objects.all()[0]
        with (
            pytest.raises(DatabaseError, match=r"append-only|only withdrawn|never changed|permission denied"),
            transaction.atomic(),
        ):
            CHANGES[change](row)


@pytest.mark.parametrize(
    ("field", "value"),
    [("content", {}), ("number", 7), ("why", "x"), ("created_at", AT), ("proposed_at", None)],
)
def test_a_proposed_version_is_frozen(field: str, value: object) -> None:
    house = a_house()
    agreement = an_agreement("to_be_signed", house)
    with within(house.agency.id):
        versions = AgreementVersion.objects.filter(agreement=agreement)
        if field == "created_at":
            value = AT.replace(year=2020)
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            versions.update(**{field: value})


@pytest.mark.parametrize("field", ["name", "side", "at", "authority"])
def test_a_signature_is_only_withdrawn(field: str) -> None:
    house = a_house()
    agreement = an_agreement("signed_by_one", house)
    with within(house.agency.id):
        signatures = Signature.objects.filter(version__agreement=agreement)
        changed = {"at": AT.replace(year=2020)}.get(field, "employer" if field == "side" else "annet")
        with pytest.raises(DatabaseError, match="only withdrawn"), transaction.atomic():
            Signature.objects.filter(pk__in=signatures.values("pk")).update(**{field: changed})
        assert Signature.objects.filter(withdrawn_at=None).update(withdrawn_at=AT) == 1
        with pytest.raises(DatabaseError, match="only withdrawn"), transaction.atomic():
            Signature.objects.update(withdrawn_at=None)


def test_a_row_without_a_digest_is_presented_by_nobody() -> None:
    one = a_house()
    everything(one)
    with within(one.agency.id):
        assert MailLink.objects.filter(digest="").exists()
    with presenting_token("x"):
        pass  # from now on the setting is empty and not missing
    assert not MailLink.objects.exists()
