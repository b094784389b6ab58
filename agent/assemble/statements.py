"""Statements: who said what to whom, with every quoted word located and typed."""

import re
from collections.abc import Iterator, Sequence

from ...schemas.draft import DraftStatement
from ...schemas.report import Actor, ActorRef, Grounding, Quotation, Span, Statement
from ...schemas.vocabulary import Assertion, QuoteType, SpeakerClass, StatementAct
from ..dates import find_dates, may_date
from ..wordlists import words
from .accepted import Accepted
from .casualties import Setting
from .coding import channel_of, quad_of
from .names import fold, is_anonymous
from .quotations import Quoted, around, within
from .sources import OUTLET, verification_of
from .tables import mentions, places_of

_SENTENCE_END = re.compile(r"[.!?…,][”\"’»]?$")
# A verb of speech, then at most whom it is said to and in what: "told Ana Diaz in a letter on Monday".
_VERBS = words(
    "said says told announced warned declared added stated spoke denied accused urged wrote posted"
)
_TO_WHOM = (
    r"(?:\s(?:[A-Z][\w.’'-]*|of|the|to|in|at|on|an?|reporters|journalists|state|television|radio|press|news"
    r"|statement|speech|interview|letter|briefing|conference|message|video|post))*\s"
)
_SAID_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_VERBS))}){_TO_WHOM}$")
_BEHIND_VERB = re.compile(_TO_WHOM)
# A day begins within the words after the verb or right behind them; it has so many letters before its own name.
_DAY_REACH = 60
_WEIGHTIEST: tuple[SpeakerClass, ...] = ("official_state", "intergovernmental", "armed_actor", "ngo")
# A whole quoted sentence opens with a capital and has more words than a scare quote.
_SHORTEST_SENTENCE = 4


def statement_of(
    item: Accepted[DraftStatement], claim_id: str, setting: Setting, quoted: Sequence[Quoted]
) -> Statement:
    """The claim that an accepted statement item makes: that its speakers said so.

    Its source is whoever relays it, else the outlet; what the speakers say is theirs.
    """
    draft, register = item.item, setting.register
    relayed_by = item.text("relayed_by")
    relay = setting.source(relayed_by) if relayed_by else None
    names = item.texts("speakers")
    speakers = [register.ref(name) for name in names]
    anonymous = bool(names) and all(map(is_anonymous, names))
    quotations = _quotations(item, quoted)
    return Statement(
        id=claim_id,
        source=relay or OUTLET,
        assertion=_assertion(names, relayed=relay is not None, anonymous=anonymous),
        verification=verification_of(item.evidence, setting.unverified),
        disputed_by=[],
        when=setting.period(item.text("when") or _day_told(item)),
        evidence=item.evidence,
        grounding=item.grounding,
        rule=item.rule,
        speakers=speakers,
        speaker_class="anonymous_official" if anonymous else _class_together(register.of(speakers)),
        addressees=[register.ref(name) for name in item.texts("addressees")],
        act=draft.act,
        quad=quad_of(draft.act),
        quotations=quotations,
        quote_type=_strongest(quotations),
        channel=channel_of(item.text("channel"), item.words),
        relayed_by=relay,
    )


def _day_told(item: Accepted[DraftStatement]) -> str | None:
    """The day on which it was said, where the text gives it with the verb of speech."""
    for piece in item.evidence:
        text = piece.text
        if not (may_date(text) and any(map(may_date, _behind_verbs(text)))):
            continue  # looking for dates takes longer
        said = [span for i, _ in enumerate(item.item.words) for span in item.spans(f"words[{i}]")]
        for start, end in find_dates(text):
            told = any(span.start <= piece.start + start < span.end for span in said)
            if not told and _SAID_BEFORE.search(text[:start]):
                return text[start:end]
    return None


def _behind_verbs(text: str) -> Iterator[str]:
    """What follows each verb of speech, as far as a day told with the verb may reach."""
    for verb in _VERBS:
        for at in places_of(verb, text) if verb in text else ():
            if told := _BEHIND_VERB.match(text, at + len(verb)):
                yield text[at : told.end() + _DAY_REACH]


def _assertion(names: Sequence[str], *, relayed: bool, anonymous: bool) -> Assertion:
    if relayed:
        return "relayed"
    rumours = [mentions("rumour", name) for name in names]
    if rumours and all(rumours):
        return "rumour"
    return "attributed_anonymous" if anonymous else "attributed"


def _class_together(speakers: Sequence[Actor]) -> SpeakerClass:
    """What the speakers are, taken together: one state among them makes the statement official."""
    classes = [_class_of(actor) for actor in speakers]
    for one in _WEIGHTIEST:
        if one in classes:
            return one
    return "other"


def _class_of(actor: Actor) -> SpeakerClass:
    if actor.kind in ("state", "state_forces") or actor.sector in ("GOV", "MIL", "LEG", "JUD", "COP"):
        return "official_state"
    if actor.kind == "intergovernmental" or actor.sector in ("IGO", "UNO"):
        return "intergovernmental"
    if actor.kind == "non_state_armed_group" or actor.sector in ("REB", "PRM"):
        return "armed_actor"
    return "ngo" if actor.kind == "ngo" or actor.sector in ("NGO", "SOC", "MED") else "other"


