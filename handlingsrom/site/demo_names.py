"""Names for invented people and units: Norwegian, Sámi, Kven and from elsewhere, as a state agency's list has them."""

from __future__ import annotations

_FIRST_NAMES = (
    "Anne Inger Kari Marit Ingrid Liv Eva Berit Astrid Bjørg Hilde Anna Solveig Marianne Randi Ida Nina Maria Elisabeth "
    "Kristin Bente Heidi Silje Hanne Linda Tone Camilla Ellen Julie Sofie Emma Nora Ragnhild Turid Gunn Åse Åshild Øydis "
    "Synnøve Guro Gro Unni Vigdis Siri Mari Ane Sunniva Åsne Målfrid Jorunn Torunn Brita Grete Kjersti Trine Lene "
    "Jan Per Bjørn Ole Lars Kjell Knut Svein Arne Thomas Geir Hans Morten Tor Martin Odd Erik Andreas Terje Trond John "
    "Rune Harald Stian Magnus Øyvind Espen Henrik Leif Gunnar Nils Helge Einar Eirik Håkon Håvard Sigurd Pål Kåre "
    "Asbjørn Ørjan Ådne Torbjørn Steinar Tore Vidar Frode Roar Jostein Sindre Vegard Øystein Ægir Jonas Mathias Emil Ola "
    "Máret Áile Biret Ánde Niillas Elle Sárá Risten Ánte Mihkkal Inga Ravna Láilá Jovsset Nilla Káre Jouni "
    "Amina Fatima Mohammed Ali Ayan Hassan Aisha Yusuf Nadia Omar Maryam Ahmed Aleksandra Piotr Katarzyna Marek "
    "Nguyen Linh Minh Priya Arjun Deepak Mehmet Elif Ivana Goran Olena Andrij Svetlana Carlos Lucía Wei Chinedu Ngozi"
)
_SURNAMES = (
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg "
    "Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Henriksen Lund Halvorsen Sørensen Jakobsen Moen "
    "Gundersen Iversen Strand Solberg Svendsen Eide Knutsen Martinsen Paulsen Bakken Kristoffersen Mathisen Lie Amundsen "
    "Nguyen Rasmussen Solheim Ali Lunde Berge Moe Nygård Bakke Kristensen Fredriksen Holm Lien Hauge Christensen Andresen "
    "Nielsen Knudsen Evensen Sæther Aas Haugland Hanssen Myhre Ahmed Thomassen Simonsen Sivertsen Danielsen Berntsen "
    "Rønning Sandvik Arnesen Antonsen Næss Vik Haug Ellingsen Edvardsen Thorsen Gulbrandsen Isaksen Birkeland Ruud Strøm "
    "Aasen Ødegård Tangen Myklebust Eliassen Mikkelsen Aune Helland Bøe Jenssen Tveit Brekke Engen Hussain Ås Åsen Årdal "
    "Ånestad Åsheim Åmot Østby Østgård Øien Øyen Ørstavik Ødegaard Bø Æsøy Bjørnå Sjøli Bråten Kvåle Fjørtoft Nordbø Vågen "
    "Eira Utsi Hætta Gaup Sara Somby Valkeapää Triumf Buljo Oskal Guttorm Balto Nystø Anti Magga Turi Skum "
    "Yusuf Okafor Kowalski Nowak Khan Mohamed Singh Yılmaz Petrović Shevchenko García Chen Tran Le Warsame Abdi"
)
FIRST_NAMES, SURNAMES = _FIRST_NAMES.split(), _SURNAMES.split()
FIELDS_OF_WORK = (
    "tilsyn", "veiledning", "regelverk", "analyse", "forvaltning", "utvikling", "drift", "brukertjenester", "økonomi",
    "innkjøp", "arkiv og dokumentasjon", "kommunikasjon", "HR", "digitalisering", "data og statistikk", "personvern",
    "informasjonssikkerhet", "juridiske saker", "klagesaker", "kontroll", "beredskap", "internasjonalt samarbeid",
    "forskning", "undervisning", "tilskudd", "miljø", "klima og natur", "transport", "helse", "arbeidsliv", "næring",
    "kultur", "språk og mangfold", "oppmåling og kart", "eiendom", "kundeservice", "vitenskapelig samling", "bibliotek",
    "studier", "laboratorier", "kvalitet", "risikostyring", "plan og bygg", "reindrift", "fiske og havbruk", "landbruk",
)  # fmt: skip
PLACES = (
    "Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø", "Bodø", "Kristiansand", "Drammen", "Hamar", "Lillehammer",
    "Ålesund", "Molde", "Haugesund", "Skien", "Tønsberg", "Moss", "Gjøvik", "Narvik", "Harstad", "Alta", "Hammerfest",
    "Vadsø", "Kirkenes", "Kárášjohka", "Guovdageaidnu", "Mo i Rana", "Steinkjer", "Namsos", "Førde", "Leikanger",
    "Brønnøysund", "Svolvær", "Longyearbyen", "Elverum", "Kongsberg", "Arendal", "Porsgrunn", "Sandnes", "Åndalsnes",
)  # fmt: skip
TITLES = (
    ("rådgiver", 30), ("seniorrådgiver", 30), ("førstekonsulent", 12), ("konsulent", 6), ("seniorkonsulent", 6),
    ("overingeniør", 6), ("sjefingeniør", 3), ("spesialrådgiver", 3), ("forsker", 4),
)  # fmt: skip
