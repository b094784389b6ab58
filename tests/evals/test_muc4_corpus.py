"""Reading MUC-4 text and key files, and the facts of a key; the fixture is written for the tests."""

import json
from datetime import date
from pathlib import Path

import pytest

from sitrep.agent.errors import ReportError
from sitrep.evals.muc4 import (
    NOTHING,
    Mention,
    gold_facts,
    load_corpus,
)
from sitrep.evals.muc4.counts import Interval, number_fill
from sitrep.evals.muc4.facts import StatedTotal
from sitrep.evals.muc4.keys import read_fill, read_keys
from sitrep.evals.muc4.model import locations_of

CORPUS = Path(__file__).parent / "muc4_corpus"


@pytest.fixture(scope="module")
def documents():
    return load_corpus(CORPUS)


@pytest.fixture(scope="module")
def bombing(documents):
    return gold_facts(documents[0])


def mentions(*names):
    return tuple(Mention((name,)) for name in names)


# --- Reading --------------------------------------------------------------------------------------


def test_a_document_has_its_text_dateline_date_and_templates_and_one_without_a_key_is_left_out(documents):
    assert [document.id for document in documents] == ["DEV-MUC3-9001", "DEV-MUC3-9002", "DEV-MUC3-9003"]
    first = documents[0]
    assert first.text.startswith("   PUERTO ALTO, 4 MAR 89")
    assert first.text.endswith("LIBERATION FRONT [CLF].")
    assert first.dateline == "PUERTO ALTO, 4 MAR 89 (RADIO COSTERA)"
    assert [document.date for document in documents] == [date(1989, 3, 4), date(1989, 3, 5), None]
    assert [len(document.templates) for document in documents] == [1, 0, 1]


def test_a_cross_reference_ties_number_effect_and_title_to_the_person_it_names(documents):
    mayor, fishermen, traders = documents[0].templates[0].human_targets
    assert (mayor.names, mayor.descriptions, mayor.numbers) == (("ELENA QUIROGA VIDAL",), ("MAYOR",), ("1",))
    assert (fishermen.names, fishermen.numbers) == ((), ("2",))
    assert [effect.values for effect in traders.effects] == [("INJURY",)]


def test_a_fill_goes_on_where_a_slash_left_it_open_and_a_semicolon_within_quotes_is_no_comment(documents):
    traders = documents[0].templates[0].human_targets[2]
    assert traders.descriptions == ("MARKET TRADERS", 'TRADERS WHO SAID "RUN"; THEN FELL')
    assert documents[0].templates[0].perp_orgs == (Mention(("COASTAL LIBERATION FRONT", "CLF")),)


@pytest.mark.parametrize(
    ("line", "values", "referents", "optional"),
    [
        pytest.param('"A B" / "C"', ("A B", "C"), (), False, id="alternatives"),
        pytest.param('? "A B"', ("A B",), (), True, id="optional"),
        pytest.param('DEATH / INJURY: "X" / "Y"', ("DEATH", "INJURY"), ("X", "Y"), False, id="both-sides"),
        pytest.param('DEATH: "X" / INJURY: "X"', ("DEATH", "INJURY"), ("X", "X"), False, id="repeated"),
        pytest.param('? ("AIDE" / "BODYGUARD"): "X"', ("AIDE", "BODYGUARD"), ("X",), True, id="brackets"),
        pytest.param('NO INJURY: "-"', ("NO INJURY",), (), False, id="dummy-referent"),
        pytest.param('3 - 4: "X"', ("3 - 4",), ("X",), False, id="range"),
    ],
)
def test_a_fill_is_its_values_said_of_its_referents(line, values, referents, optional):
    fill = read_fill(line)
    assert fill is not None
    assert (fill.values, fill.referents, fill.optional) == (values, referents, optional)


@pytest.mark.parametrize("line", ["-", "*", '-: "X"'], ids=["null", "inapplicable", "null-of-somebody"])
def test_null_and_inapplicable_are_no_fill(line):
    assert read_fill(line) is None


def test_a_slot_of_another_conference_is_refused_with_its_line():
    text = "0.  MESSAGE: ID     DEV-MUC3-9001\n1.  TEMPLATE ID: X\n"
    with pytest.raises(ReportError, match=r"key-x, line 2: unknown slot"):
        read_keys(text, name="key-x")


