"""The scene of an event: place, date and doer carry over while the next sentences tell of the same event."""

from typing import NamedTuple

from .circumstances import Circumstances
from .gazetteer import Gazetteer
from .responsibility import Answer, answers
from .view import View
from .words import PREPOSITIONS

_DOERS = frozenset({"body", "force", "state", "government"})
# What is carried beyond its paragraph belongs to the sentence right behind it: wire copy has one-sentence paragraphs.
_NEXT = 1
_OWNER_NOUNS = frozenset(
    {"rebel", "government", "regime", "army", "police", "militant", "insurgent", "coalition", "nato"}
)
_MEANS_QUALIFIERS = frozenset(
    {
        "government",
        "state",
        "heavy",
        "intense",
        "overnight",
        "fresh",
        "new",
        "air",
        "artillery",
        "rocket",
        "drone",
    }
    | {"missile", "the", "a", "an"}
)


class Carried(NamedTuple):
    """Words of an earlier sentence, and where they stand."""

    words: tuple[str, ...]
    sentence: int
    paragraph: int


class Scene:
    """Reads the sentences in order and answers what of the last ones still holds."""

    def __init__(self, gazetteer: Gazetteer, circumstances: Circumstances) -> None:
        self.gazetteer, self.circumstances = gazetteer, circumstances
        self._place: Carried | None = None
        self._when: Carried | None = None
        self._doers: Carried | None = None
        # Who claims, or is blamed for, the deed the article is about.
        self.answerable: list[Answer] = []

    def note(self, view: View) -> None:
        """Take in one sentence; history sets no scene."""
        self._answerable(view)
        if self.circumstances.temporal(view) == "background":
            return
        places = [m.name for m in view.mentions if m.role == "place" and self._settled(view, m.first)]
        when = self.circumstances.when(view, view.sentence.start)
        doers = doers_of(view, self.gazetteer)
        if places:
            self._place = self._carry(view, (places[0],))
        if when is not None:
            self._when = self._carry(view, (when,))
        if doers:
            self._doers = self._carry(view, tuple(doers))

    def place(self, view: View) -> Carried | None:
        return self._holds(view, self._place)

    def when(self, view: View) -> Carried | None:
        return self._holds(view, self._when)

    def doers(self, view: View) -> Carried | None:
        return self._holds(view, self._doers, reach=_NEXT)

    def _carry(self, view: View, found: tuple[str, ...]) -> Carried:
        return Carried(found, view.number, view.sentence.paragraph)

    def _holds(self, view: View, carried: Carried | None, *, reach: int = 3) -> Carried | None:
        if carried is None:
            return None
        distance = view.number - carried.sentence
        same = view.sentence.paragraph == carried.paragraph
        return carried if distance <= (reach if same else _NEXT) else None

    def _settled(self, view: View, first: int) -> bool:
        """Not "from the town of X": that is where somebody came from."""
        position = first - 1
        while position >= 0 and view.lows[position] not in PREPOSITIONS and first - position < 4:
            position -= 1
        return not (position >= 0 and view.lows[position] in {"from", "to", "towards"})

    def _answerable(self, view: View) -> None:
        """ "X claimed responsibility", "X said it carried out the attack", "blamed the attack on X"."""
        text = " ".join(view.lows)
        if any(words in text for words in ("it carried out", "they carried out", "responsibility")):
            for attribution, speaker in self.circumstances.sources.speakers(view.number):
                told = attribution.cue.act in {"ANNOUNCE_OR_CLAIM", "CONCEDE", "COMMENT"}
                if told and speaker is not None and speaker.role in _DOERS:
                    self.answerable.append(Answer((speaker.name,), None, view.number))
                    return
        self.answerable += answers(view, self.gazetteer)


def doers_of(view: View, gazetteer: Gazetteer) -> list[str]:
    """Who attacks in a sentence: the subject of a verb of attack, its "by …", or the owner of the means."""
    for hit in gazetteer.attacks.find(view.lows):
        if view.after_be(hit.first):
            mention = next(
                (
                    view.object(i + 1)
                    for i in range(hit.last, min(len(view.lows), hit.last + 8))
                    if view.lows[i] == "by"
                ),
                None,
            )
        else:
            mention = view.subject(hit.first)
        if mention is not None and mention.role in _DOERS:
            return [m.name for m in view.listed(mention) if m.role in _DOERS]
    return owners_of_means(view, gazetteer)


def owners_of_means(view: View, gazetteer: Gazetteer) -> list[str]:
    """ "Syrian and Russian strikes", "Israeli shelling", "rebel fire": the words before the means."""
    for hit in gazetteer.means.find(view.lows):
        owners: list[str] = []
        position = hit.last - 1
        while position >= 0:
            token = view.tokens[position]
            inside = position >= hit.first and not gazetteer.is_demonym(token)
            if gazetteer.is_demonym(token) or token.low in _OWNER_NOUNS:
                owners.insert(0, token.text)
            elif (
                not inside
                and token.low not in _MEANS_QUALIFIERS
                and not (token.low in {"and", "'s", ","} and owners)
            ):
                break
            position -= 1
        if owners:
            return owners
    return []
