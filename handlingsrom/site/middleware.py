"""Between the web and the views: who it is, inside which wall, and refusals as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from handlingsrom.foundation.days import day_of, now
from handlingsrom.foundation.limits.limit import TOKEN
from handlingsrom.foundation.people.actions import note_use
from handlingsrom.foundation.people.models import Token
from handlingsrom.foundation.people.queries import person_known_as, standing_of, token_presented
from handlingsrom.foundation.people.scim import views as scim
from handlingsrom.foundation.people.sign_in.sessions import is_over, note_doing
from handlingsrom.foundation.steps import Absent
from handlingsrom.foundation.walls import within
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import as_language
from handlingsrom.site.limiting import refuse_if_too_often
from handlingsrom.site.public import API, PUBLIC, SCIM
from handlingsrom.site.refusing import problem, refusal_page

Answer = Callable[[HttpRequest], HttpResponse]
LANGUAGE_COOKIE = "language"


class PersonAndAgency:
    """Find out who asks, and answer inside that agency's wall, in one transaction, in the person's language.

    `request.standing` is None for a stranger, `request.token` the token of a program.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.at, request.standing, request.token = now(), None, None
        request.timed_out = False
        if request.path.startswith((API, SCIM)) and (refused := self._refuse_guessing(request)):
            return refused
        if request.path.startswith(SCIM):
            return self._answer_system(request)
        known = self._by_token(request) if request.path.startswith(API) else self._by_session(request)
        if known is None:
            with translation.override(self._language_of_stranger(request)):
                return self.get_response(request)
        person_id, agency_id = known
        with within(agency_id):
            person = person_known_as(person_id, agency_id)
            if person is None:
                request.session.flush()
                request.token = None
                return self.get_response(request) if request.path.startswith(API) else redirect("front")
            request.standing = standing_of(person, day_of(request.at))
            if request.token:
                note_use(request.token, at=request.at)
            with translation.override(person.language):
                answer = self.get_response(request)
        answer.headers.setdefault("Cache-Control", "private, no-cache")  # it is this person's, and no proxy's
        return answer

    def _by_session(self, request: Any) -> tuple[UUID, UUID] | None:
        person, agency = request.session.get("person"), request.session.get("agency")
        if not (person and agency):
            return None
        if is_over(request.session, request.at):
            request.session.flush()
            request.timed_out = True
            return None
        note_doing(request.session, request.at)
        return UUID(person), UUID(agency)

    def _refuse_guessing(self, request: Any) -> HttpResponse | None:
        """Find the token; keys that do not exist are counted, and refused when they are many."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not secret:
            return None
        request.token = token_presented(secret, request.at)
        if request.token:
            return None
        with translation.override(self._language_of_stranger(request)):
            return refuse_if_too_often(request, TOKEN)

    def _answer_system(self, request: Any) -> HttpResponse:
        """A system with a key of its own works as nobody, inside its agency's wall; without one it is a stranger."""
        token: Token | None = request.token
        if token is None or token.person_id or "scim" not in token.scopes:
            request.token = None
            return self.get_response(request)
        with within(token.agency_id):
            note_use(token, at=request.at)
            return self.get_response(request)

    def _by_token(self, request: Any) -> tuple[UUID, UUID] | None:
        token: Token | None = request.token
        return (token.person_id, token.agency_id) if token and token.person_id else None

    def _language_of_stranger(self, request: HttpRequest) -> str:
        if request.path.startswith(API):
            return as_language(request.headers.get("Accept-Language", settings.LANGUAGE_CODE))
        return as_language(request.COOKIES.get(LANGUAGE_COOKIE, settings.LANGUAGE_CODE))


class StrangersRefused:
    """Every route refuses a stranger but those in `PUBLIC`."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Before the view: nothing of it runs for a stranger."""
        match = request.resolver_match
        if request.standing is not None or match.view_name in PUBLIC:
            return None
        if request.path.startswith(SCIM):
            return None if request.token else scim.refuse_stranger(request)
        if request.path.startswith(API):
            return problem(request, 401, [])
        over = "&utlopt=ja" if request.timed_out else ""
        return redirect(f"{reverse('sign-in')}?next={request.path}{over}")


class RefusalsAsPages:
    """What an action refused becomes a page with every reason; what is not there for this person, a 404."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Instead of a fault; the view's transaction is rolled back already."""
        answer = problem if request.path.startswith(API) else refusal_page
        match error:
            case Refused():
                return answer(request, status_of(error), error.refusals)
            case Absent():
                return answer(request, 404, [])
            case _:
                return None


def status_of(error: Refused) -> int:
    """403 when it is not the person's to do, 409 when somebody was first, else 422."""
    codes = {refusal.code for refusal in error.refusals}
    if codes == {"changed_meanwhile"}:
        return 409
    return 403 if codes == {"not_granted"} else 422
