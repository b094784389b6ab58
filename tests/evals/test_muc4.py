"""What a situation report says in the terms of a MUC-4 key, and the evaluation of a whole corpus."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitrep.agent.errors import AnswerError
from sitrep.evals.muc4 import (
    NOTHING,
    Mention,
    Score,
    evaluate,
    load_corpus,
    predicted_facts,
    render_table,
)
from sitrep.evals.muc4.counts import Interval
from sitrep.schemas.report import (
    Actor,
    ActorRef,
    Casualty,
    Count,
    Coverage,
    Evidence,
    Grounding,
    Header,
    Period,
    SituationReport,
    Source,
    Span,
    Statement,
    UnusedMention,
)

PUBLISHED = date(1989, 11, 20)
CORPUS = Path(__file__).parent / "muc4_corpus"


@pytest.fixture(scope="module")
def documents():
    return load_corpus(CORPUS)


def mentions(*names):
    return tuple(Mention((name,)) for name in names)


# --- From report to facts -------------------------------------------------------------------------


def count(kind="exact", *, text="3", low=3, best=3, high=3):
    return Count(text=text, kind=kind, low=low, best=best, high=high)


def casualty(id_="C1", **given):
    plain = {
        "source": Source(name=None, kind="outlet"),
        "assertion": "outlet_fact",
        "verification": "not_stated",
        "evidence": [],
        "grounding": Grounding(value="supported", slots=[]),
        "harm": "killed",
        "count": count(),
        "victims": "fishermen",
        "victim_status": "civilian",
        "victim_groups": [],
        "place": "Puerto Alto",
        "means": "unknown",
        "means_text": None,
        "attributed_to": [],
        "attribution_basis": "none",
        "scope": "incident",
    }
    return Casualty(id=id_, **(plain | given))


def actor(id_, name, kind, *, aliases=(), country=None):
    return Actor(
        id=id_,
        name=name,
        aliases=list(aliases),
        kind=kind,
        sector="UNK",
        acled_inter=None,
        country=country,
        office=None,
        roles=["other"],
        relations=[],
        designations=[],
        evidence=[],
        grounding=Grounding(value="supported", slots=[]),
    )


def cited(words, sentence=1):
    return [Evidence(start=0, end=len(words), text=words, sentence=sentence, paragraph=1, heading=False)]


def statement(words, *speakers, act="ANNOUNCE_OR_CLAIM", temporal="current", addressees=(), armed=False):
    return Statement(
        id="S1",
        source=Source(name=None, kind="outlet"),
        assertion="attributed",
        verification="not_stated",
        temporal=temporal,
        grounding=Grounding(value="supported", slots=[]),
        quad="neutral",
        quotations=[],
        quote_type="indirect",
        channel="unspecified",
        act=act,
        speakers=[ActorRef(name=speaker) for speaker in speakers],
        speaker_class="armed_actor" if armed else "other",
        addressees=[ActorRef(name=addressee) for addressee in addressees],
        evidence=cited(words),
    )


def report(*casualties, actors=(), statements=(), attacks=()):
    """A report as far as the projection reads it; *attacks* are sentences of which no claim tells."""
    unused = [
        UnusedMention(kind="attack", span=Span(start=0, end=len(told), text=told), sentence=1)
        for told in attacks
    ]
    return SituationReport.model_construct(
        coverage=Coverage(sentences=1, sentences_cited=0, unused=unused),
        header=Header.model_construct(published=PUBLISHED),
        casualties=list(casualties),
        actors=list(actors),
        statements=list(statements),
    )


@pytest.mark.parametrize(
    ("given_count", "interval"),
    [
        pytest.param(count(), (3, 3), id="exact"),
        pytest.param(count("at_least", low=60, best=60, high=None), (60, None), id="at-least"),
        pytest.param(count("at_most", low=None, best=None, high=12), (1, 12), id="at-most"),
        pytest.param(count("approximate", low=None, best=20, high=None), (18, 22), id="about"),
        pytest.param(count("range", low=3, best=None, high=4), (3, 4), id="range"),
        pytest.param(
            count("unspecified_plural", text="villagers", low=None, best=None, high=None),
            (2, None),
            id="plural",
        ),
        pytest.param(count("vague", text="dozens", low=None, best=None, high=None), (24, None), id="dozens"),
    ],
)
def test_a_reported_count_is_an_interval(given_count, interval):
    (fact,) = predicted_facts(report(casualty(count=given_count))).casualties
    assert fact.counts == (interval,)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"temporal": "background"}, id="recalled"),
        pytest.param({"scope": "cumulative"}, id="summary"),
        pytest.param({"assertion": "rumour"}, id="rumour"),
        pytest.param({"harm": "displaced"}, id="displaced"),
        pytest.param({"harm": "detained"}, id="arrested"),
        pytest.param({"restates": "C9"}, id="restated"),
        pytest.param({"victims": "people", "count": count("vague", text="many")}, id="violence-at-large"),
    ],
)
def test_what_a_key_leaves_out_is_no_prediction(given):
    assert predicted_facts(report(casualty(**given))) == NOTHING


def test_a_superseded_figure_gives_way_to_the_later_one():
    facts = predicted_facts(
        report(casualty("C1"), casualty("C2", count=count(low=5, high=5), supersedes="C1"))
    )
    assert [fact.counts for fact in facts.casualties] == [(Interval(5, 5),)]


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        (date(1989, 10, 1), None, True),
        (date(1989, 9, 1), None, False),
        (date(1976, 1, 1), date(1976, 12, 31), False),
        (date(1989, 8, 1), date(1989, 11, 20), True),
    ],
    ids=["seven weeks ago", "eleven weeks ago", "another year", "since August"],
)
def test_the_key_holds_what_happened_within_two_months(start, end, kept):
    claim = casualty(when=Period(text="then", start=start, end=end))
    assert predicted_facts(report(claim)).relevant is kept


def test_an_attack_that_hurt_nobody_and_a_kidnapping_are_relevant_without_a_casualty():
    nobody = casualty(count=count("none_reported", text="no", low=0, best=0, high=0))
    taken = casualty("C2", harm="abducted")
    for claim in (nobody, taken):
        facts = predicted_facts(report(claim))
        assert (facts.casualties, facts.relevant) == ((), True)


@pytest.mark.parametrize(
    ("told", "relevant"),
    [
        pytest.param("A BOMB WENT OFF AT THE CUSTOMS HOUSE IN LIMA.", True, id="on others"),
        pytest.param("A BOMB WENT OFF AT THE CUSTOMS HOUSE.", True, id="nowhere in particular"),
        pytest.param("HELICOPTERS BOMBED REBEL POSITIONS.", False, id="on fighters"),
        pytest.param("A BOMB WENT OFF AT THE CUSTOMS HOUSE IN FRANCE.", False, id="elsewhere"),
    ],
)
def test_an_attack_that_no_claim_tells_of_is_relevant_in_the_countries_of_the_key(told, relevant):
    assert predicted_facts(report(attacks=[told])).relevant is relevant


def test_perpetrators_are_those_blamed_bodies_apart_from_persons():
    blamed = [
        ActorRef(name="the CLF", actor_id="A1"),
        ActorRef(name="heavily armed men"),
        ActorRef(name="Pedro Soto", actor_id="A2"),
        ActorRef(name="police"),
    ]
    claim = casualty(attributed_to=blamed, attribution_basis="accused")
    actors = [
        actor("A1", "Coastal Liberation Front", "non_state_armed_group"),
        actor("A2", "Pedro Soto", "individual"),
    ]
    facts = predicted_facts(report(claim, actors=actors))
    assert facts.perp_orgs == (Mention(("Coastal Liberation Front", "the CLF")), Mention(("police",)))
    assert facts.perp_individuals == mentions("heavily armed men", "Pedro Soto")
    denied = replace(claim, attribution_basis="denied")
    assert predicted_facts(report(denied, actors=actors)).perp_orgs == facts.perp_orgs


@pytest.mark.parametrize(("kind", "relevant"), [("non_state_armed_group", True), ("state_forces", False)])
def test_what_is_cited_of_an_armed_group_may_tell_of_an_attack(kind, relevant):
    evidence = cited("THE CLF DYNAMITED A PIPELINE.")
    known = replace(actor("A1", "CLF", kind), evidence=evidence)
    assert predicted_facts(report(actors=[known])).relevant is relevant


@pytest.mark.parametrize(
    ("number", "told", "relevant"),
    [
        (count(), "REBELS MURDERED 3 PRIESTS.", True),
        (count("unspecified_plural", text="PRIESTS"), "REBELS MURDER PRIESTS.", False),
        (count("vague", text="MANY"), "MANY PRIESTS WERE MURDERED ON MONDAY.", True),
    ],
)
def test_violence_at_large_makes_no_report_relevant(number, told, relevant):
    claim = casualty(count=number, victims="PRIESTS", when=Period(text="ON MONDAY"), evidence=cited(told))
    assert predicted_facts(report(claim)).relevant is relevant


def test_where_nobody_is_blamed_the_belligerents_cited_for_an_attack_are_the_perpetrators():
    known = actor("A1", "Coastal Liberation Front", "non_state_armed_group", aliases=["CLF", "guerrillas"])
    fights = replace(known, evidence=cited("THE CLF DYNAMITED A PIPELINE."), roles=["belligerent"])
    speaks = replace(fights, roles=["commentator"])
    names = (Mention(("Coastal Liberation Front", "CLF")),)
    assert predicted_facts(report(actors=[fights])).perp_orgs == names
    assert predicted_facts(report(actors=[speaks])).perp_orgs == ()
    blamed = casualty(attributed_to=[ActorRef(name="police")], attribution_basis="accused")
    assert predicted_facts(report(blamed, actors=[fights])).perp_orgs == mentions("police")


def test_an_armed_group_that_tells_of_attacks_tells_of_its_own():
    told = statement("THE CLF REPORTED THAT UNITS DYNAMITED A PIPELINE.", "CLF", armed=True)
    assert predicted_facts(report(statements=[told])).perp_orgs == mentions("CLF")
    mayor = statement("THE MAYOR REPORTED THAT UNITS DYNAMITED A PIPELINE.", "mayor")
    assert predicted_facts(report(statements=[mayor])).perp_orgs == ()


def test_troops_are_those_of_their_battalion():
    blamed = [ActorRef(name="Lake Battalion troops"), ActorRef(name="unknown men")]
    facts = predicted_facts(report(casualty(attributed_to=blamed, attribution_basis="accused")))
    assert facts.perp_orgs == mentions("lake battalion")


@pytest.mark.parametrize(("kind", "relevant"), [("non_state_armed_group", True), ("state_forces", False)])
def test_whom_an_armed_group_holds_it_has_kidnapped(kind, relevant):
    holder = [ActorRef(name="the holders", actor_id="A1")]
    claim = casualty(harm="detained", attributed_to=holder, attribution_basis="accused")
    assert predicted_facts(report(claim, actors=[actor("A1", "the holders", kind)])).relevant is relevant


@pytest.mark.parametrize(
    ("victims", "words"),
    [
        ("kidnappers", "POLICE KILLED THREE KIDNAPPERS."),
        ("Juan Paz", "CLF GUERRILLA LEADER JUAN PAZ WAS KILLED."),
        ("Ana Vela", "CLF GUERRILLAS JUAN PAZ AND ANA VELA WERE GUNNED DOWN."),
        ("Juan Paz", "HE REPLACES CAPTAIN JUAN PAZ, WHO WAS KILLED LAST WEEK."),
        ("Juan Paz", "COMMANDER JUAN PAZ WAS KILLED."),
        ("Juan Paz", "JUAN PAZ DIED WHILE SERVING WITH THE GUERRILLAS."),
        ("of our comrades", "THREE OF OUR COMRADES FELL."),
        ("Juan Paz", "JUAN PAZ WAS KILLED IN A POLICE OPERATION."),
    ],
)
def test_fighters_and_criminals_are_no_victims_of_the_key(victims, words):
    named = count(text=victims, low=1, best=1, high=1)
    claim = casualty(victims=victims, victim_status="unknown", count=named, evidence=cited(words))
    assert predicted_facts(report(claim)) == NOTHING


@pytest.mark.parametrize(
    ("victims", "words", "kept"),
    [
        pytest.param(
            "others", "ONE REBEL WAS KILLED AND THREE OTHERS WERE WOUNDED.", False, id="of the rebels"
        ),
        pytest.param("nurses", "ONE REBEL WAS KILLED AND THREE NURSES WERE WOUNDED.", True, id="civilians"),
        pytest.param(None, "THREE WERE KILLED WHEN REBELS CLASHED WITH TROOPS.", False, id="in a clash"),
        pytest.param("of its members", "THE 2D BRIGADE SAID THREE OF ITS MEMBERS FELL.", False, id="its men"),
        pytest.param(
            "policeman", "ONE REBEL WAS KILLED AND ONE POLICEMAN WOUNDED.", False, id="who shot at them"
        ),
        pytest.param("policeman", "A POLICEMAN WAS SHOT AT HIS HOME.", True, id="a policeman at home"),
        pytest.param("of its members", "THE UNION SAID THREE OF ITS MEMBERS FELL.", True, id="of a union"),
    ],
)
def test_who_falls_with_fighters_is_one_of_them_unless_others_are_told_of(victims, words, kept):
    rebel = casualty("C1", victims="rebel", victim_status="combatant", evidence=cited(words, 1))
    telling = cited(words, 1 if "REBEL WAS" in words else 2)
    claim = casualty("C2", victims=victims, victim_status="unknown", evidence=telling)
    if victims == "nurses":
        claim = replace(claim, victim_status="civilian")
    assert predicted_facts(report(rebel, claim)).relevant is kept


def test_a_policeman_who_fell_in_a_clash_is_met_again_by_his_name():
    rebel = casualty(
        "C1", victims="rebel", victim_status="combatant", evidence=cited("A REBEL AND A POLICEMAN FELL.")
    )
    fallen = casualty("C2", victims="policeman", evidence=cited("A REBEL AND A POLICEMAN FELL."))
    name = count(text="Juan Soto", low=1, best=1, high=1)
    named = casualty("C3", victims="Juan Soto", count=name, evidence=cited("POLICEMAN JUAN SOTO FELL.", 2))
    assert predicted_facts(report(rebel, fallen, named)) == NOTHING
    assert predicted_facts(report(named)).relevant


@pytest.mark.parametrize("words", ["WE CAUSED 38 CASUALTIES.", "CRIME HAS TAKEN A TOLL ON SEVERAL VICTIMS."])
def test_casualties_of_whom_nothing_is_said_are_those_of_battles(words):
    claim = casualty(harm="killed_or_injured", victims=None, evidence=cited(words))
    assert predicted_facts(report(claim)) == NOTHING
    shot = replace(claim, evidence=cited("THREE WERE SHOT."))
    assert predicted_facts(report(shot)).relevant


def test_who_is_blamed_where_the_figure_is_told_again_is_blamed_for_it():
    again = casualty("C2", restates="C1", attributed_to=[ActorRef(name="CLF")], attribution_basis="accused")
    facts = predicted_facts(report(casualty("C1"), again))
    assert (len(facts.casualties), facts.perp_orgs) == (1, mentions("CLF"))


def test_a_figure_that_counts_fighters_is_of_an_armed_side():
    whole = casualty("C1", victims=None, victim_status="unknown")
    part = casualty("C2", victims="officer", victim_status="combatant", subset_of="C1")
    assert predicted_facts(report(whole, part)) == NOTHING


@pytest.mark.parametrize(
    ("place", "words", "kept"),
    [
        ("Caracas, Venezuela", "A BOMB KILLED THREE IN CARACAS.", False),
        ("Caracas, Venezuela", "A BOMB KILLED THREE COLOMBIANS IN CARACAS.", True),
        ("Central American University", "THREE WERE SHOT AT THE UNIVERSITY.", True),
        ("Puerto Alto", "THREE WERE SHOT IN PUERTO ALTO.", True),
    ],
)
def test_the_key_holds_what_happened_in_its_countries_or_to_their_people(place, words, kept):
    assert predicted_facts(report(casualty(place=place, evidence=cited(words)))).relevant is kept


@pytest.mark.parametrize(("victims", "kept"), [("soldiers", False), ("U.S. soldiers", True)])
def test_soldiers_of_another_country_are_no_party_to_the_war(victims, kept):
    claim = casualty("C1", victims=victims, victim_status="combatant")
    some = casualty("C2", victims="soldiers", victim_status="combatant", subset_of="C1")
    assert predicted_facts(report(claim)).relevant is kept
    assert predicted_facts(report(claim, some)).relevant is kept


@pytest.mark.parametrize(
    ("words", "sentence", "relevant"),
    [
        pytest.param("THE CLF SABOTAGED A POWER LINE.", 2, True, id="a civilian target"),
        pytest.param("THE CLF ATTACKED A POWER STATION.", 1, False, id="the attack in which they fell"),
        pytest.param("THE ATTACK WAS THE WORK OF THE CLF.", 2, False, id="told of before"),
        pytest.param("THE ATTACK ON A BANK WAS THE WORK OF THE CLF.", 2, True, id="another one"),
        pytest.param("TWO MEMBERS OF THE CLF WERE MURDERED.", 2, False, id="what befell its own"),
        pytest.param(
            "THEY BOMBED SECTORS OF THE CITY WHERE CLF REBELS ARE.", 2, False, id="where rebels are"
        ),
        pytest.param("THE CLF ATTACKED BY NIGHT A COLUMN OF TROOPS.", 2, False, id="a military target"),
    ],
)
def test_where_soldiers_fell_an_attack_is_one_of_the_war_unless_it_was_on_others(words, sentence, relevant):
    fallen = casualty(victims="soldiers", victim_status="combatant", evidence=cited("THREE SOLDIERS FELL."))
    known = actor("A1", "CLF", "non_state_armed_group")
    known = replace(known, evidence=cited(words, sentence))
    assert predicted_facts(report(fallen, actors=[known])).relevant is relevant


def test_names_of_one_actor_are_one_perpetrator():
    blamed = [ActorRef(name="CLF", actor_id="A1"), ActorRef(name="Coastal Liberation Front", actor_id="A1")]
    actors = [actor("A1", "Coastal Liberation Front", "non_state_armed_group", aliases=["CLF"])]
    claim = casualty(attributed_to=blamed, attribution_basis="accused")
    facts = predicted_facts(report(claim, actors=actors))
    assert facts.perp_orgs == (Mention(("Coastal Liberation Front", "CLF")),)


@pytest.mark.parametrize(
    ("said", "relevant", "orgs"),
    [
        pytest.param(
            statement("THE CLF CLAIMED RESPONSIBILITY FOR THE BOMBING OF A POWER LINE.", "CLF"),
            True,
            mentions("CLF"),
            id="claimed",
        ),
        pytest.param(
            statement("THE CLF HAS NOT CLAIMED RESPONSIBILITY FOR THE BOMBING.", "CLF"),
            True,
            (),
            id="unclaimed",
        ),
        pytest.param(
            statement("THE MAYOR CONDEMNED THE BOMB ATTACK.", "mayor", act="REJECT"), True, (), id="condemned"
        ),
        pytest.param(
            statement(
                "THE ARMY ACCUSED THE CLF OF BOMBING A BANK.", "army", act="ACCUSE", addressees=["CLF"]
            ),
            True,
            mentions("CLF"),
            id="accused",
        ),
        pytest.param(
            statement("THE CLF THREATENED TO KILL THE MAYOR.", "CLF", act="THREATEN", armed=True),
            True,
            mentions("CLF"),
            id="threatened",
        ),
        pytest.param(
            statement("THE CLF THREATENED TO LEAVE THE TALKS.", "CLF", act="THREATEN", armed=True),
            False,
            (),
            id="threatened with less",
        ),
        pytest.param(
            statement("THE MAYOR SAID TERRORISM MUST END.", "mayor", act="REQUEST"), False, (), id="at large"
        ),
        pytest.param(
            statement("HE RECALLED THE MURDER.", "mayor", temporal="background"), False, (), id="recalled"
        ),
        pytest.param(
            statement("THE MURDER OF PEASANTS IS A CRIME, HE SAID.", "mayor"), False, (), id="of-anybody"
        ),
        pytest.param(
            statement("THEY ARE BOMBING DENSELY POPULATED AREAS, HE SAID.", "mayor"),
            False,
            (),
            id="no-target",
        ),
        pytest.param(
            statement("HE HAD NO KNOWLEDGE OF AN ATTACK ON THE BANK.", "mayor"), False, (), id="not known of"
        ),
        pytest.param(statement("A SQUAD WOULD MURDER THE NOVELIST.", "mayor"), False, (), id="supposed"),
        pytest.param(
            statement("HE RELEASED MEMBERS OF THE KIDNAPPING RING.", "mayor"), False, (), id="a band"
        ),
        pytest.param(
            statement("AIR FORCE BOMBING OF THE HILLS GOES ON.", "mayor"), False, (), id="from the air"
        ),
        pytest.param(
            statement("THE RECENT ATTACKS WERE NO PLAN, HE SAID.", "mayor"), False, (), id="no single deed"
        ),
    ],
)
def test_an_attack_without_a_figure_is_told_by_what_is_said_of_it(said, relevant, orgs):
    facts = predicted_facts(report(statements=[said]))
    assert (facts.relevant, facts.perp_orgs, facts.casualties) == (relevant, orgs, ())


def test_victims_are_the_persons_of_the_actor_list_named_in_a_claim():
    actors = [
        actor("A1", "Elena Quiroga Vidal", "individual", aliases=["Quiroga"]),
        actor("A2", "Pedro Soto", "individual"),
        actor("A3", "Coastal Liberation Front", "non_state_armed_group", country="COL"),
    ]
    facts = predicted_facts(report(casualty(victims="Mayor Quiroga"), actors=actors))
    assert facts.victim_names == (Mention(("Elena Quiroga Vidal", "Quiroga")),)
    assert facts.countries == mentions("Colombia")
    assert facts.places == mentions("Puerto Alto")


# --- The evaluation -------------------------------------------------------------------------------


def reader(text, published):
    """Reads the bombing right, in part, and fails on the dispatch without a full date."""
    if published is None:
        raise AnswerError("no answer")
    return report(casualty(count=count(low=2, best=2, high=2))) if "FISHERMEN" in text else report()


def test_a_failed_document_is_an_empty_prediction_and_is_counted(documents):
    scores = evaluate(documents, reader)
    assert (scores.documents, scores.failed) == (3, 1)
    assert scores["casualties"] == Score(predicted=1, correct=1, gold=3, found=1)
    assert scores["relevance"] == Score(predicted=1, correct=1, gold=1, found=1)


def test_a_fault_of_the_program_is_not_taken_for_a_failed_document(documents):
    with pytest.raises(ZeroDivisionError):
        evaluate(documents, lambda text, published: report(casualty(count=count(low=1 // 0))))


def test_the_table_shows_percentages_and_a_dash_for_what_was_not_measured(documents):
    rows = {
        line.split()[0]: line.split()[1:] for line in render_table(evaluate(documents, reader)).splitlines()
    }
    assert rows["casualties"] == ["100.0", "33.3", "50.0", "1/3", "1/1"]
    assert rows["location_country"] == ["-", "0.0", "-", "0/1", "-"]
    assert rows["3"] == ["documents,", "1", "failed"]
