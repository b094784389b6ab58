"""Closed classes of English words that the shallow reading leans on."""

import re

from ..word_runs import Memo
from ..wordlists import words

AUXILIARIES = words("""
    is are was were be been being am has have had having do does did will would shall should can could
    may might must get gets got getting gotten 'll 'd 've
""")
BE = words("is are was were be been being get gets got gotten getting")
PREPOSITIONS = words("""
    in on at of from to into onto near by with within without for against between among amid across
    around over under through throughout during after before since until outside inside along toward
    towards behind beyond despite alongside besides aboard atop about above below off per via upon like as than
""")
LOCATIVE = words("""
    in at near from to into onto across around outside inside along toward towards over within between
    through throughout beyond north south east west northeast northwest southeast southwest
""")
DETERMINERS = words("""
    a an the this that these those its their his her our my your some any all both each every no another
    other
""")
# "members of the army", "a column of rebels": who acts is named behind the "of".
PARTITIVES = words("""
    member members element elements group groups column columns unit units band bands gang squad squads team handful
    dozens hundreds scores number detachment contingent faction commando front
""")
POSSESSIVES = words("its their his her our my your 's whose")
PRONOUNS = words("""
    he she it they we i you him her them us who which himself herself itself themselves
""")
SPEAKER_PRONOUNS = words("he she it they we i")
CONJUNCTIONS = words("""
    and or but while whereas although though because if when where as after before until that
""")
# Words that open a new clause: a subject or an object is not looked for beyond them.
CLAUSE_OPENERS = words("""
    but while whereas although though because if when where after before that which who as
""")
# "In the meantime local sources said": no part of a name.
MEANTIME = words("meantime meanwhile interim")
RELATIVES = words("who which that whom whose where when")
NEGATIONS = words("not no never n't without none nobody neither nor cannot")
ADVERBS = words("""
    meantime also later earlier then now still already again soon just only meanwhile however since reportedly
    allegedly publicly repeatedly previously recently subsequently finally so far there here even once
    twice further furthermore
""")
MONTHS = words("""
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec
""")
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
CALENDAR = MONTHS | WEEKDAYS
# Small words inside a proper name: "Observatory for Human Rights", "Abu al-Qasim", "Luis de la Reina".
NAME_CONNECTORS = words("of for the de del la las los el al bin ibn abu von van da do dos und et and &")
# Capitalised words that open sentences or head columns and are no names by themselves.
NOT_NAMES = (
    words("stringer handout")  # credits of photographs
    | AUXILIARIES
    | PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | CONJUNCTIONS
    | NEGATIONS
    | ADVERBS
    | CALENDAR
    | words("""
    according there here what why how yes no mr mrs ms dr i's it's one two three four five six seven
    eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty more most many several few dozens hundreds thousands scores early
    late last next new
    old first second third such today yesterday tomorrow tonight overnight nearly almost additional
    reporting editing photo file update correction breaking watch read source sources via related news
    among amid nor once unlike till either
""")
)

# "Turkey-backed", "rebel-held": an adjective, whatever its first half.
COMPOUND_ENDINGS = (
    "-backed",
    "-held",
    "-led",
    "-run",
    "-based",
    "-linked",
    "-allied",
    "-supported",
    "-controlled",
)
# "the XXII front": a number, unless it stands in a name.
ROMAN = re.compile(r"(?=[ivxl]{2})(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")

# Words that stand before a party noun and belong to its name: "opposition fighters", "local residents".
DESCRIBERS = words("""
    military army security police government rebel opposition regime local tribal medical hospital
    diplomatic islamist jihadist armed pro-government pro-russian separatist state federal regional
    national defence defense interior foreign human rights naval air border special allied loyalist
    insurgent militant paramilitary unidentified unknown suspected masked heavily intelligence health
    civil aid humanitarian rescue emergency senior former top unnamed war palace
    presidential provincial district city municipal communist leftist rightist guerrilla
""")
PLACE_MODIFIERS = words("""
    the a an city town village province district region state of eastern western northern southern north
    south east west central northeastern northwestern southeastern southwestern nearby neighbouring
    neighboring rebel-held capital outskirts area areas suburb suburbs countryside besieged border
    coastal port downtown
""")
DIRECTIONS = words("""
    northern southern eastern western central northeastern northwestern southeastern southwestern
    north-eastern north-western south-eastern south-western upper lower
""")
PLACE_WORDS = words("""
        area areas part parts city town village province district region neighbourhood neighborhood
    governorate suburb outskirts department municipality canton jurisdiction farm highway neighborhoods
    river valley mountain mountains hill hills road street avenue bridge airport camp base sea lake gulf
    bay island square shrine church mosque hospital university school market port desert forest
    settlement settlements hamlet hamlets township townships cities towns villages districts provinces
""")


DENYING = words("denied denies deny denying")
# Verbs of the past that no ending gives away.
IRREGULAR_PASTS = words("""
    gave took put held lost found met left fell fled went came began sent struck hit shot fought won kept
    brought sought caught broke drove withdrew threw spoke wrote drew led built hid stood sat ran rose set
""")
# Men of a body: what they are called says nothing of whose they are.
MEN = words("""
    guerrillas rebels terrorists troops soldiers elements personnel officers subversives commandos insurgents fighters
    militants militiamen gunmen commando column columns unit units squad squads cell cells assassin assassins killers
    hitmen gunman agents terrorist guerrilla rebel soldier
""")
_NO_ADVERBS = words("family tally rally ally july italy assembly reply supply bully monopoly anomaly")


_FUNCTION_WORDS = AUXILIARIES | PREPOSITIONS | DETERMINERS | PRONOUNS | CONJUNCTIONS | NEGATIONS


def _is_adverb(low: str) -> bool:
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


# Asked at every other word.
is_adverb = Memo(_is_adverb).__getitem__
is_function_word = _FUNCTION_WORDS.__contains__
