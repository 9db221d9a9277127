"""What all tests share: the database, met as the application meets it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from handlingsrom.site.postgres import APP

AS_APP = f"-c role={APP}"
AS_OWNER_PAST_TRIGGERS = "-c session_replication_role=replica"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Made and migrated by the owner, then met by the app's role, so that row-level security holds in tests.

    Only emptying the tables after a test with real transactions is the owner's work again.
    """
    empty = TransactionTestCase._fixture_teardown

    def empty_as_owner(test: TransactionTestCase) -> None:
        connect_with(AS_OWNER_PAST_TRIGGERS)
        empty(test)
        connect_with(AS_APP)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_as_owner)
        with django_db_blocker.unblock():
            connect_with(AS_APP)
        yield
        with django_db_blocker.unblock():
            connect_with("")


def connect_with(options: str) -> None:
    """From now on, in every thread: the settings of a connection are shared."""
    connection.close()
    connection.settings_dict["OPTIONS"]["options"] = options