def test_a_fill_before_any_message_is_refused():
    with pytest.raises(ReportError, match="before the first message id"):
        read_keys('19. HUM TGT: DESCRIPTION  "FISHERMEN"\n')


def test_a_folder_without_keys_is_refused_with_a_hint(tmp_path):
    (tmp_path / "dev-muc3-9001-9001").write_text("DEV-MUC3-9001 (NOSC)\n\nTEXT\n")
    with pytest.raises(ReportError, match="no MUC-4 documents"):
        load_corpus(tmp_path)


def test_a_location_is_read_by_levels_and_a_dash_accepts_either_end():
    (between, country) = locations_of("COLOMBIA: LOMA VERDE (TOWN) - CERRO GRIS (TOWN) / COLOMBIA")
    assert (between.countries, between.levels) == (("COLOMBIA",), (("LOMA VERDE", "CERRO GRIS"),))
    assert (country.countries, country.levels) == (("COLOMBIA",), ())


def converted(document):
    """The JSON Lines form of a document's first template, as far as the adapter reads it."""
    template = document.templates[0]
    return {
        "id": document.id,
        "date": document.date and document.date.isoformat(),
        "dateline": document.dateline,
        "text": document.text,
        "templates": [
            {
                "template": template.number,
                "optional": template.optional,
                "type": list(template.types),
                "location": [{"raw": "COLOMBIA: PUERTO ALTO (CITY): HARBOR (DISTRICT)"}],
                "perp_individuals": [],
                "perp_orgs": [{"alts": ["COASTAL LIBERATION FRONT", "CLF"], "optional": False}],
                "human_targets": [
                    {
                        "name": list(target.names),
                        "description": list(target.descriptions),
                        "optional": target.optional,
                        "number": list(target.numbers),
                        "effects": [
                            {"values": list(e.values), "optional": e.optional} for e in target.effects
                        ],
                    }
                    for target in template.human_targets
                ],
                "human_total": [],
                "human_effects_unlinked": [],
            }
        ],
    }


def test_the_json_lines_conversion_gives_the_same_document(documents, tmp_path):
    (tmp_path / "dev.jsonl").write_text(json.dumps(converted(documents[0])) + "\n")
    assert load_corpus(tmp_path / "dev.jsonl") == load_corpus(tmp_path) == documents[:1]


def test_a_broken_conversion_is_refused_with_its_line(tmp_path):
    (tmp_path / "dev.jsonl").write_text('\n{"id": "DEV-MUC3-9001"}\n')
    with pytest.raises(ReportError, match=r"dev\.jsonl, line 2: not a converted MUC-4 document"):
        load_corpus(tmp_path / "dev.jsonl")


# --- From fills to facts --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fill", "interval"),
    [
        pytest.param("7", (7, 7), id="exact"),
        pytest.param("PLURAL", (2, None), id="plural"),
        pytest.param("3 - 4", (3, 4), id="range"),
        pytest.param("60 -", (60, None), id="at-least"),
        pytest.param("47-", (47, None), id="at-least-closed-up"),
        pytest.param("- 12", (1, 12), id="at-most"),
        pytest.param("~10", (9, 11), id="about-ten"),
        pytest.param("~200", (180, 220), id="about-a-tenth"),
        pytest.param("-", None, id="null"),
    ],
)
def test_a_number_fill_is_an_interval(fill, interval):
    assert number_fill(fill) == interval


def test_casualties_are_targets_with_death_or_injury_and_their_numbers(bombing):
    assert [(sorted(fact.outcomes), fact.counts, fact.optional) for fact in bombing.casualties] == [
        (["killed"], (Interval(1, 1),), False),
        (["killed"], (Interval(2, 2),), False),
        (["injured"], (Interval(18, 22),), False),
    ]


def test_the_other_facts_of_a_key_are_its_names_places_and_relevance(bombing):
    assert bombing.victim_names == mentions("ELENA QUIROGA VIDAL")
    assert bombing.incident_places == mentions("HARBOR")
    assert bombing.places == mentions("COLOMBIA", "PUERTO ALTO", "HARBOR")
    assert bombing.countries == mentions("COLOMBIA")
    assert bombing.relevant is True


def test_everything_of_an_optional_template_is_optional_and_relevance_is_left_open(documents):
    facts = gold_facts(documents[2])
    (hurt,) = facts.casualties
    assert hurt.optional
    assert [m.optional for m in (*facts.perp_individuals, *facts.incident_places, *facts.countries)] == [
        True
    ] * 3
    assert facts.relevant is None
    assert gold_facts(documents[1]) == NOTHING


