"""People who are let go: freed, exchanged, handed over. Nobody has taken them now, and they are counted apart."""

from ..wordlists import words
from .groups import Group
from .view import View
from .words import AUXILIARIES, DETERMINERS, NEGATIONS, is_adverb

_RELEASED = words(
    "released freed acquitted exchanged swapped repatriated pardoned amnestied liberated ransomed"
)
_RELEASE_REACH = 7
# "exchanged 200 prisoners", "the swap of 90 captives", "in return for three hostages"
_LETTING_GO = _RELEASED | words("""
    release releases releasing free frees freeing exchange exchanges exchanging swap swaps swapping liberate liberating
    pardon pardons pardoning rescued rescuing return returned repatriating repatriation handover amnesty
""")
_ESCAPING = words("escaped escape escapes escaping fled flee fleeing broke")
_LET_GO_WITHIN = 4
_LEADING = DETERMINERS | words("of for about around some nearly over more than least at up to all another")


def is_released(view: View, last: int) -> bool:
    """ "22 of those arrested were released"; not "nine men killed and four hostages freed"."""
    if _RELEASED.isdisjoint(view.said):
        return False
    for position in range(last, min(len(view.lows), last + _RELEASE_REACH)):
        if view.lows[position] in _RELEASED:
            return not any(last <= g.first < position and g.counted for g in view.groups)
    return False


def is_let_go(view: View, group: Group) -> bool:
    """ "The sides exchanged 200 prisoners", "none of the hostages was hurt": captives, but not taken now."""
    if group.reading.kind == "none_reported":
        return True
    if not _LETTING_GO.isdisjoint(view.lows[group.first : group.last]):
        return True  # the verb stands within: "two sides exchanged 200 prisoners"
    if not _ESCAPING.isdisjoint(view.lows[group.last : group.last + 3]):
        return True  # "90 prisoners escaped"
    position = group.first - 1
    while position >= 0 and group.first - position <= _LET_GO_WITHIN and view.lows[position] in _LEADING:
        position -= 1
    return position >= 0 and view.lows[position] in _LETTING_GO and not _is_refused(view, position)


def is_set_free(view: View, participle: int) -> bool:
    """ "the release of 30 *jailed* members", "freed three *detained* clerks": they are let go."""
    position = participle - 1
    while position >= 0 and (view.lows[position] in _LEADING or view.counted(position)):
        position -= 1
    return position >= 0 and view.lows[position] in _LETTING_GO and not _is_refused(view, position)


def _is_refused(view: View, verb: int) -> bool:
    """ "has not released the nine hostages": they are held."""
    return any(low in NEGATIONS or low in _REFUSING for low in view.lows[max(0, verb - 3) : verb])


def all_taken(view: View, group: Group, participle: int) -> Group | None:
    """ "Seventeen of the 25 girls *abducted* in May are free": the participle is said of all 25."""
    lows = view.lows[group.first : participle]
    of = next((i for i, low in enumerate(lows[:-1]) if low == "of" and lows[i + 1] in {"the", "those"}), None)
    if of is None or participle != group.last or main_verb_behind(view, participle) is None:
        return None
    at = group.first + of + 2
    count = next((c for c in view.counts if c.start == view.starts[at]), None) if at < participle else None
    if count is None:
        return None
    return group._replace(first=at, start=count.start, wording=count.text, reading=count.reading, part=False)


def main_verb_behind(view: View, participle: int) -> int | None:
    """The verb behind a participle that is none of its own: "abducted in May *have been* freed", "*escaped*"."""
    behind = range(participle + 1, len(view.lows))
    return next(
        (
            i
            for i in behind
            if (view.lows[i] in AUXILIARIES and not view.in_date(i))
            or (i in view.verbs and not is_adverb(view.lows[i]))
        ),
        None,
    )


_REFUSING = words("refused refuses refusing failed declined yet")
