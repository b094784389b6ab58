"""Nouns for places: which words say what kind of place something is."""

import re
from functools import lru_cache

from ..wordlists import words

_LEVEL_WORD = re.compile(
    r"cit(?:y|ies)|towns?|villages?|provinces?|(?:sub-)?districts?|regions?|neighbou?rhoods?|bases?|positions?|hills?"
    r"|areas?|settlements?|strongholds?|outposts?|checkpoints?|headquarters|airports?|airbases?|airstrips?|airfields?|aerodromes?|barracks"
    r"|camps?|crossings?|bridges?|roads?|highways?|routes?|fronts?|suburbs?|oil ?fields?|dams?|islands?|quarters?"
    r"|territor(?:y|ies)|localit(?:y|ies)|governorates?|count(?:y|ies)|townships?|enclaves?|corridors?|oblasts?|departments?"
    r"|municipalit(?:y|ies)|(?:border-)?posts?|hamlets?|communes?|ridges?|heights|mountains?|mounts?|valleys?|passes"
    r"|ports?|terminals?|thickets?|forests?|garrisons?|stations?|sub-stations?|substations?|places?|fortress(?:es)?"
    r"|refiner(?:y|ies)|plants?|mines|squares?|peninsulas?|cantons?|zones?|trench(?:es)?|farms?|bastions?|capital"
    r"|palaces?|prisons?|hospitals?|parliament|buildings?|schools?|universit(?:y|ies)|courthouses?|stadiums?"
    r"|hubs?|ranches|parishes|sectors?|line|border|frontier|compounds?|hideouts?|silos|depots?|junctions?|intersections?"
    r"|crossroads|roundabouts?|canals?|factor(?:y|ies)|hotels?|ministr(?:y|ies)|monaster(?:y|ies)|countryside|entrances?"
    r"|mosques?|church(?:es)?|cathedrals?|embass(?:y|ies)|consulates?"
    r"|plains?|peaks?|hilltops?|high ground"
    r"|trenches|lines|gates|wharf|docks?|embankments?|plateaus?|oases|oasis|reservoirs?|power plants?"
)
# Places that people enter and leave day by day: only a capture or a siege of one is a change of control.
FACILITIES = words("""
    palace prison hospital parliament building buildings school schools university courthouse stadium hospitals
    mosque mosques church churches cathedral embassy embassies consulate consulates
    prisons square road roads route routes farm farms hotel hotels factory factories ministry ministries
    monastery monasteries intersection junction crossroads roundabout roundabouts canal silos depot depots
""")
# Kinds of place whose name alone says enough: "the town of X" is X.
SETTLEMENTS = words(
    "city town village hamlet commune locality settlement hub province district island region township"
)


@lru_cache(maxsize=4096)
def is_level(low: str) -> bool:
    """Whether the word says what kind of place it is: "town", "provinces"."""
    return _LEVEL_WORD.fullmatch(low) is not None
