"""Every address of sign-in."""

from django.urls import path

from handlingsrom.foundation.people.sign_in import by_mail, deciding, demo, leaving, views

urlpatterns = [
    path("logg-inn/", views.sign_in, name="sign-in"),
    path("logg-inn/demo/", demo.pick, name="sign-in-demo"),
    path("logg-inn/velg/", views.choose, name="sign-in-choose"),
    path("logg-inn/knytt/", by_mail.address, name="sign-in-address"),
    path("logg-inn/knytt/<str:secret>/", by_mail.bind_link, name="sign-in-bind"),
    path("logg-inn/lenke/", by_mail.mail, name="sign-in-mail"),
    path("logg-inn/lenke/<str:secret>/", by_mail.mail_link, name="sign-in-link"),
    path("logg-inn/<slug:provider_key>/", views.start, name="sign-in-start"),
    path("logg-inn/<slug:provider_key>/svar/", views.answer, name="sign-in-answer"),
    path("logg-inn/<slug:provider_key>/avslutt/", leaving.ended_by_provider, name="sign-in-ended"),
    path("logg-ut/", leaving.sign_out, name="sign-out"),
    path("logg-ut/ferdig/", leaving.signed_out, name="signed-out"),
    path("innlogging/", deciding.ways, name="sign-in-ways"),
    path("innlogging/nye/", deciding.identities, name="identities"),
    path("innlogging/nye/<uuid:identity_id>/", deciding.decided, name="identity-decided"),
]
