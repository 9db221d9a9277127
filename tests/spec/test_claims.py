"""How a claim is said, in Norwegian word order."""

import pytest

from handlingsrom.rulebook.language.claim import Claim

CLAIM = Claim("avtalen *er skriftlig", "avtalen *er skriftleg", "the agreement is in writing", "it is oral")
BARE = Claim("det *regner", "det *regnar", "it rains", "it does not rain")


def test_a_main_clause_has_the_negation_after_the_verb() -> None:
    assert CLAIM.sentence(True).nb == "avtalen er skriftlig"
    assert CLAIM.sentence(False).nb == "avtalen er ikke skriftlig"
    assert CLAIM.sentence(False).nn == "avtalen er ikkje skriftleg"
    assert BARE.sentence(False).nn == "det regnar ikkje"


def test_a_subordinate_clause_has_it_before() -> None:
    assert CLAIM.clause(True).nb == "avtalen er skriftlig"
    assert CLAIM.clause(False).nb == "avtalen ikke er skriftlig"
    assert BARE.clause(False).nn == "det ikkje regnar"


def test_not_known_is_said_as_not_known() -> None:
    assert CLAIM.unknown().nb == "Vi vet ikke om avtalen er skriftlig"
    assert CLAIM.unknown().nn == "Vi veit ikkje om avtalen er skriftleg"


def test_the_verb_must_be_marked() -> None:
    with pytest.raises(ValueError, match="marks one verb"):
        Claim("avtalen er skriftlig", "avtalen *er skriftleg", "a", "b")
