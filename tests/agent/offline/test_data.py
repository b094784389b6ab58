"""The vocabulary files are well formed: every row parses, closed columns are closed, nothing stands twice."""

from collections import Counter
from importlib.resources import files
from typing import Any, get_args

import pytest

from sitrep.agent.cues import HARM_CUES, TERRITORY_CUES, WEAK_HARM_CUES
from sitrep.agent.offline import cue_lexicon, lexicon
from sitrep.agent.offline.control_frames import FrameReader
from sitrep.schemas import vocabulary

DATA = files("sitrep.agent.offline") / "data"

# A column of a file: (what its cells hold, the closed set of values or None).
FREE = None
COLUMNS: dict[str, list[tuple[str, Any]]] = {
    "agencies.tsv": [
        ("name", FREE),
        ("kind", vocabulary.ActorKind),
        ("source_kind", vocabulary.SourceKind),
        ("sector", vocabulary.Sector),
        ("aliases", FREE),
    ],
    "armed_groups.tsv": [
        ("name", FREE),
        ("kind", vocabulary.ActorKind),
        ("sector", vocabulary.Sector),
        ("aliases", FREE),
    ],
    "accidents.txt": [("form", FREE)],
    "attacks.txt": [("form", FREE)],
    "authorities.txt": [("noun", FREE)],
    "body_words.tsv": [("word", FREE), ("kind", vocabulary.ActorKind)],
    "boilerplate.txt": [("phrase", FREE)],
    "caveats.txt": [("phrase", FREE)],
    "channels.tsv": [("forms", FREE), ("channel", vocabulary.Channel)],
    "english.txt": [("word", FREE)],
    "forces.txt": [
        ("singular", FREE),
        ("plural", FREE),
        ("kind", vocabulary.ActorKind),
        ("sector", vocabulary.Sector),
    ],
    "harms.tsv": [("forms", FREE), ("harm", vocabulary.Harm), ("construct", cue_lexicon.HarmConstruct)],
    "means.tsv": [("forms", FREE), ("means", vocabulary.Means)],
    "offices.txt": [("title", FREE), ("sector", vocabulary.Sector), ("class", lexicon.OfficeClass)],
    "personal_names.tsv": [("name", FREE), ("part", lexicon.NamePart)],
    "party_nouns.tsv": [("nouns", FREE), ("kind", vocabulary.ActorKind)],
    "persons.tsv": [
        ("singular", FREE),
        ("plural", FREE),
        ("status", vocabulary.VictimStatus),
        ("group", FREE),
    ],
    "places.tsv": [
        ("name", FREE),
        ("level", vocabulary.PlaceLevel),
        ("country", FREE),
        ("variants", FREE),
    ],
    "irregular_verbs.txt": [("forms", FREE)],
    "plan_guards.txt": [("phrase", FREE)],
    "responsibility.tsv": [("forms", FREE), ("doer", cue_lexicon.DoerPosition)],
    "sources.txt": [("noun", FREE)],
    "stances.tsv": [("forms", FREE), ("act", vocabulary.StatementAct), ("reach", cue_lexicon.StanceReach)],
    "speech.tsv": [
        ("forms", FREE),
        ("act", vocabulary.StatementAct),
        ("frame", cue_lexicon.SpeechFrame),
        ("strength", cue_lexicon.Strength),
    ],
    "territory.tsv": [
        ("forms", FREE),
        ("change", vocabulary.ChangeType),
        ("frame", cue_lexicon.TerritoryFrame),
        ("before", cue_lexicon.TerritoryRole),
        ("after", cue_lexicon.TerritoryRole),
    ],
}
# What tells one entry of a loader from another.
KEYS = {
    lexicon.agencies: ("name",),
    lexicon.armed_groups: ("name",),
    cue_lexicon.channel_cues: ("form",),
    lexicon.force_nouns: ("singular", "plural"),
    cue_lexicon.harm_cues: ("form", "harm", "construct"),
    cue_lexicon.means_cues: ("form",),
    lexicon.offices: ("title",),
    lexicon.person_nouns: ("singular", "plural"),
    lexicon.places: ("name",),
    cue_lexicon.responsibility_cues: ("form",),
    cue_lexicon.speech_cues: ("form", "frame"),
    cue_lexicon.territory_cues: ("form", "frame"),
}
FORM_LOADERS = [
    cue_lexicon.channel_cues,
    cue_lexicon.harm_cues,
    cue_lexicon.means_cues,
    cue_lexicon.responsibility_cues,
    cue_lexicon.speech_cues,
    cue_lexicon.territory_cues,
]
NAME_LOADERS = [lexicon.agencies, lexicon.armed_groups]


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").split("\n")


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in lines(name) if line and not line.startswith("#")]


