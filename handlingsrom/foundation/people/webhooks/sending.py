"""How one event is told: signed as Standard Webhooks 1.0 says, to an address that may be called.

https://github.com/standard-webhooks/standard-webhooks: the id is the entry's and stays the same when it is sent again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import json
import socket
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils.crypto import salted_hmac

from handlingsrom.foundation.people.webhooks.models import Webhook
from handlingsrom.foundation.records.models import Entry

SECONDS = 5.0
PREFIX = "whsec_"


class NotReceived(Exception):
    """The receiver could not be reached, or did not answer with 2xx."""


def secret_of(webhook: Webhook) -> str:
    """The secret that receiver and sender share: derived from the server's key, so that it is kept nowhere."""
    return PREFIX + base64.b64encode(_key(webhook)).decode()


def _key(webhook: Webhook) -> bytes:
    return salted_hmac("webhook", str(webhook.id), algorithm="sha256").digest()


def event_of(entry: Entry, orgnr: str) -> dict[str, Any]:
    """What is told: that it happened, when, and of which thing. Who and why are read over the API."""
    return {
        "type": f"{entry.thing_kind}.{entry.kind.removeprefix(entry.thing_kind + '_')}",
        "timestamp": entry.at.isoformat(),
        "data": {"agency": orgnr, entry.thing_kind: str(entry.thing_id)},
    }


def send(webhook: Webhook, entry: Entry, orgnr: str, at: datetime, client: httpx.Client) -> None:
    """Tell one event. Raises NotReceived."""
    place = place_of(webhook.url)
    if not place:
        raise NotReceived("not an address that may be called")
    body = json.dumps(event_of(entry, orgnr), separators=(",", ":")).encode()
    try:
        url = httpx.URL(webhook.url)
        headers = _headers(webhook, entry, body, at) | {"host": url.netloc.decode()}
        called = url.copy_with(host=place)
        answer = client.post(called, content=body, headers=headers, extensions={"sni_hostname": url.host})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotReceived(type(error).__name__) from error
    if not answer.is_success:
        raise NotReceived(f"HTTP {answer.status_code}")


def _headers(webhook: Webhook, entry: Entry, body: bytes, at: datetime) -> dict[str, str]:
    stamp = str(int(at.timestamp()))
    signed = b".".join((str(entry.id).encode(), stamp.encode(), body))
    signature = base64.b64encode(hmac.new(_key(webhook), signed, hashlib.sha256).digest()).decode()
    return {
        "content-type": "application/json",
        "webhook-id": str(entry.id),
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{signature}",
    }


def place_of(url: str) -> str:
    """Where to call: https to a public address, or a host that the server's owner has named; empty for nowhere.

    The very address that was looked up is called: a name that means another a moment later is no way into a network.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
        if host in settings.WEBHOOK_HOSTS:
            return host
        if parts.scheme != "https" or not host or parts.username is not None:
            return ""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        places = [ipaddress.ip_address(address[0]) for *_, address in found]
    except (OSError, ValueError):  # no such name, or no address at all
        return ""
    return str(places[0]) if all(place.is_global for place in places) else ""
