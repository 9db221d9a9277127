"""The page of the agency shows each person the places that she may open, and no other; what else may be opened is
walked in test_every_role."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handlingsrom.foundation.people.roles import EMPLOYEE, ROLES
from handlingsrom.site.places import AGENCY, ONESELF, open_to
from tests.builders import a_house, a_person, standing
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_every_place_that_a_person_may_open_is_shown_and_opens(role: str) -> None:
    house = a_house()
    person = a_person(unit=house.section, role="" if role == EMPLOYEE else role)
    client = signed_in(person)
    page = client.get(reverse("agency"))
    shown = {card["url"] for card in open_to(standing(person), AGENCY + ONESELF)}
    for place in AGENCY + ONESELF:
        url = reverse(place.route)
        assert (f'href="{url}"' in page.content.decode()) == (url in shown)
        assert url not in shown or client.get(url).status_code == 200, url
    assert house.agency.name in text_of(page)
