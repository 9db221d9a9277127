"""The page of webhooks: what is connected, connect one more, end one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from handlingsrom.foundation.people.access import may
from handlingsrom.foundation.people.webhooks import actions
from handlingsrom.foundation.people.webhooks.access import GRANTS
from handlingsrom.foundation.people.webhooks.forms import WebhookForm
from handlingsrom.foundation.people.webhooks.lifecycle import CONNECT, END
from handlingsrom.foundation.people.webhooks.queries import webhooks_seen_by
from handlingsrom.foundation.steps import not_yours
from handlingsrom.rulebook.refusal import Refused
from handlingsrom.rulebook.text import as_language


@require_http_methods(["GET", "POST"])
@sensitive_variables("secret")
def webhooks(request: Any) -> HttpResponse:
    """The agency's webhooks; the secret of a new one is shown once, on the answer to the form."""
    if not may(request.standing, GRANTS, "see"):
        raise Refused([not_yours(CONNECT)])
    form, secret = WebhookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _, secret = actions.connect(form.cleaned_data["url"], by=request.standing, at=request.at)
            form = WebhookForm()
        except Refused as refused:
            for refusal in refused.refusals:
                form.add_error("url", refusal.reason.in_(as_language(get_language() or "nb")))
    context = {
        "form": form,
        "secret": secret,
        "webhooks": list(webhooks_seen_by(request.standing)),
        "explains": CONNECT.explains,
    }
    return render(request, "webhooks/webhooks.html", context, status=422 if form.errors else 200)


@require_POST
def webhook_end(request: Any, webhook_id: UUID) -> HttpResponse:
    """Tell one address nothing more."""
    actions.end(webhook_id, by=request.standing, at=request.at)
    messages.success(request, END.explains.in_(as_language(get_language() or "nb")))
    return redirect("webhooks")
