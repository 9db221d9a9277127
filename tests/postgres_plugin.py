"""One throw-away PostgreSQL for the whole test run, started before Django reads its settings."""

import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from handlingsrom.site import postgres


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    if (
        "HANDLINGSROM_DB_HOST" not in os.environ
    ):  # the workers of pytest-xdist have it from the one that starts them
        running = ExitStack()
        early_config.add_cleanup(running.close)
        server = running.enter_context(postgres.throw_away())
        os.environ.update(postgres.environment(server, postgres.OWNER))
        with postgres.connect(server) as connection:  # for emptying tables that only grow
            connection.execute(f"GRANT SET ON PARAMETER session_replication_role TO {postgres.OWNER}")
    return (yield)
