"""Tests meet the database as the application does: by the role that row-level security holds."""

import pytest
from django.db import connection

from handlingsrom.site.postgres import APP


def role_that_reads() -> tuple[str, bool, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone()


@pytest.mark.django_db
def test_a_test_reads_as_the_app() -> None:
    assert role_that_reads() == (APP, False, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "again after the tables were emptied"])
def test_a_test_with_real_transactions_reads_as_the_app(time: str) -> None:
    assert role_that_reads() == (APP, False, False)
