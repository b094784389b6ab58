"""What a figure takes from the claims before it: the whole it is part of, and the people it counts."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ...schemas.draft import DraftCasualty
from ...schemas.vocabulary import Harm
from ..wordlists import words
from .groups import Group, total_behind
from .harm_nouns import includes, stands_among
from .names import Mention
from .scope import figure_of
from .victims import Victims
from .view import View
from .words import BE, DETERMINERS

# "Among the dead" looks back this many sentences for a figure by another source.
_NEAR = 8
# … and this many for one by the same source.
_FAR = 100
_WORDING = 5  # "at least five of"
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "which"])
_SUSTAINED = (["sustained"], ["suffered"])
# "150 casualties *on* the troops of the 4th brigade": those who suffered them stand so near.
_SUFFERED_BY = (["on"], ["among"])
_SUFFERED_WITHIN = 6
_NEXT = 3
_OF_STATE = frozenset({"adjective", "verb_passive"})
_THE_HARMED = words("dead killed slain deceased fatalities victims casualties injured wounded")
_HARM_OF: dict[str, Harm] = {
    **dict.fromkeys(("dead", "killed", "slain", "deceased", "fatalities"), "killed"),
    **dict.fromkeys(("injured", "wounded"), "injured"),
}
_CLAUSES = words("said says reported while who which ; .")


class Found(NamedTuple):
    """A claim with where it stands; `part_of` is settled once all claims are known."""

    item: DraftCasualty
    group: Group
    sentence: int
    rule: str
    whole: Group | None
    opening: str = ""  # the word before the group


def whole_among(
    found: Sequence[Found], view: View, victims: Victims, speaker: Mention | None
) -> Group | None:
    """ "Ten children were among the dead": the last larger figure of that harm by the same source."""
    among = victims.construct in _OF_STATE and stands_among(view, victims.cue)
    # "most of the dead were civilians"
    most = view.lows[victims.cue - 2 : victims.cue] == ["of", "the"] and not victims.group.counted
    if not (among or most or includes(view, victims.cue, victims.group)):
        return None
    figure = figure_of(victims.group) or 0
    name = speaker.name if speaker else None
    told = (f for f in since(found, view.number - _FAR) if not _is_behind(f, view, victims.cue))
    larger = [f for f in told if _may_hold(f.item, victims.harm) and (f.item.figure or 0) > figure]
    same_source = (f.group for f in larger if name is None or _same_name(f.item.reported_by, name))
    near = (f.group for f in larger if f.sentence >= view.number - _NEAR)
    return next(same_source, None) or next(near, None)


def _is_behind(found: Found, view: View, cue: int) -> bool:
    """ "Among those held were *two clerks* and a judge": what is told behind the word is counted beside the group."""
    return found.sentence == view.number and found.group.first > cue


def since(found: Sequence[Found], number: int) -> Iterator[Found]:
    """The claims of the sentences from *number* on, the last one first."""
    return takewhile(lambda claim: claim.sentence >= number, reversed(found))


def whole_before(found: Sequence[Found], view: View, victims: Victims) -> Group | None:
    """ "Nine of them died in the clinic": part of the last larger figure of that harm."""
    group = victims.group
    if (word := named_as(view, group)) is not None:
        figure, harm = figure_of(group) or 0, _HARM_OF.get(word, "killed_or_injured")
        told = (f for f in since(found, view.number - _NEXT) if _may_hold(f.item, harm))
        return next((f.group for f in told if (f.item.figure or 0) > figure), None)
    if (total := _total_of(view, group)) is not None:
        told = (f for f in since(found, view.number - _NEAR) if f.item.harm == victims.harm)
        return next((f.group for f in told if f.item.figure == total), None)
    if not group.part or view.lows[group.first + 1 : group.first + 3] not in _OF_THEM:
        return None
    figure = figure_of(group) or 0
    near = (f for f in since(found, view.number - 1) if f.item.harm == victims.harm)
    return next((f.group for f in near if (f.item.figure or 0) > figure), None)


def _may_hold(item: DraftCasualty, harm: Harm) -> bool:
    """Whether figures of that harm can be part of it: "the victims" may all have been killed, or all been hurt."""
    return item.harm == harm or (harm == "killed_or_injured" and item.harm in {"killed", "injured"})


def named_as(view: View, group: Group) -> str | None:
    """ "three of the *dead*", "many of his *victims*": the word for those that the figure is counted among."""
    at = _word_at(view, group)
    return view.lows[at] if at is not None else None


def _word_at(view: View, group: Group) -> int | None:
    for of in range(group.first + 1, min(group.first + _WORDING, len(view.lows) - 2)):
        if view.lows[of] == "of" and view.lows[of + 1] in DETERMINERS and view.lows[of + 2] in _THE_HARMED:
            return of + 2
    return None


def people_said_to_be(view: View, group: Group) -> str | None:
    """ "Many of the victims were *children*"."""
    at = _word_at(view, group)
    if at is None or view.lows[at + 1 : at + 2] == [] or view.lows[at + 1] not in BE:
        return None
    behind = (g for g in view.groups if 0 <= g.first - at - 2 <= 1 and g.person and not g.counted)
    return next((g.victims for g in behind), None)


def _total_of(view: View, group: Group) -> int | None:
    """ "Five of the 10 killed": the total, wherever the wording of the figure ends."""
    if not group.part:
        return None
    near = range(group.first + 1, min(group.first + _WORDING, len(view.lows)))
    behind = next((i for i in near if view.lows[i] == "of"), None)
    return total_behind(view.lows, behind) if behind is not None else None


def people_before(found: Sequence[Found], view: View, victims: Victims) -> str | None:
    """ "Three drivers were killed and two are missing": a figure alone counts the people named before it."""
    group = victims.group
    if view.lows[group.first + 1 : group.first + 3] in _OF_THEM:
        near = (f.item for f in since(found, view.number - 1) if not f.group.named)
        return next((item.victims for item in near if item.victims), None)
    if victims.construct == "toll":
        before = [g for g in view.groups if g.last <= group.first and not g.counted and not g.named]
        return before[-1].victims if before and view.lows[before[-1].first - 1] in {"of", "for"} else None
    if victims.construct == "count_noun" and view.lows[group.last - 1 : group.last] == ["dead"]:
        return None
    if victims.construct == "count_noun" and view.lows[group.first - 1 : group.first] in _SUSTAINED:
        return _who_lost(view, group.first - 1)
    if victims.construct == "count_noun" and view.lows[group.last : group.last + 1] in _SUFFERED_BY:
        behind = (g for g in view.groups if group.last < g.first <= group.last + _SUFFERED_WITHIN)
        return next((g.victims for g in behind if g.person), None)
    before = [g for g in view.groups if g.last <= group.first and _counts(view, g) and g.person and g.victims]
    before = [
        g for g in before if g.reading.kind != "none_reported" and not g.named and not _is_harm_alone(g)
    ]
    if not group.part:  # "killing 10 people, two of them women, and injuring 35", but "five of the hostages"
        before = [g for g in before if not g.part or _is_of_all(view, g)]
    clause = view.lows[before[-1].last : group.first] if before else []
    if before and not _CLAUSES.intersection(clause):
        return before[-1].victims
    return _people_behind(view, victims) if victims.active else None


def _counts(view: View, group: Group) -> bool:
    """ "One soldier was killed and three were wounded" counts as "two soldiers" does."""
    return group.counted or (group.first > 0 and view.lows[group.first - 1] == "one")


def _who_lost(view: View, verb: int) -> str | None:
    """ "the enemy sustained 45 casualties": the side that tells of its losses, or of which they are told."""
    subject = view.subject(verb)
    if subject is not None:
        return subject.name
    token = view.tokens[verb - 1] if verb else None
    return token.text if token is not None and token.low == "enemy" else None


def _is_of_all(view: View, part: Group) -> bool:
    """ "*Five of the 12 hostages* were freed and two died": a part told by the noun of the whole."""
    of, whose = (view.lows[at : at + 1] for at in (part.first + 1, part.first + 2))
    return of == ["of"] and not DETERMINERS.isdisjoint(whose)


def _people_behind(view: View, victims: Victims) -> str | None:
    """ "killing three and wounding four enemy troops": the noun of joined figures stands behind the last."""
    group = victims.group
    if group.victims is not None or view.lows[group.last : group.last + 1] != ["and"]:
        return None
    joined = view.harmed(group.last + 1)
    behind = next((g for g in view.groups if g.first > group.last), None)
    near = joined and behind is not None and behind.first == group.last + 2
    return behind.victims if near and behind and behind.victims not in {"more", "others"} else None


def _is_harm_alone(group: Group) -> bool:
    """ "eight dead": the word says what happened, not who they are."""
    return (group.victims or "").lower().split()[-1:] in (["dead"], ["wounded"], ["injured"], ["victims"])


def _same_name(one: str | None, other: str) -> bool:
    """ "the rescue service known as the White Hands" is "the White Hands" in short."""
    return one is not None and (one.endswith(other) or other.endswith(one))
