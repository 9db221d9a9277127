"""The addresses of agreements: Norwegian, the steps' too."""

from django.urls import path, register_converter

from handlingsrom.features.agreements import views

ADDRESSES = {
    "write": "endre",
    "send": "send",
    "accept": "ja",
    "decline": "nei",
    "withdraw": "trekk",
    "assess": "vurder",
    "consider_accommodation": "tilrettelegging",
    "return": "send-tilbake",
    "refuse": "avsla",
    "propose": "foresla",
    "rewrite": "andre-vilkar",
    "change": "endre-vilkar",
    "confirm_home": "kartlegging",
    "sign_as_employee": "bekreft",
    "sign_for_employer": "bekreft-for-virksomheten",
}


class StepAddress:
    """A step by its Norwegian address; `reverse` takes the step's name."""

    regex = "|".join(ADDRESSES.values())

    def to_python(self, value: str) -> str:
        return next(name for name, address in ADDRESSES.items() if address == value)

    def to_url(self, value: str) -> str:
        return ADDRESSES[value]


register_converter(StepAddress, "step")

urlpatterns = [
    path("", views.agreements, name="agreements"),
    path("tall/", views.counts, name="agreement-counts"),
    path("ny/", views.wish, name="wish"),
    path("ny/svar/", views.answer, name="wish-answer"),
    path("foresla/", views.start, name="agreement-start"),
    path("<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("<uuid:agreement_id>/avtale.pdf", views.document, name="agreement-document"),
    path("<uuid:agreement_id>/<step:step>/", views.step, name="agreement-step"),
]
