"""Our side of OpenID Connect against a provider in memory: every check, each method of telling who we are, and keys that change."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from handlingsrom.foundation.people.sign_in.failures import PAGES, Failure, SignInFailed
from handlingsrom.foundation.people.sign_in.providers import Provider, ProviderError, read_providers
from handlingsrom.foundation.people.sign_in.relying_party import (
    Begun,
    Proven,
    address_at,
    begin,
    finish,
    sign_out_address,
)
from handlingsrom.foundation.people.sign_in.wanted import EPPN
from tests.builders import AT
from tests.unit.fake_provider import ISSUER, KEYS, FakeProvider, a_provider, fake

BACK = "https://us.example/logg-inn/generic/svar/"
NUMBER = "01010112345"


@pytest.fixture
def op(monkeypatch: pytest.MonkeyPatch) -> FakeProvider:
    return fake(monkeypatch, AT)


def left(op: FakeProvider, provider: Provider) -> tuple[dict[str, str], Begun]:
    state, begun = begin(provider, AT, next_page="/avtaler/")
    asked = op.leave(address_at(provider, state, begun, BACK, "nn", AT))
    assert asked["state"] == state
    return asked, begun


def back(op: FakeProvider, provider: Provider | None = None, **answer: str) -> Proven:
    provider = provider or a_provider()
    _, begun = left(op, provider)
    return finish(provider, begun, {"code": "c", **answer}, BACK, AT)


def failure_of(call: Callable[[], object]) -> Failure:
    with pytest.raises(SignInFailed) as failed:
        call()
    return failed.value.failure


def test_what_is_asked_at_the_provider(op: FakeProvider) -> None:
    provider = a_provider("ansattporten", resource="urn:altinn:resource:x", acr=["substantial", "high"])
    asked, begun = left(op, provider)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(begun.verifier.encode()).digest()).rstrip(b"=")
    assert asked["code_challenge"] == challenge.decode()
    assert (asked["code_challenge_method"], asked["response_type"]) == ("S256", "code")
    assert (asked["client_id"], asked["redirect_uri"], asked["scope"]) == ("us", BACK, "openid")
    assert (asked["acr_values"], asked["ui_locales"]) == ("substantial high", "nn")
    details = json.loads(asked["authorization_details"])
    assert details == [{"type": "ansattporten:altinn:resource", "resource": "urn:altinn:resource:x"}]
    assert "prompt" not in asked
    assert len({left(op, provider)[0][name] for name in ("state", "nonce")} | {asked["state"]}) == 3


def test_who_it_is(op: FakeProvider) -> None:
    op.claims = {"sid": "s", "oid": "o"}
    proven = back(op)
    assert (proven.issuer, proven.subject, proven.sid, proven.oid) == (ISSUER, "somebody", "s", "o")
    assert proven.hint.count(".") == 2


@pytest.mark.parametrize(
    ("claims", "failure"),
    [
        ({"nonce": "another"}, Failure.UNTRUSTED),
        ({"nonce": None}, Failure.UNTRUSTED),
        ({"iss": "https://other.example"}, Failure.UNTRUSTED),
        ({"aud": "other"}, Failure.UNTRUSTED),
        ({"aud": None}, Failure.UNTRUSTED),
        ({"aud": ["us", "other"]}, Failure.UNTRUSTED),
        ({"aud": ["us", "other"], "azp": "other"}, Failure.UNTRUSTED),
        ({"azp": "other"}, Failure.UNTRUSTED),
        ({"sub": None}, Failure.UNTRUSTED),
        ({"sub": ""}, Failure.UNTRUSTED),
        ({"sub": 7}, Failure.UNTRUSTED),
        ({"sub": "x" * 256}, Failure.UNTRUSTED),
        ({"exp": None}, Failure.UNTRUSTED),
        ({"exp": "soon"}, Failure.UNTRUSTED),
        ({"iat": None}, Failure.UNTRUSTED),
        ({"exp": AT.timestamp() - 61}, Failure.EXPIRED),
        ({"iat": AT.timestamp() + 61}, Failure.EXPIRED),
        ({"nbf": AT.timestamp() + 61}, Failure.EXPIRED),
    ],
)
def test_a_claim_that_is_wrong(op: FakeProvider, claims: dict[str, Any], failure: Failure) -> None:
    op.claims = claims
    assert failure_of(lambda: back(op)) is failure


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": AT.timestamp() - 59},
        {"iat": AT.timestamp() + 59},
        {"aud": ["us"]},
        {"aud": ["us", "other"], "azp": "us"},
    ],
)
def test_a_claim_that_is_good_enough(op: FakeProvider, claims: dict[str, Any]) -> None:
    op.claims = claims
    assert back(op).subject == "somebody"


@pytest.mark.parametrize(
    ("profile", "acr", "enough"),
    [
        ("ansattporten", "substantial", True),
        ("ansattporten", "high", True),
        ("ansattporten", "low", False),
        ("ansattporten", "entraid", False),
        ("ansattporten", None, False),
        ("idporten", "idporten-loa-high", True),
        ("idporten", "substantial", False),
        ("generic", None, True),
    ],
)
def test_the_level_is_the_one_demanded_or_higher(
    op: FakeProvider, profile: str, acr: str | None, enough: bool
) -> None:
    op.claims = {"acr": acr}
    if enough:
        assert back(op, a_provider(profile)).subject == "somebody"
    else:
        assert failure_of(lambda: back(op, a_provider(profile))) is Failure.LEVEL


def test_a_lower_level_is_not_enough_where_the_highest_is_demanded(op: FakeProvider) -> None:
    op.claims = {"acr": "substantial"}
    assert failure_of(lambda: back(op, a_provider("ansattporten", acr=["high"]))) is Failure.LEVEL


def test_a_key_that_is_new_is_fetched(op: FakeProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    back(op)
    op.key, op.published = KEYS["two"], [KEYS["two"]]
    provider = a_provider()
    _, begun = left(op, provider)
    soon = AT + timedelta(seconds=10)  # asked a moment ago: an attacker cannot make us ask at every try
    assert failure_of(lambda: finish(provider, begun, {"code": "c"}, BACK, soon)) is Failure.UNTRUSTED
    later = AT + timedelta(seconds=40)
    assert finish(provider, begun, {"code": "c"}, BACK, later).subject == "somebody"


@pytest.mark.parametrize("published", [[], [KEYS["two"]]])
def test_a_signature_by_a_key_that_is_not_the_providers(op: FakeProvider, published: list[RSAKey]) -> None:
    op.published = published
    assert failure_of(lambda: back(op)) in (Failure.UNTRUSTED, Failure.UNREACHABLE)


def test_a_token_without_a_real_signature(op: FakeProvider) -> None:
    for algorithm in ("none", "HS256"):
        header = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "one"}).encode()).rstrip(b"=")
        forged = f"{header.decode()}.{op.id_token().split('.')[1]}."
        op.token_answer = lambda _, forged=forged: httpx.Response(200, json={"id_token": forged})
        assert failure_of(lambda: back(op)) is Failure.UNTRUSTED


def test_the_answer_is_for_this_browser_this_provider_and_soon(op: FakeProvider) -> None:
    provider = a_provider()
    _, begun = left(op, provider)
    late = AT + timedelta(minutes=15, seconds=1)
    assert failure_of(lambda: finish(provider, None, {"code": "c"}, BACK, AT)) is Failure.STATE
    assert failure_of(lambda: finish(provider, begun, {"code": "c"}, BACK, late)) is Failure.STATE
    assert failure_of(lambda: finish(a_provider("feide"), begun, {"code": "c"}, BACK, AT)) is Failure.STATE


def test_the_issuer_named_in_the_answer(op: FakeProvider) -> None:
    assert failure_of(lambda: back(op, iss="https://other.example")) is Failure.UNTRUSTED
    assert back(op, iss=ISSUER).subject == "somebody"


def test_the_issuer_must_be_named_where_the_provider_says_that_it_does(op: FakeProvider) -> None:
    op.description = {"authorization_response_iss_parameter_supported": True}
    assert failure_of(lambda: back(op)) is Failure.UNTRUSTED


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        ("access_denied", Failure.DENIED),
        ("something_new", Failure.DENIED),
        ("temporarily_unavailable", Failure.UNREACHABLE),
        ("unmet_authentication_requirements", Failure.LEVEL),
    ],
)
def test_the_provider_says_no(op: FakeProvider, error: str, failure: Failure) -> None:
    assert failure_of(lambda: back(op, error=error)) is failure


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (httpx.Response(400, json={"error": "invalid_grant"}), Failure.CODE),
        (httpx.Response(401, json={"error": "invalid_client"}), Failure.UNREACHABLE),
        (httpx.Response(503, text="sorry"), Failure.UNREACHABLE),
        (httpx.Response(200, json=[]), Failure.UNTRUSTED),
        (httpx.Response(200, json={"id_token": 7}), Failure.UNTRUSTED),
        (httpx.Response(200, json={"id_token": "rubbish"}), Failure.UNTRUSTED),
    ],
)
def test_what_the_token_endpoint_answers(op: FakeProvider, answer: httpx.Response, failure: Failure) -> None:
    op.token_answer = lambda _: answer
    assert failure_of(lambda: back(op)) is failure


@pytest.mark.parametrize(
    "description", [{"issuer": "https://other.example"}, {"token_endpoint": ""}, {"jwks_uri": None}]
)
def test_a_description_that_is_not_the_providers(op: FakeProvider, description: dict[str, Any]) -> None:
    op.description = description
    assert failure_of(lambda: back(op)) is Failure.UNREACHABLE


def sent(op: FakeProvider) -> tuple[dict[str, str], dict[str, str]]:
    """The form and the headers that the token endpoint was sent."""
    options = next(options for address, options in op.asked if address.endswith("/token"))
    return options["data"], options["headers"]


def test_we_tell_who_we_are_by_a_secret_in_the_header(op: FakeProvider) -> None:
    back(op)
    form, headers = sent(op)
    assert headers["Authorization"] == f"Basic {base64.b64encode(b'us:secret').decode()}"
    assert "client_secret" not in form
    assert form["code_verifier"]


def test_we_tell_who_we_are_by_a_secret_in_the_form(op: FakeProvider) -> None:
    back(op, a_provider(method="client_secret_post"))
    form, headers = sent(op)
    assert (form["client_id"], form["client_secret"], headers) == ("us", "secret", {})


@pytest.mark.parametrize("key", [RSAKey.generate_key(2048), ECKey.generate_key("P-256")], ids=["RSA", "EC"])
@pytest.mark.parametrize("as_jwk", [True, False])
def test_we_tell_who_we_are_by_a_key(op: FakeProvider, key: RSAKey | ECKey, as_jwk: bool) -> None:
    told = json.dumps(key.as_dict(private=True)) if as_jwk else key.as_pem(private=True).decode()
    text = f'[idporten]\nissuer = "{ISSUER}"\nclient_id = "us"\nkey_env = "K"\nkey_id = "k1"'
    op.claims = {"acr": "idporten-loa-high"}
    back(op, read_providers({"HANDLINGSROM_PROVIDERS": text, "K": told})["idporten"])
    form, headers = sent(op)
    assert headers == {}
    assertion = jwt.decode(form["client_assertion"], key, algorithms=["RS256", "ES256"])
    assert assertion.header["kid"] == "k1"
    claims = assertion.claims
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("us", "us", ISSUER)
    assert claims["exp"] - claims["iat"] <= 120


def test_feide_tells_the_principal_name_of_the_same_person_by_userinfo(op: FakeProvider) -> None:
    feide = a_provider("feide")
    op.told = {"sub": "somebody", EPPN: "ola@eksempel.no"}
    assert back(op, feide).eppn == "ola@eksempel.no"
    op.told = {"sub": "somebody else", EPPN: "ola@eksempel.no"}
    assert failure_of(lambda: back(op, feide)) is Failure.UNTRUSTED


def test_ansattporten_tells_the_organisations_of_the_resource_that_was_asked_for(op: FakeProvider) -> None:
    def detail(resource: str, number: str) -> dict[str, Any]:
        party = {"orgno": {"authority": "iso6523-actorid-upis", "ID": number}, "name": "Ukjent"}
        return {"type": "ansattporten:altinn:resource", "resource": resource, "authorized_parties": [party]}

    details = [detail("x", "0192:991825827"), detail("y", "0192:974760665"), detail("x", "999"), "rubbish"]
    op.claims = {"acr": "high", "authorization_details": details}
    assert back(op, a_provider("ansattporten", resource="x")).organisations == {"991825827"}


def test_a_national_identity_number_is_dropped_unread(
    op: FakeProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    op.claims = {
        "pid": NUMBER,
        "https://n.feide.no/claims/nin": NUMBER,
        "name": "Ola",
        "more": {"pid": NUMBER},
    }
    op.told = {"sub": "somebody", EPPN: "ola@eksempel.no", "https://n.feide.no/claims/nin": NUMBER}
    for profile in ("generic", "feide"):
        proven = back(op, a_provider(profile))
        kept = json.dumps([proven.subject, proven.sid, proven.oid, proven.eppn, proven.hint, repr(proven)])
        assert proven.hint == ""  # the ID token holds the number, so it is kept nowhere
        assert NUMBER not in kept + caplog.text
        assert base64.b64encode(NUMBER.encode()).decode() not in kept


def test_where_to_sign_out(op: FakeProvider) -> None:
    address = sign_out_address(a_provider(), "token", "https://us.example/", AT)
    assert address == (
        f"{ISSUER}/out?x=1&client_id=us&post_logout_redirect_uri=https%3A%2F%2Fus.example%2F&id_token_hint=token"
    )
    assert "hint" not in sign_out_address(a_provider(), "", "https://us.example/", AT)


def test_a_provider_that_offers_no_signing_out_or_does_not_answer(
    op: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    op.description = {"end_session_endpoint": ""}
    assert sign_out_address(a_provider(), "", "https://us.example/", AT) == ""
    later = AT + timedelta(hours=2)

    def down(*_: object, **__: object) -> httpx.Response:
        raise httpx.ConnectError("down")

    monkeypatch.setattr("handlingsrom.foundation.people.sign_in.discovery.httpx.request", down)
    assert sign_out_address(a_provider(), "", "https://us.example/", later) == ""


def test_every_failure_has_a_page_that_says_nothing_of_how() -> None:
    assert set(PAGES) == set(Failure)
    told = " ".join(
        t for p in PAGES.values() for text in (p.heading, p.text) for t in (text.nb, text.nn, text.en)
    )
    assert not [word for word in ("nonce", "token", "acr", "issuer", "JWKS", "state") if f" {word} " in told]


GOOD = '[entra]\ntenant = "t"\nclient_id = "us"\nsecret_env = "S"\n'


def test_what_a_provider_is_when_little_is_told() -> None:
    entra = read_providers({"HANDLINGSROM_PROVIDERS": GOOD, "S": "x"})["entra"]
    assert entra.issuer == "https://login.microsoftonline.com/t/v2.0"
    assert "x" not in repr(entra).split("secret")
    assert read_providers({}) == {}


def test_providers_from_a_file_with_secrets_from_files(tmp_path: Any) -> None:
    (tmp_path / "secret").write_text("hemmelig\n")
    (tmp_path / "p.toml").write_text(f'[feide]\nclient_id = "us"\nsecret_file = "{tmp_path / "secret"}"')
    feide = read_providers({"HANDLINGSROM_PROVIDERS_FILE": str(tmp_path / "p.toml")})["feide"]
    assert (feide.secret, feide.issuer) == ("hemmelig", "https://auth.dataporten.no")
    assert "hemmelig" not in repr(feide)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[entra", "no TOML"),
        ("entra = 1", "a table"),
        (GOOD + 'secret = "here"', "not understood: secret"),
        (GOOD.replace('tenant = "t"\n', ""), "issuer (or tenant) is missing"),
        (GOOD.replace('client_id = "us"\n', ""), "client_id is missing"),
        (GOOD.replace('secret_env = "S"', ""), "give one of"),
        (GOOD + 'key_env = "S"', "give one of"),
        (GOOD.replace('"S"', '"NONE"'), "cannot be read"),
        (GOOD.replace('"S"', '"EMPTY"'), "is empty"),
        (GOOD.replace("secret_env", "key_env"), "no JWK or PEM"),
        (GOOD.replace("entra", "demo"), "no page of ours"),
        (GOOD.replace("entra", "Entra"), "small letters"),
        (GOOD.replace("entra", "other"), "profile is one of"),
        (GOOD + 'issuer = "http://op.example"', "by https"),
        (GOOD + 'method = "none"', "method is"),
    ],
)
def test_settings_that_are_wrong_are_told(text: str, said: str) -> None:
    with pytest.raises(ProviderError) as wrong:
        read_providers({"HANDLINGSROM_PROVIDERS": text, "S": "x", "EMPTY": " "})
    assert said in str(wrong.value)


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(ProviderError, match="cannot be read"):
        read_providers({"HANDLINGSROM_PROVIDERS_FILE": "/nowhere"})
