"""Value-level grounding: an item stands when the cited sentences say what it says, and not otherwise."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.agent.article import Article, Sentence
from sitrep.agent.grounding import (
    GroundingIndex,
    ground_actor,
    ground_casualty,
    ground_draft,
    ground_statement,
    ground_territory,
)
from sitrep.schemas.draft import (
    Draft,
    DraftActor,
    DraftCasualty,
    DraftDesignation,
    DraftStatement,
    DraftTerritory,
)

SENTENCES = [
    # 1-3
    "At least 19 people were killed in the town of Marava on Tuesday, the Civil Rescue Corps said.",
    "Seven soldiers died and dozens were wounded when rockets struck a barracks, army medics reported.",
    "Ten of the victims were children.",
    # 4-6
    "No civilians were hurt in Karst, where 30 families fled the shelling.",
    "Rebels led by Dana Orlic did not enter Karst, the governor said.",
    "The Norland army said it had recaptured two villages near the river from the rebels.",
    # 7-9
    "Foreign Minister Ivo Petran told Ambassador Lena Marsh that Norland would not accept the truce.",
    "“We will hold this line,” he said, “until the last family has left.”",
    "A mother and her two sons were killed by a mine, and the corps denied that 40 people were missing.",
    # 10-11
    "Sudria, which backs the rebels, calls the Norland army a criminal gang.",
    "Some 300 people live in the hamlet of Osk.",
    # 12-14
    "The bomb killed two members of the guard and wounded two nurses.",
    "One soldier had died, and 46 people, 15 of them soldiers, had been wounded.",
    "Along with the seven killed, one guard was wounded.",
]


def _article(lines):
    text, sentences = "", []
    for number, line in enumerate(lines, 1):
        sentences.append(Sentence(number, len(text), len(text) + len(line), number))
        text += line + "\n"
    return Article(text, tuple(sentences), "test", "0" * 64)


ARTICLE = _article(SENTENCES)
INDEX = GroundingIndex(ARTICLE)


def casualty(count, figure, harm="killed", cites=(1,), **slots):
    given = {
        "victims": None,
        "place": None,
        "when": None,
        "means": None,
        "reported_by": None,
        "blamed_on": [],
        "scope": "incident",
        "part_of": None,
        "background": False,
    }
    return DraftCasualty(harm=harm, count=count, figure=figure, sentences=list(cites), **{**given, **slots})


def statement(speakers, words, cites, **slots):
    given = {"addressees": [], "act": "REJECT", "channel": None, "relayed_by": None, "when": None}
    return DraftStatement(speakers=speakers, words=words, sentences=list(cites), **{**given, **slots})


def territory(change, place, cites, **slots):
    given = {"gained_by": [], "lost_by": [], "when": None, "reported_by": None, "background": False}
    return DraftTerritory(change=change, place=place, sentences=list(cites), **{**given, **slots})


def actor(name, cites=(1,), **slots):
    given = {
        "aliases": [],
        "kind": "other",
        "office": None,
        "part_of": None,
        "backed_by": [],
        "designations": [],
    }
    return DraftActor(name=name, sentences=list(cites), **{**given, **slots})


COUNTS = [
    pytest.param(casualty("At least 19 people", 19), True, "supported", id="wording-and-figure-stand"),
    pytest.param(casualty("19", None), True, "supported", id="no-figure-given"),
    pytest.param(casualty("At least 19", 91), False, "contradicted", id="figure-is-not-the-wordings"),
    pytest.param(casualty("At least 29 people", 29), False, "contradicted", id="other-number-for-the-harm"),
    pytest.param(casualty("29", 29), False, "contradicted", id="other-bare-number-for-the-harm"),
    pytest.param(casualty("dozens", None, "injured", [2]), True, "supported", id="vague-without-figure"),
    pytest.param(casualty("dozens", 24, "injured", [2]), False, "contradicted", id="false-precision"),
    pytest.param(casualty("dozens", None, "killed", [2]), False, "contradicted", id="count-of-another-harm"),
    pytest.param(casualty("Seven", 7, "injured", [2]), False, "contradicted", id="harm-of-another-count"),
    pytest.param(casualty("Seven soldiers", 7, "killed", [2]), True, "supported", id="number-in-words"),
    pytest.param(casualty("7 civilians", 7, "killed", [2]), False, "contradicted", id="other-people"),
    pytest.param(casualty("7", 7, "killed", [2]), True, "derived", id="digits-for-a-word"),
    pytest.param(casualty("Ten", 10, "killed", [3]), True, "supported", id="harm-word-victims"),
    pytest.param(casualty("No civilians", 0, "injured", [4]), True, "supported", id="reported-zero"),
    pytest.param(casualty("civilians", None, "injured", [4]), False, "contradicted", id="lost-no"),
    pytest.param(casualty("30 families", 30, "displaced", [4]), True, "supported", id="displaced"),
    pytest.param(
        casualty("A mother and her two sons", 3, "killed", [9]), True, "derived", id="counted-one-by-one"
    ),
    pytest.param(
        casualty("40 people", 40, "missing", [9]), True, "supported", id="a-denied-claim-is-a-claim"
    ),
    pytest.param(casualty("300 people", 300, "killed", [11]), False, "unsupported", id="no-word-of-harm"),
    pytest.param(casualty("At least 19 people", 19, cites=[8]), True, "derived", id="silent-sentence-cited"),
    pytest.param(
        casualty("At least 19 people", 19, cites=[2]),
        False,
        "contradicted",
        id="sentence-with-another-toll-cited",
    ),
    pytest.param(casualty("At least 19 people", 19, cites=[99]), True, "derived", id="no-such-sentence"),
    pytest.param(casualty("500", 500, cites=[]), False, "unsupported", id="nowhere-at-all"),
    pytest.param(casualty("people", 19), False, "contradicted", id="figure-without-a-number"),
    pytest.param(
        casualty("two", 2, "injured", [12], victims="nurses"), True, "supported", id="the-second-of-two-alike"
    ),
    pytest.param(
        casualty("two", 2, "injured", [12], victims="members of the guard"),
        False,
        "contradicted",
        id="not-the-first-of-two-alike",
    ),
    pytest.param(
        casualty("46 people", 46, "injured", [13]),
        True,
        "supported",
        id="a-part-between-a-whole-and-its-harm",
    ),
    pytest.param(
        casualty("46 people", 46, "killed", [13]), False, "contradicted", id="not-the-harm-before-it"
    ),
    pytest.param(casualty("one guard", 1, "injured", [14]), True, "supported", id="a-comma-parts-the-harms"),
]


@pytest.mark.parametrize(("item", "accepted", "value"), COUNTS)
def test_a_casualty_stands_only_on_its_own_count_figure_and_harm(item, accepted, value):
    result = ground_casualty(item, INDEX)
    assert (result.accepted, result.grounding.value) == (accepted, value), result.reasons
    assert accepted or result.reasons


def test_a_reason_says_what_the_text_and_the_draft_say():
    result = ground_casualty(casualty("At least 29 people", 29), INDEX)
    assert result.reasons == ("the cited sentences say 'At least 19', the draft says 'At least 29 people'",)


def test_the_count_as_written_gives_back_a_bound_the_draft_cut_off():
    assert ground_casualty(casualty("19", 19), INDEX).count_text == "At least 19"


def test_a_misplaced_count_brings_its_own_sentence_into_the_evidence():
    result = ground_casualty(casualty("At least 19 people", 19, cites=[8]), INDEX)
    assert [evidence.sentence for evidence in result.evidence] == [1, 8]


def test_an_optional_slot_the_text_does_not_bear_out_is_dropped_and_the_item_stays():
    item = casualty(
        "At least 19 people", 19, place="Homburg", means="rockets", blamed_on=["Norland", "Atlantis"]
    )
    result = ground_casualty(item, INDEX)
    assert result.accepted
    assert result.unusable == {"place", "blamed_on[1]"}
    assert result.grounding.value == "derived"


@pytest.mark.parametrize(
    ("reporter", "accepted"),
    [
        ("Civil Rescue Corps", True),
        ("the Civil Rescue Corps", True),
        pytest.param("army medics", False, id="speaks-elsewhere"),
        pytest.param("Red Star", False, id="never-named"),
    ],
)
def test_who_reports_nothing_in_the_cited_sentences_refuses_the_figure(reporter, accepted):
    assert ground_casualty(casualty("At least 19", 19, reported_by=reporter), INDEX).accepted is accepted


DENIALS = [
    ("25 people were not killed in the raid, officials said.", "25 people"),
    ("The raid did not kill 25 people, officials said.", "25 people"),
    ("The strike killed no soldiers, officials said.", "soldiers"),
]


@pytest.mark.parametrize(("sentence", "count"), DENIALS, ids=["not-killed", "did-not-kill", "killed-no"])
def test_a_positive_count_under_a_negation_is_contradicted(sentence, count):
    result = ground_casualty(casualty(count, None), GroundingIndex(_article([sentence])))
    assert result.grounding.value == "contradicted"


def test_a_text_in_another_language_is_not_judged_by_english_words_of_harm():
    index = GroundingIndex(_article(["Nel villaggio: 12 persone colpite, spiegò Màrio."]))
    assert ground_casualty(casualty("12 persone", 12), index).accepted


STATEMENTS = [
    pytest.param(
        statement(["Ivo Petran"], ["Norland would not accept the truce"], [7], addressees=["Lena Marsh"]),
        True,
        "supported",
        id="speaker-and-words-stand",
    ),
    pytest.param(
        statement(["Lena Marsh"], ["Norland would not accept the truce"], [7]),
        False,
        "contradicted",
        id="addressee-as-speaker",
    ),
    pytest.param(
        statement(["Ivo Petran"], ["Norland would accept the truce"], [7]),
        False,
        "contradicted",
        id="negation-lost",
    ),
    pytest.param(
        statement(["Ivo Petran"], ["We will hold this line", "until the last family has left"], [8]),
        True,
        "derived",
        id="speaker-as-a-pronoun",
    ),
    pytest.param(
        statement(["Ivo Petran"], ["We will hold this line, until the last family has left"], [7, 8]),
        True,
        "supported",
        id="split-quotation",
    ),
    pytest.param(
        statement(["Atlantis"], ["calls the Norland army a criminal gang"], [10]),
        False,
        "unsupported",
        id="unknown-speaker",
    ),
    pytest.param(statement([], ["We will hold this line"], [8]), False, "unsupported", id="no-speaker"),
    pytest.param(statement(["Sudria"], ["We love peace"], [10]), False, "unsupported", id="invented-words"),
]


@pytest.mark.parametrize(("item", "accepted", "value"), STATEMENTS)
def test_a_statement_stands_on_verbatim_words_and_the_one_who_says_them(item, accepted, value):
    result = ground_statement(item, INDEX)
    assert (result.accepted, result.grounding.value) == (accepted, value), result.reasons


def test_one_invented_passage_is_dropped_and_the_others_stay():
    result = ground_statement(
        statement(["Ivo Petran"], ["We will hold this line", "victory is near"], [7, 8]), INDEX
    )
    assert result.accepted
    assert result.unusable == {"words[1]"}


TERRITORY = [
    pytest.param(
        territory("recaptured", "two villages", [6], gained_by=["Norland army"], lost_by=["the rebels"]),
        True,
        "supported",
        id="stands",
    ),
    pytest.param(territory("captured", "Karst", [5]), False, "contradicted", id="denied"),
    pytest.param(territory("attempt_blocked", "Karst", [5]), True, "supported", id="denied-attempt"),
    pytest.param(territory("captured", "Homburg", [6]), False, "unsupported", id="unknown-place"),
    pytest.param(territory("captured", "Osk", [6]), False, "unsupported", id="place-of-a-later-sentence"),
    pytest.param(territory("captured", "Osk", [11]), False, "unsupported", id="no-word-of-change"),
]


@pytest.mark.parametrize(("item", "accepted", "value"), TERRITORY)
def test_a_change_of_control_stands_on_its_place_and_a_word_of_change(item, accepted, value):
    result = ground_territory(item, INDEX)
    assert (result.accepted, result.grounding.value) == (accepted, value), result.reasons


def test_an_actor_keeps_the_names_and_labels_the_article_gives_and_loses_the_others():
    item = actor(
        "Norland army",
        cites=[6],
        aliases=["the rebels", "NA"],
        backed_by=["Atlantis"],
        designations=[
            DraftDesignation(label="criminal gang", by=["Sudria"]),
            DraftDesignation(label="terrorist", by=["Sudria"]),
        ],
    )
    result = ground_actor(item, INDEX)
    assert result.accepted
    assert result.unusable == {"aliases[1]", "backed_by[0]", "designations[1]"}


def test_an_actor_the_article_does_not_name_is_refused():
    assert not ground_actor(actor("Atlantis"), INDEX).accepted


def test_a_place_name_may_stand_as_its_adjective_but_not_as_another_country():
    index = GroundingIndex(_article(["Syrian troops and Iraqi police were in town, officials said."]))
    assert ground_actor(actor("Syria"), index).accepted
    assert not ground_actor(actor("Iran"), index).accepted


@pytest.mark.parametrize(
    ("sentence", "name", "stands"),
    [
        ("President Ivo Torins forces held the pass.", "Ivo Torin", True),
        ("President Ivo Torins forces held the pass.", "Ivo Torin's forces", True),
        ("President Ivo Torins crossed the pass.", "Ivo Torin", False),
        ("President Ivo Torins said the pass was lost.", "Ivo Torin", False),
        ("Norland's army and President Ivo Torins forces held it.", "Ivo Torin", False),
    ],
    ids=[
        "owner",
        "owner with the mark",
        "a verb behind",
        "a verb of saying behind",
        "a text with apostrophes",
    ],
)
def test_a_name_may_stand_as_an_owner_where_the_text_lost_its_apostrophes(sentence, name, stands):
    index = GroundingIndex(_article([sentence]))
    found = index.find_name(name, ((0, len(sentence)),))
    assert (found.verdict == "approximate") is stands


def test_an_all_capital_heading_carries_its_figure():
    index = GroundingIndex(_article(["AT LEAST THIRTY PEOPLE KILLED IN MARKET ATTACK"]))
    assert ground_casualty(casualty("At least thirty people", 30), index).accepted


def test_reasons_are_one_short_line_whatever_the_draft_holds():
    item = casualty("99\n\x1b[31m\u202e" + "x" * 500, 99)
    for reason in ground_casualty(item, INDEX).reasons:
        assert len(reason) < 300
        assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in reason)


ITEMS = [param.values[0] for param in COUNTS]


@settings(max_examples=30)
@given(st.permutations(ITEMS).flatmap(lambda items: st.integers(0, len(items)).map(lambda n: items[:n])))
def test_a_verdict_does_not_depend_on_siblings_or_their_order(items):
    draft = Draft(actors=[], casualties=items, territory=[], statements=[], caveats=[])
    for item, result in ground_draft(draft, ARTICLE).casualties:
        assert result == ground_casualty(item, GroundingIndex(ARTICLE))


@given(
    text=st.text(max_size=100), slot=st.text(max_size=40), numbers=st.lists(st.integers(-3, 5), max_size=3)
)
def test_grounding_never_raises_and_its_spans_cut_their_text_out_of_the_source(text, slot, numbers):
    index = GroundingIndex(_article([text, slot, "At least 19 people died."]))
    results = [
        ground_casualty(casualty(slot, 3, cites=numbers, place=slot, reported_by=slot), index),
        ground_statement(statement([slot], [slot, text], numbers), index),
        ground_territory(territory("captured", slot, numbers, gained_by=[slot]), index),
        ground_actor(actor(slot, numbers, aliases=[text]), index),
    ]
    for result in results:
        for verdict in result.grounding.slots:
            for span in verdict.spans:
                assert index.article.text[span.start : span.end] == span.text
        for evidence in result.evidence:
            assert index.article.text[evidence.start : evidence.end] == evidence.text


# --- Passages given by their ends -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "cites", "shown"),
    [
        pytest.param(
            "it had recaptured … near the river",
            (6,),
            ["it had recaptured two villages near the river"],
            id="clause",
        ),
        pytest.param(
            "We will hold … the last family has left.",
            (8,),
            ["We will hold", "the last family has left."],
            id="quotation-that-ends-between",
        ),
    ],
)
def test_first_and_last_words_stand_for_a_passage_without_a_mark_between(words, cites, shown):
    judged = ground_statement(statement(["army"], [words], cites), INDEX)
    [slot] = [slot for slot in judged.grounding.slots if slot.slot == "words[0]"]
    assert (slot.match, [span.text for span in slot.spans]) == ("elided", shown)
