"""Words for people: what tells a count of persons from a count of things, and one person from several.

The list is general newspaper English for the people a conflict report counts. Plurals are formed by rule;
the irregular ones are listed.
"""

from .wordlists import words

_NOUNS = """
activist actor adult aide airman ambassador analyst worker attacker baby bandit bishop blogger bodyguard
bomber boy brother bystander cadet caliph candidate captain captive captor caretaker casualty chaplain
chief child cleric civilian member colleague colonel combatant commander commando commuter conscript
constable contractor convict cook councillor councilman cousin crewman customer daughter deputy deserter
detainee diplomat director person doctor driver dweller elder employee engineer escort evacuee expert
extremist farmer father fighter firefighter fisherman footballer foreigner gendarme general girl
governor grandchild granddaughter grandfather grandmother grandparent grandson guard guerrilla guerilla
gunman herder herdsman hostage husband imam individual infant inhabitant inmate instructor insurgent
interpreter jihadi jihadist journalist judge kid labourer laborer lad lady lawmaker lawyer leader
lecturer lieutenant local logger man marine medic mechanic mayor mercenary merchant migrant militant
militiaman miner minister minor missionary monk mother mourner national neighbour neighbor nephew
newborn niece nun nurse officer official operative orphan parent paramedic paramilitary paratrooper
partner passenger passerby pastor patient peacekeeper peasant pedestrian pensioner photographer pilgrim
pilot player policeman policewoman politician porter preacher president priest prisoner prosecutor
protester protestor pupil rebel recruit refugee relative reporter rescuer reservist resident returnee
rioter sailor schoolboy schoolchild schoolgirl scholar scout secretary sentry sergeant separatist
serviceman servicewoman settler sheikh shepherd shopkeeper sibling sister smuggler sniper soldier son
spouse spy staffer stepson student supporter suspect tailor teacher technician teenager terrorist
toddler tourist trader traveller traveler trooper tribesman trucker twin uncle vendor veteran victim
villager visitor volunteer voter waiter warrior watchman widow wife witness woman worshipper worshiper
youngster youth aunt fatality death life body corpse midwife headteacher headmaster ranger attendant
prefect havildar jawan corporal surgeon pharmacist baker butcher carpenter electrician
plumber accountant welder bricklayer seamstress housewife beekeeper gardener janitor cleaner seller
ferryman boatman cyclist motorcyclist motorist cameraman producer editor translator novice seminarian
deacon rabbi muezzin abbot custodian
senator congressman congresswoman magistrate archbishop cardinal chauffeur industrialist rancher
businessman businesswoman catechist clergyman jesuit landowner banker attorney professor rector unionist
delegate subversive assassin trafficker maid servant executive academic intellectual poet singer athlete
newsman columnist salesman foreman cattleman brigadier commissioner superintendent inspector detective
legislator consul layman churchman schoolteacher parliamentarian
bride retiree owner grocer barber woodcutter hunter hawker clerk cashier architect waitress chef bartender
docker messenger postman stallholder housekeeper nanny supervisor planter headmistress musician referee
economist researcher librarian historian campaigner organiser organizer entrepreneur chieftain informant
informer fugitive defector looter jailer sapper seaman guardsman admiral rustler intruder traitor warlord
"""
_IRREGULAR = {
    "child": "children",
    "grandchild": "grandchildren",
    "schoolchild": "schoolchildren",
    "wife": "wives",
    "midwife": "midwives",
    "housewife": "housewives",
    "life": "lives",
    "person": "people",
    "passerby": "passersby",
    "spy": "spies",
}
# People words that have no singular of their own, or count a group as its members.
_PLURAL_ONLY = """
people persons civilians troops personnel crew staff police casualties dead wounded injured men women folk
militia forces staffers others displaced missing injuries inhabitants survivors
"""


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


SINGULAR_PERSONS = words(_NOUNS)
PLURAL_PERSONS = frozenset(_plural(noun) for noun in SINGULAR_PERSONS) | words(_PLURAL_ONLY)
ANY_PERSON = SINGULAR_PERSONS | PLURAL_PERSONS
# Not a person who suffers when the sentence goes on with what they said.
SPEAKERS = words(
    """
    official spokesman spokeswoman spokesperson witness source minister resident reporter
    """
)


def is_person(word: str) -> bool:
    """Whether a lower-case English word names one person or several."""
    return word in ANY_PERSON
