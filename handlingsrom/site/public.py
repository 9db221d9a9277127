"""The one list of routes that a stranger may open, each with its reason."""

API = "/api/"
SCIM = "/scim/"

PUBLIC = {
    "front": "Says what this is and where to sign in.",
    "sign-in": "Nobody is signed in before this.",
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