def name_of(loader: Any) -> str:
    return str(loader.__name__)


def repeated(entries: list[Any]) -> list[Any]:
    return [entry for entry, count in Counter(entries).items() if count > 1]


@pytest.fixture(params=sorted(COLUMNS))
def file(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_data_file_is_described_here() -> None:
    assert sorted(entry.name for entry in DATA.iterdir()) == sorted(COLUMNS)


def test_every_row_has_the_columns_of_its_file(file: str) -> None:
    wrong = [row for row in rows(file) if len(row) != len(COLUMNS[file])]
    assert not wrong


def test_every_file_holds_rows_and_opens_with_what_it_is(file: str) -> None:
    head = [line for line in lines(file)[:20] if line.startswith("#")]
    assert rows(file)
    assert lines(file)[0].startswith("# ")
    assert any("Source:" in line for line in head)


def test_closed_columns_hold_only_values_of_their_vocabulary(file: str) -> None:
    closed = [(i, get_args(values)) for i, (_, values) in enumerate(COLUMNS[file]) if values is not FREE]
    wrong = [(row[0], row[i]) for row in rows(file) for i, allowed in closed if row[i] not in allowed]
    assert not wrong


def test_no_cell_is_empty_or_has_blanks_around_it(file: str) -> None:
    cells = [part for row in rows(file) for cell in row for part in cell.split("|")]
    assert [cell for cell in cells if not cell or cell != cell.strip() or "  " in cell] == []


def test_no_line_ends_in_a_blank_and_the_file_ends_in_one_newline(file: str) -> None:
    assert [line for line in lines(file) if line != line.rstrip()] == []
    assert lines(file)[-1] == ""
    assert lines(file)[-2] != ""


def test_no_entry_is_shorter_than_two_characters(file: str) -> None:
    entries = [part.removeprefix("~") for row in rows(file) for part in row[0].split("|")]
    assert [entry for entry in entries if len(entry) < 2 and entry != "-"] == []


def test_no_row_stands_twice(file: str) -> None:
    assert repeated([tuple(row) for row in rows(file)]) == []


@pytest.mark.parametrize("loader", KEYS, ids=name_of)
def test_a_loader_gives_every_entry_once(loader: Any) -> None:
    keys = [tuple(getattr(entry, field) for field in KEYS[loader]) for entry in loader()]
    assert keys
    assert repeated(keys) == []


@pytest.mark.parametrize("loader", FORM_LOADERS, ids=name_of)
def test_forms_of_common_words_are_in_lower_case(loader: Any) -> None:
    assert [cue.form for cue in loader() if cue.form != cue.form.lower()] == []


@pytest.mark.parametrize("loader", [cue_lexicon.plan_guards, cue_lexicon.caveats], ids=name_of)
def test_phrase_lists_are_in_lower_case_without_repeats(loader: Any) -> None:
    assert [phrase for phrase in loader() if phrase != phrase.lower()] == []
    assert repeated(list(loader())) == []


def test_common_nouns_and_titles_are_in_lower_case() -> None:
    nouns = [noun for entry in lexicon.force_nouns() for noun in (entry.singular, entry.plural)]
    nouns += [noun for entry in lexicon.person_nouns() for noun in (entry.singular, entry.plural)]
    nouns += [office.title for office in lexicon.offices()]
    assert [noun for noun in nouns if noun != noun.lower()] == []


def test_every_noun_has_at_least_one_number() -> None:
    nouns = [*lexicon.force_nouns(), *lexicon.person_nouns()]
    assert [noun for noun in nouns if not noun.singular and not noun.plural] == []


def test_one_name_means_one_body_across_groups_and_agencies() -> None:
    names = [
        name
        for loader in NAME_LOADERS
        for entry in loader()
        for name in {entry.name, *entry.aliases, *entry.cased_aliases}
    ]
    assert repeated(names) == []


def test_one_spelling_means_one_place() -> None:
    assert repeated([name for place in lexicon.places() for name in (place.name, *place.variants)]) == []


def test_countries_of_places_are_alpha_3_codes() -> None:
    codes = {place.country for place in lexicon.places() if place.country}
    assert [code for code in codes if len(code) != 3 or not code.isascii() or not code.isupper()] == []


def test_a_gap_stands_inside_a_form_never_at_its_edge(file: str) -> None:
    forms = [form for row in rows(file) for form in row[0].split("|") if "*" in form]
    assert [form for form in forms if form.startswith("*") or form.endswith("*")] == []


@pytest.mark.parametrize(
    ("cues", "value"),
    [
        pytest.param(cue_lexicon.harm_cues, {cue.harm for cue in cue_lexicon.harm_cues()}, id="harms"),
        pytest.param(
            cue_lexicon.territory_cues, {cue.change for cue in cue_lexicon.territory_cues()}, id="changes"
        ),
        pytest.param(cue_lexicon.speech_cues, {cue.act for cue in cue_lexicon.speech_cues()}, id="acts"),
    ],
)
def test_every_value_of_a_vocabulary_has_a_wording(cues: Any, value: set[str]) -> None:
    vocabularies = {
        cue_lexicon.harm_cues: vocabulary.Harm,
        cue_lexicon.territory_cues: vocabulary.ChangeType,
        cue_lexicon.speech_cues: vocabulary.StatementAct,
    }
    assert value == set(vocabulary.values(vocabularies[cues]))


def test_every_means_but_unknown_and_every_channel_but_unspecified_has_a_wording() -> None:
    means = {cue.means for cue in cue_lexicon.means_cues()}
    channels = {cue.channel for cue in cue_lexicon.channel_cues()}
    assert means == set(vocabulary.values(vocabulary.Means)) - {"unknown"}
    assert channels == set(vocabulary.values(vocabulary.Channel)) - {"unspecified"}


def test_an_acronym_that_spells_a_word_is_kept_apart() -> None:
    islamic_state = next(group for group in lexicon.armed_groups() if group.name == "Islamic State")
    assert "IS" in islamic_state.cased_aliases
    assert "IS" not in islamic_state.aliases
    assert "ISIS" in islamic_state.aliases


def test_countries_are_read_without_the_row_of_column_names() -> None:
    assert [country for country in lexicon.countries() if len(country.iso3) != 3 or not country.name] == []


def test_abbreviated_titles_end_in_a_full_stop() -> None:
    titles = {office.title for office in lexicon.offices()}
    assert {"gen.", "lt. col.", "dr.", "mr."} <= titles
    assert {"gen", "lt. col", "dr", "mr"} & titles == set()


def test_the_checks_know_every_single_word_that_the_engine_reads_as_killing_or_abducting() -> None:
    harms: tuple[vocabulary.Harm, ...] = ("killed", "abducted")
    for harm in harms:
        read = {cue.form for cue in cue_lexicon.harm_cues() if cue.harm == harm and cue.form.isalpha()}
        assert read <= HARM_CUES[harm] | WEAK_HARM_CUES[harm]


def test_the_checks_know_every_single_word_that_the_engine_reads_as_a_capture() -> None:
    taking = {"captured", "recaptured", "withdrawn"}
    read = {cue.form for cue in cue_lexicon.territory_cues() if cue.change in taking and cue.form.isalpha()}
    assert read <= TERRITORY_CUES


def test_every_frame_of_a_word_of_control_has_its_reader() -> None:
    frames = {cue.frame for cue in cue_lexicon.territory_cues()}
    assert [frame for frame in frames if not callable(getattr(FrameReader, f"_{frame}", None))] == []
