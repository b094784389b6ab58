"""What is read does not hang on names a list knows: with invented ones the structure stays the same."""

from collections.abc import Callable

from sitrep.schemas.draft import Draft

TEXT = """At least 25 people were killed in air strikes on Idlib on Sunday, the White Helmets said. Ten children \
were among the dead, the rescue service added.

Hayat Tahrir al-Sham said on Monday that its fighters had seized the town of Saraqib. The Syrian army said dozens of \
its soldiers had been killed in the fighting near Aleppo.

Since Nov. 27 the strikes have killed 56 people, including 20 children, according to the White Helmets. Seven people \
were wounded by shelling in Tel Rifaat on Friday, a doctor said.

Mazloum Abdi, the commander of the Syrian Democratic Forces, accused Ankara of shelling Tel Rifaat. “We will not \
leave our homes,” Abdi said in a statement.

The war has killed hundreds of thousands of people since 2011.
"""
INVENTED = {
    "White Helmets": "Grey Lanterns",
    "Hayat Tahrir al-Sham": "Jund Marel al-Tov",
    "Syrian Democratic Forces": "Vostan Union Forces",
    "Syrian army": "Vostan army",
    "Mazloum Abdi": "Garvel Umsi",
    "Abdi": "Umsi",
    "Tel Rifaat": "Tel Morvash",
    "Idlib": "Orvesh",
    "Saraqib": "Kelmar",
    "Aleppo": "Darune",
    "Ankara": "Bessar",
}


def renamed(text: str) -> str:
    for name, invented in INVENTED.items():
        text = text.replace(name, invented)
    return text


def figures(draft: Draft) -> list[tuple[object, ...]]:
    return [
        (c.harm, c.count, c.figure, c.scope, c.background, c.part_of, renamed(c.reported_by or ""))
        for c in draft.casualties
    ]


def test_counts_harms_scopes_and_reporters_survive_names_that_no_list_knows(
    read: Callable[[str], Draft],
) -> None:
    known, unknown = read(TEXT), read(renamed(TEXT))
    assert len(known.casualties) >= 7
    assert figures(unknown) == figures(known)


def test_so_do_captures_and_accusations(read: Callable[[str], Draft]) -> None:
    known, unknown = read(TEXT), read(renamed(TEXT))
    assert [(t.change, renamed(t.place)) for t in known.territory] == [
        (t.change, t.place) for t in unknown.territory
    ]
    accused = [[renamed(name) for name in s.speakers] for s in known.statements if s.act == "ACCUSE"]
    assert accused == [s.speakers for s in unknown.statements if s.act == "ACCUSE"] != []
