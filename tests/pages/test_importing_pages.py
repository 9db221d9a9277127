"""The pages of importing: HR tries, loads and rolls back; everybody else is told that there is no such page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handlingsrom.foundation.outbox.models import Mail
from handlingsrom.foundation.people.importing.models import Import
from handlingsrom.foundation.people.importing.reading import read
from handlingsrom.foundation.people.models import Person
from handlingsrom.foundation.walls import within
from handlingsrom.site import uploads
from tests.builders import House, a_house, a_person
from tests.importing import WHOLE, as_csv, leader, person
from tests.pages.test_queries_per_page import asked_by, assert_few, counted
from tests.pages.visiting import signed_in, text_of

pytestmark = pytest.mark.django_db
PAGES = ("imports", "import-columns")


def upload(house: House, content: bytes, name: str = "org.csv", by: Person | None = None) -> Any:
    return signed_in(by or house.hr).post(reverse("imports"), {"file": SimpleUploadedFile(name, content)})


def only_import(house: House) -> Import:
    with within(house.agency.id):
        return Import.objects.get(agency=house.agency)


def post(house: House, step: str, by: Person | None = None) -> Any:
    return signed_in(by or house.hr).post(reverse(step, args=[only_import(house).id]))


def test_hr_tries_loads_and_rolls_back() -> None:
    house = a_house()
    client = signed_in(house.hr)
    answer = upload(house, as_csv(*WHOLE))
    made = only_import(house)
    assert answer["Location"] == reverse("import", args=[made.id])
    page = text_of(client.get(answer["Location"]))
    assert "Hva som blir endret" in page
    assert "Máret Eira" in page
    assert "Last inn" in page
    post(house, "import-load")
    assert "Rull tilbake" in text_of(client.get(answer["Location"]))
    post(house, "import-roll-back")
    assert "rullet tilbake" in text_of(client.get(answer["Location"])).lower()
    assert only_import(house).rolled_back_at


@pytest.mark.parametrize("who", ["employee", "leader", "department_head", "agency_head"])
def test_without_the_role_there_is_no_such_page(who: str) -> None:
    house = a_house()
    upload(house, as_csv(*WHOLE))
    somebody = getattr(house, who)
    for name in PAGES:
        assert signed_in(somebody).get(reverse(name)).status_code == 404
    assert signed_in(somebody).get(reverse("import", args=[only_import(house).id])).status_code == 404
    assert signed_in(somebody).get(reverse("import-example", args=["csv"])).status_code == 404
    assert upload(house, as_csv(*WHOLE), by=somebody).status_code == 404
    for step in ("import-load", "import-roll-back"):
        assert post(house, step, by=somebody).status_code == 404
    assert only_import(house).applied_at is None


def test_hr_of_another_agency_finds_nothing() -> None:
    house, other = a_house(), a_house()
    upload(house, as_csv(*WHOLE))
    made = only_import(house)
    assert signed_in(other.hr).get(reverse("import", args=[made.id])).status_code == 404
    assert signed_in(other.hr).post(reverse("import-load", args=[made.id])).status_code == 404


def test_the_administrator_who_chooses_the_ways_to_sign_in_may_not() -> None:
    house = a_house()
    administrator = a_person(unit=house.section, role="administrator")
    assert upload(house, as_csv(*WHOLE), by=administrator).status_code == 404
    upload(house, as_csv(*WHOLE))
    assert post(house, "import-load", by=administrator).status_code == 404


def test_the_former_address_is_told_when_a_load_changes_it() -> None:
    house = a_house()
    with within(house.agency.id):
        Person.objects.filter(id=house.employee.id).update(hr_id="7", email="kari@eksempel.no")
    told = [mail.address for mail in mails_of(house.employee)]
    upload(house, as_csv(*WHOLE, person("7", "Kari Nilsen", "A", email="en.annen@eksempel.no")))
    assert [mail.address for mail in mails_of(house.employee)] == told
    post(house, "import-load")
    assert [mail.address for mail in mails_of(house.employee)] == [*told, "kari@eksempel.no"]


def mails_of(person: Person) -> list[Mail]:
    with within(person.agency_id):
        return list(Mail.objects.filter(person_id=person.id).order_by("written_at", "id"))


def test_nobody_becomes_a_leader_by_the_own_import() -> None:
    house = a_house()
    herself = (person("9", house.hr.name, "A", email=house.hr.email), leader("9", "A"))
    upload(house, as_csv(*WHOLE, *herself))
    refused = post(house, "import-load")
    assert refused.status_code == 422
    assert "Ingen gir roller til seg selv" in text_of(refused)
    assert only_import(house).applied_at is None
    colleague = a_person(unit=house.section, role="hr")
    with within(house.agency.id):
        Import.objects.all()[0].changes.all().delete()
        Import.objects.all().delete()
    upload(house, as_csv(*WHOLE, *herself))
    assert post(house, "import-load", by=colleague).status_code == 302


def test_every_error_is_told_at_once_in_the_readers_language() -> None:
    house = a_house(language="nn")
    with within(house.agency.id):
        Person.objects.filter(id=house.hr.id).update(language="nn")
    bad = (*WHOLE, person("8", "Feil Person", "X", "120", since="31.02.2026", email="ingen"))
    answer = signed_in(house.hr).get(upload(house, as_csv(*bad))["Location"])
    said = text_of(answer)
    for part in ("Inga rad har eininga «X»", "«120» er ingen stillingsprosent", "«31.02.2026» er ingen dato",
                 "«ingen» er inga e-postadresse", "4 feil"):  # fmt: skip
        assert part in said
    assert "13" in said  # the row
    refused = post(house, "import-load")
    assert refused.status_code == 422
    assert "Fila har 4 feil" in text_of(refused)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("org.pdf", b"%PDF", "verken CSV, Excel (.xlsx) eller JSON"),
        ("org.csv", b"a;b\n1;2", "Kolonnen Type mangler"),
        ("org.csv", b"   ", "Filen er tom"),
        ("org.xlsx", b"PK\x03\x04 nothing", "Excel-filen er skadet"),
        ("org.json", b"{", "ikke gyldig JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_on_its_field(name: str, content: bytes, says: str) -> None:
    house = a_house()
    answer = upload(house, content, name)
    assert answer.status_code == 422
    assert says in text_of(answer)
    with within(house.agency.id):
        assert not Import.objects.exists()


@pytest.mark.parametrize("odd", ["\\u0000", "\\ud800"])
def test_what_no_database_can_store_is_told_of_and_is_no_fault(odd: str) -> None:
    house = a_house()
    content = f'{{"ansatt": [{{"id": "1", "fornavn": "A", "epost": "a{odd}", "startdato": "{odd}"}}]}}'
    answer = upload(house, content.encode(), "org.json")
    assert answer.status_code == 302
    assert only_import(house).errors > 0


def test_too_large_a_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlingsrom.foundation.people.importing.forms.LARGEST", 10)
    answer = upload(a_house(), as_csv(*WHOLE))
    assert answer.status_code == 422
    assert "for stor" in text_of(answer)


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_examples_can_be_loaded_as_they_are(format: str, language: str) -> None:
    house = a_house(language=language)
    with within(house.agency.id):
        Person.objects.filter(id=house.hr.id).update(language=language)
    answer = signed_in(house.hr).get(reverse("import-example", args=[format]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(read(f"x.{format}", answer.content).rows) >= 9
    upload(house, answer.content, f"x.{format}")
    assert only_import(house).errors == 0
    assert post(house, "import-load").status_code == 302


def test_an_example_of_another_format_is_not_there() -> None:
    assert signed_in(a_house().hr).get(reverse("import-example", args=["exe"])).status_code == 404


def test_a_load_after_a_change_is_refused_with_the_reason() -> None:
    house = a_house()
    upload(house, as_csv(*WHOLE))
    a_person(unit=house.section)
    refused = post(house, "import-load")
    assert refused.status_code == 409
    assert "Prøv filen på nytt" in text_of(refused)
    assert only_import(house).applied_at is None


def test_twice_is_refused() -> None:
    house = a_house()
    upload(house, as_csv(*WHOLE))
    assert post(house, "import-load").status_code == 302
    assert post(house, "import-load").status_code == 422


def test_the_list_of_changes_is_filtered_and_paged() -> None:
    house = a_house()
    many = [person(str(n), f"Person{n} Nummer", "A") for n in range(100, 180)]
    upload(house, as_csv(*WHOLE, *many))
    client, address = signed_in(house.hr), reverse("import", args=[only_import(house).id])
    first = client.get(f"{address}?kind=person&what=new")
    assert "Styret" not in text_of(first).split("Verdier")[1]
    shown = first.content.decode()
    more = shown[shown.index("?kind=person&amp;what=new&amp;after=") :].split('"')[0].replace("&amp;", "&")
    second = text_of(client.get(address + more))
    assert "Person179 Nummer" in second
    assert "Person100 Nummer" not in second


def test_odd_addresses_show_the_page() -> None:
    house = a_house()
    upload(house, as_csv(*WHOLE))
    address = reverse("import", args=[only_import(house).id])
    for query in ("?kind=x&what=y", "?after=abc", "?after=99999999999999", "?problems=-1", "?after=²"):
        assert signed_in(house.hr).get(address + query).status_code == 200
    assert signed_in(house.hr).get(reverse("import", args=[UUID(int=7)])).status_code == 404


def test_no_page_asks_the_database_often() -> None:
    """However much a file changes: a page shows fifty lines of it."""
    house = a_house()
    many = [person(str(n), f"Person{n} Nummer", "A", "120" if n % 2 else "") for n in range(100, 300)]
    upload(house, as_csv(*WHOLE, *many))
    client, made = signed_in(house.hr), only_import(house)
    assert made.errors == 100
    addresses = [
        reverse("imports"), reverse("import-columns"), reverse("import-example", args=["csv"]),
        reverse("import", args=[made.id]), reverse("import", args=[made.id]) + "?kind=position&what=new&after=60",
    ]  # fmt: skip
    for address in addresses:
        assert_few(asked_by(client, address))
    assert_few(asked_by(client, reverse("import-load", args=[made.id]), {}))  # refused


def test_a_trial_and_a_load_ask_as_often_for_many_as_for_one() -> None:
    few, many = a_house(), a_house()
    people = [person(str(n), f"Person{n} Nummer", "A") for n in range(100, 400)]
    counts = []
    for house, rows in ((few, WHOLE), (many, (*WHOLE, *people))):
        client = signed_in(house.hr)
        with CaptureQueriesContext(connection) as captured:
            client.post(reverse("imports"), {"file": SimpleUploadedFile("a.csv", as_csv(*rows))})
            client.post(reverse("import-load", args=[only_import(house).id]))
        counts.append(len(counted(captured)))
    assert counts[0] == counts[1]


def test_nobody_brings_more_than_a_request_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is known who asks: a stranger's endless file fills no disk."""
    monkeypatch.setattr(uploads, "MOST", 1000)
    house = a_house()
    stranger = Client(enforce_csrf_checks=True)
    stranger.get(reverse("front"))  # with its cookie, the form is read to find the token in it
    assert "csrftoken" in stranger.cookies
    for client in (stranger, signed_in(house.hr)):
        file = SimpleUploadedFile("a.csv", b"x" * 2000)
        assert client.post(reverse("imports"), {"file": file}).status_code == 400
    assert (
        signed_in(house.hr).post(reverse("imports"), {"file": SimpleUploadedFile("a.csv", b"x")}).status_code
        == 422
    )
