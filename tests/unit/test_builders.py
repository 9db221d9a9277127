"""The builders reach every state."""

import pytest

from handlingsrom.features.agreements.lifecycle import STATES
from tests.builders import WAYS, an_agreement, state_of


def test_there_is_a_way_to_every_state() -> None:
    assert set(WAYS) == set(STATES)


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_the_way_leads_there(state: str) -> None:
    assert state_of(an_agreement(state)) == state
