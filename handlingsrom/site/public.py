"""The one list of routes that a stranger may open, each with its reason."""

API = "/api/"
SCIM = "/scim/"

PUBLIC = {
    "front": "Says what this is and where to sign in.",
    "sign-in": "Nobody is signed in before this.",
    "sign-in-demo": "The demo's picker, on its own machine alone.",
    "sign-in-start": "Leads to the provider, where one signs in.",
    "sign-in-answer": "The provider's answer, before anybody is signed in; good once, in one browser.",
    "sign-in-choose": "Who has proven who it is chooses an agency before being signed in.",
    "sign-in-address": "Who has proven who it is tells the work address before being signed in.",
    "sign-in-bind": "A link from a mail, opened before anybody is signed in.",
    "sign-in-mail": "A link is asked for before anybody is signed in; the answer is always the same.",
    "sign-in-link": "A link from a mail, opened before anybody is signed in.",
    "sign-in-ended": "A provider ends a session in a frame, without a cookie; it learns nothing.",
    "signed-out": "Nobody is signed in after this.",
    "language": "A stranger reads too.",
    "check": "Anybody may check a document that they were given; nothing is stored.",
    "accessibility": "The accessibility statement is public by law.",
    "acts": "The law is public.",
    "act": "The law is public.",
    "law-changes": "The law is public.",
    "wizard": "Anybody may ask the law.",
    "wizard-step": "Anybody may ask the law; the answers are gone after an hour.",
    "wizard-answer": "Anybody may ask the law; the answers are gone after an hour.",
    "wizard-document": "Anybody may ask the law; the PDF is made and not kept.",
    "api:openapi-json": "The description of the API holds no data.",
    "api:decide": "The law is public; nothing of the question is stored.",
    "api:questions": "The law is public; nothing of the question is stored.",
}