KEY = """0. MESSAGE: ID  DEV-MUC3-9100
1. MESSAGE: TEMPLATE  {number}
18. HUM TGT: NAME  {name}
19. HUM TGT: DESCRIPTION  {description}
21. HUM TGT: NUMBER  {count}
23. HUM TGT: EFFECT OF INCIDENT  {effect}
24. HUM TGT: TOTAL NUMBER  {total}
"""


def facts_of(tmp_path, *templates):
    blank = {"name": "-", "description": "-", "count": "-", "effect": "-", "total": "-"}
    key = "\n".join(
        KEY.format(**(blank | {"number": i} | template)) for i, template in enumerate(templates, 1)
    )
    (tmp_path / "key-x").write_text(key)
    (tmp_path / "text").write_text("DEV-MUC3-9100 (NOSC)\n\nTEXT\n")
    (document,) = load_corpus(tmp_path)
    return gold_facts(document)


def test_one_target_with_both_effects_leaves_open_how_its_number_divides(tmp_path):
    target = {
        "description": '"CLERKS"',
        "count": '5: "CLERKS"',
        "effect": 'INJURY: "CLERKS"\n   DEATH: "CLERKS"',
    }
    facts = facts_of(tmp_path, target).casualties
    assert [(sorted(fact.outcomes), fact.counts) for fact in facts] == [
        (["injured"], (Interval(1, 5),)),
        (["killed"], (Interval(1, 5),)),
    ]


@pytest.mark.parametrize(
    ("effect", "outcomes", "optional"),
    [
        pytest.param("DEATH / INJURY", ["injured", "killed"], False, id="either"),
        pytest.param("INJURY / NO INJURY", ["injured"], True, id="perhaps-none"),
        pytest.param("? DEATH", ["killed"], True, id="optional-effect"),
    ],
)
def test_alternatives_of_an_effect_are_accepted_outcomes_or_make_it_optional(
    tmp_path, effect, outcomes, optional
):
    (fact,) = facts_of(tmp_path, {"description": '"CLERK"', "effect": f'{effect}: "CLERK"'}).casualties
    assert (sorted(fact.outcomes), fact.optional, fact.counts) == (outcomes, optional, (Interval(1, None),))


@pytest.mark.parametrize(
    "effect", ["NO INJURY OR DEATH", "ESCAPED", "REGAINED FREEDOM", "RESIGNATION"], ids=str.lower
)
def test_whoever_came_to_no_bodily_harm_is_no_casualty(tmp_path, effect):
    assert facts_of(tmp_path, {"name": '"JUAN PEREZ"', "effect": f'{effect}: "JUAN PEREZ"'}).casualties == ()


def test_the_same_name_and_end_in_two_templates_is_one_fact_and_unnamed_ones_stay_two(tmp_path):
    named = {"name": '"JUAN PEREZ"', "effect": 'DEATH: "JUAN PEREZ"'}
    unnamed = {"description": '"GUARD"', "effect": 'DEATH: "GUARD"'}
    facts = facts_of(tmp_path, named, named, unnamed, unnamed)
    assert [fact.names for fact in facts.casualties] == [("JUAN PEREZ",), (), ()]
    assert facts.victim_names == mentions("JUAN PEREZ")


def test_effects_without_a_target_and_the_total_number_are_kept_apart(tmp_path):
    facts = facts_of(tmp_path, {"effect": 'DEATH: "-"', "total": "9"})
    assert [fact.counts for fact in facts.casualties] == [(Interval(1, None),)]
    assert facts.totals == (StatedTotal(1, (Interval(9, 9),)),)


@pytest.mark.parametrize(
    ("fill", "countries", "places"),
    [
        ("(QUILCA: PUERTO ALTO (CITY)) / (QUILCA)", ["QUILCA", "QUILCA"], ["PUERTO ALTO"]),
        ("QUILCA: PUERTO ALTO (CITY / DEPARTMENT)", ["QUILCA"], ["PUERTO ALTO"]),
        ("-", [], []),
    ],
)
def test_alternative_locations_may_stand_in_brackets(fill, countries, places):
    locations = locations_of(fill)
    assert [name for location in locations for name in location.countries] == countries
    assert [name for location in locations for level in location.levels for name in level] == places