def _quotations(item: Accepted[DraftStatement], quoted: Sequence[Quoted]) -> list[Quotation]:
    """One quotation per passage found; a passage found in two places counts where the item cites it.

    In text order, but for the sentence of the draft's first words: it performs the act, and comes first.
    """
    found: list[Quotation] = []
    for i, _ in enumerate(item.item.words):
        slot = f"words[{i}]"
        if slot in item.unusable:
            continue
        spans = item.spans(slot)
        cited = spans
        if len(spans) > 1:
            cited = [span for span in spans if _cites(item, span)] or spans[:1]
        for span in cited:
            kind = quote_type_of(span, quoted)
            found.append(Quotation(span.text, kind, span))
            if quoted and kind == "indirect":
                found += _quoted_within(span, quoted)
    if len(found) < 2:
        return found
    unique = {(one.span.start, one.span.end): one for one in found}
    acting = next((one for one in item.evidence if one.start <= found[0].span.start < one.end), found[0].span)
    return [
        unique[key] for key in sorted(unique, key=lambda key: (not acting.start <= key[0] < acting.end, key))
    ]


def _quoted_within(clause: Span, quoted: Sequence[Quoted]) -> Iterator[Quotation]:
    """The words between marks in a reported clause: they are the speaker's own."""
    for passage in within(quoted, clause.start, clause.end):
        text = clause.text[passage.start - clause.start : passage.end - clause.start]
        span = Span(passage.start, passage.end, text)
        yield Quotation(text, quote_type_of(span, quoted), span)


def _cites(item: Accepted[DraftStatement], span: Span) -> bool:
    return any(piece.start <= span.start < piece.end for piece in item.evidence)


def quote_type_of(span: Span, quoted: Sequence[Quoted]) -> QuoteType:
    """Direct where a whole sentence stands between marks, partial where a fragment does, else indirect."""
    inside = around(quoted, span.start, span.end)
    if not inside:
        return "indirect"
    body = span.text.strip('“”"„«»‘’ ')
    whole = (
        span.start <= inside[0].start + 1
        and body[:1].isupper()
        and (span.end >= inside[0].end - 1 or _SENTENCE_END.search(span.text))
        and len(body.split()) >= _SHORTEST_SENTENCE
    )
    return "direct" if whole else "partial"


def _strongest(quotations: Sequence[Quotation]) -> QuoteType:
    types = [one.type for one in quotations]
    if "direct" in types:
        return "direct"
    return "partial" if "partial" in types else "indirect"


# Acts that say little by themselves: what they are beside says more.
_OPEN_ACTS: frozenset[StatementAct] = frozenset({"COMMENT", "ANNOUNCE_OR_CLAIM"})

# --- One statement told twice ---------------------------------------------------------------------


def merged_statements(items: Sequence[Statement]) -> list[Statement]:
    """One record per statement: what the same speakers say in one breath is one.

    That is a sentence in common or the next one, and one kind of act; a comment or an announcement goes with
    whatever act it stands beside. The merged record keeps all evidence and quotations, under the id of the first.
    """
    merged: list[Statement] = []
    said: dict[frozenset[str], dict[int, list[int]]] = {}  # by the speakers and a sentence, the places in it
    for item in items:
        near = said.setdefault(_who(item.speakers), {})
        told = [piece.sentence for piece in item.evidence]
        twin = None
        if near:
            beside = {
                at for number in told for n in (number - 1, number, number + 1) for at in near.get(n, ())
            }
            twin = next((at for at in sorted(beside) if _same_statement(merged[at], item)), None)
        if twin is None:
            twin = len(merged)
            merged.append(item)
        else:
            _join(merged[twin], item)
        for number in told:
            near.setdefault(number, []).append(twin)
    return merged


def _same_statement(one: Statement, other: Statement) -> bool:
    """Whether two statements of the same speakers, told beside each other, are one."""
    told = {piece.sentence for piece in one.evidence}
    told_too = {piece.sentence for piece in other.evidence}
    if one.act == other.act and told & told_too:
        return True
    if one.act != other.act and not {one.act, other.act} & _OPEN_ACTS:
        return False
    addressees = _who(one.addressees), _who(other.addressees)
    near = any(abs(number - beside) <= 1 for number in told for beside in told_too)
    return near and (addressees[0] == addressees[1] or not all(addressees))


def _who(refs: Sequence[ActorRef]) -> frozenset[str]:
    return frozenset([ref.actor_id or fold(ref.name) for ref in refs])


def _join(one: Statement, other: Statement) -> None:
    """Put into one what the other tells besides."""
    evidence = {piece.sentence: piece for piece in (*one.evidence, *other.evidence)}
    quotations = {(q.span.start, q.span.end): q for q in (*one.quotations, *other.quotations)}
    addressees = {ref.actor_id or fold(ref.name): ref for ref in (*one.addressees, *other.addressees)}
    one.grounding = Grounding(
        value=one.grounding.value,
        slots=[*one.grounding.slots, *other.grounding.slots],
        reasons=[*one.grounding.reasons, *other.grounding.reasons],
    )
    one.act = other.act if one.act in _OPEN_ACTS else one.act
    one.quad = quad_of(one.act)
    one.evidence = [evidence[number] for number in sorted(evidence)]
    one.quotations = [quotations[key] for key in sorted(quotations)]
    one.quote_type = _strongest(one.quotations)
    one.addressees = list(addressees.values())
    one.when = one.when or other.when
    one.channel = one.channel if one.channel != "unspecified" else other.channel
    one.relayed_by = one.relayed_by or other.relayed_by
