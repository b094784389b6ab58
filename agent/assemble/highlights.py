"""The first screen: headline figures, and at most five neutral sentences, each with its source.

Sentences are built from claims by template. Nothing is summed, and a loaded word that a party uses
("terrorist") stands in quotation marks: it is theirs, never the report's.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ...schemas.report import (
    Actor,
    ActorRef,
    Casualty,
    Claim,
    Highlight,
    Issue,
    KeyFigure,
    Quotation,
    Source,
    Statement,
    TerritorialChange,
)
from ...schemas.vocabulary import ChangeType, Harm, StatementAct
from .names import fold
from .tables import hits

MOST = 5  # OCHA's situation reports lead with a handful; more is a summary, not a highlight
_MOST_FIGURES = 3
_MOST_CHANGES = 2
# A passage longer than this would fill the first screen; one of fewer words ("difficult") tells nothing.
_LONGEST_PASSAGE = 160
_FEWEST_WORDS = 4

_HARMS: dict[Harm, str] = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_injured": "killed or injured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "abducted": "abducted",
}
# A blocked attempt has no sentence of its own: the draft does not tell who attempted and who blocked.
_CHANGES: dict[ChangeType, str] = {
    "captured": "captured {place}",
    "recaptured": "recaptured {place}",
    "transferred_nonviolent": "took over {place} without a fight",
    "withdrawn": "withdrew from {place}",
    "advanced_into": "advanced into {place}",
    "contested": "fought over {place}",
    "besieged": "besieged {place}",
    "ceded_by_agreement": "took over {place} by agreement",
}
# What is told of the side that lost where nobody is named who gained.
_LOSSES: dict[ChangeType, str] = {
    "captured": "lost {place}",
    "recaptured": "lost {place}",
    "ceded_by_agreement": "ceded {place} by agreement",
}
_ACTS: dict[StatementAct, str] = {
    "AGREE": "agreed",
    "CONSULT": "held consultations",
    "SUPPORT": "voiced support",
    "CONCEDE": "made a concession",
    "REQUEST": "made an appeal",
    "ACCUSE": "made an accusation",
    "REJECT": "voiced a rejection",
    "THREATEN": "made a threat",
    "DENY": "issued a denial",
    "ANNOUNCE_OR_CLAIM": "made an announcement",
    "COMMENT": "commented",
}
# "Six dead" names the harm a second time, not the victims.
_BARE_HARM = (
    "dead",
    "wounded",
    "injured",
    "killed",
    "missing",
    "casualties",
    "victims",
    "displaced",
    "bodies",
)
_MANY = ("dozens", "scores", "hundreds", "thousands", "tens")
# Words that have a capital only because a sentence began with them.
_OPENERS = (
    "on",
    "in",
    "at",
    "by",
    "since",
    "during",
    "over",
    "between",
    "from",
    "until",
    "early",
    "late",
    "earlier",
    "last",
    "the",
)
# Harms in the order a reader asks for them.
_WEIGHT: dict[Harm, int] = {harm: place for place, harm in enumerate(_HARMS)}
# Actor id -> the name the actor list has.
Called = Mapping[str, str]
# Acts that move a conflict come before commentary.
_LIGHT_ACTS = ("COMMENT", "ANNOUNCE_OR_CLAIM", "CONSULT")


def key_figures(casualties: Sequence[Casualty]) -> list[KeyFigure]:
    """The headline figures in text order, each with the figures counted within it. Never a sum.

    A headline figure is current, counted within no other, repeats none, is replaced by none, and is not the
    toll of the whole conflict.
    """
    replaced = {claim.supersedes for claim in casualties}
    fresh = [c for c in casualties if c.temporal == "current" and c.restates is None and c.id not in replaced]
    heads = [c for c in fresh if c.subset_of is None and c.scope != "conflict_total"]
    order = {claim.id: place for place, claim in enumerate(fresh)}
    direct: dict[str, list[str]] = {}
    for claim in fresh:
        if claim.subset_of:
            direct.setdefault(claim.subset_of, []).append(claim.id)
    figures: list[KeyFigure] = []
    for head in heads:
        parts = _parts(head.id, direct) if head.id in direct else []
        figures.append(KeyFigure(head.id, sorted(parts, key=order.__getitem__) if parts else parts))
    return figures


def _parts(head: str, direct: Mapping[str, Sequence[str]]) -> list[str]:
    """All figures counted within *head*, directly or through another part."""
    found = list(direct[head])
    for part in found:  # grows as it is gone through; each part has one whole, so it ends
        found += direct.get(part, ())
    return found


def highlights(
    figures: Sequence[KeyFigure],
    casualties: Sequence[Casualty],
    changes: Sequence[TerritorialChange],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    issues: Sequence[Issue],
) -> list[Highlight]:
    """At most five sentences: figures first, then changes of control, then statements.

    Rival figures share a sentence. A change without a side and a statement without its words tell nothing, and
    are left out.

    Parties are called by the names of the actor list: a claim's own wording may be a mere "Russian".
    """
    called = {actor.id: actor.name for actor in actors}
    by_id = {claim.id: claim for claim in casualties}
    heads = sorted(figures, key=lambda figure: _WEIGHT[by_id[figure.claim_id].harm])
    lines = [
        _figure_line(by_id[head.claim_id], [by_id[p] for p in head.parts], [by_id[r] for r in rivals], called)
        for head, rivals in islice(_with_rivals(heads, issues), _MOST_FIGURES)
    ]
    current = [c for c in changes if c.temporal == "current" and c.restates is None]
    told = (_change_line(change, changes, called) for change in current)
    lines += islice(filter(None, told), _MOST_CHANGES)
    weighty = sorted(statements, key=lambda statement: statement.act in _LIGHT_ACTS)
    said = (_statement_line(one, called) for one in weighty if one.restates is None and one.speakers)
    lines += islice(filter(None, said), MOST - len(lines))
    return lines


def _with_rivals(
    heads: Sequence[KeyFigure], issues: Sequence[Issue]
) -> Iterator[tuple[KeyFigure, list[str]]]:
    """Each headline figure that is not the rival of one before it, with its own rivals."""
    pairs = [issue.claim_ids for issue in issues if issue.code == "conflicting_figures"]
    known = {head.claim_id for head in heads}
    told: set[str] = set()
    for head in heads:
        if head.claim_id in told:
            continue
        others = [one for pair in pairs if head.claim_id in pair for one in pair if one != head.claim_id]
        rivals = [one for one in others if one in known and one not in told] if others else others
        told.update(rivals)
        yield head, rivals


def _figure_line(
    claim: Casualty, parts: Sequence[Casualty], rivals: Sequence[Casualty], called: Called
) -> Highlight:
    # A part of a part is another day's or another place's: the article never said it of this figure.
    within = [
        part
        for part in parts
        if part.subset_of == claim.id and part.subset_basis == "explicit" and part.harm == claim.harm
    ]
    text = f"{_counted(claim)} {'was' if claim.count.high == 1 or _is_nobody(claim) else 'were'} {_HARMS[claim.harm]}"
    if claim.place and fold(claim.place) not in fold(claim.victims or ""):
        text += f" in {claim.place}"
    if claim.when:
        text += f" {_uncapped_day(claim.when.text)}"
    if within:
        text += f", including {_listed([_uncapped(_counted(part)) for part in within])}"
    text += f", {_according_to(claim.source, called)}"
    if claim.attributed_to:
        text += f"; blamed on {_names(claim.attributed_to, called)}"
    if claim.disputed_by:
        text += f"; disputed by {_names(_deniers(claim), called)}"
    for rival in rivals:
        text += f"; {_uncapped(_counted(rival))} {_according_to(rival.source, called)}"
    return Highlight(_sentence(text), [one.id for one in (claim, *within, *rivals)])


def _deniers(claim: Claim) -> list[ActorRef]:
    return [ref for dispute in claim.disputed_by for ref in dispute.by]


def _is_nobody(claim: Casualty) -> bool:
    return fold(claim.count.text) in ("nobody", "no one", "none")


def _counted(claim: Casualty) -> str:
    """The figure with its victims: "At least 25" and "people", "dozens" and "of its soldiers"."""
    victims = claim.victims
    if not victims or fold(victims) in fold(claim.count.text) or fold(victims) in _BARE_HARM:
        return claim.count.text
    many = fold(claim.count.text).split()[-1] in _MANY
    of = "of " if many or victims.startswith("the ") else ""  # "two of the kidnappers", "hundreds of people"
    return f"{claim.count.text} {of}{victims}"


def _change_line(
    change: TerritorialChange, changes: Sequence[TerritorialChange], called: Called
) -> Highlight | None:
    deed = _deed(change, called)
    if deed is None:
        return None
    teller = change
    if not change.when:
        dated = (other for other in changes if other.restates == change.id and other.when)
        teller = next(dated, change)
    text = f"{deed} {_uncapped_day(teller.when.text)}" if teller.when else deed
    text += f", {_according_to(change.source, called)}"
    if change.disputed_by:
        text += f"; disputed by {_names(_deniers(change), called)}"
    return Highlight(_sentence(text), [change.id] if teller is change else [change.id, teller.id])


def _deed(change: TerritorialChange, called: Called) -> str | None:
    """Who did what: by the side that moved, else by the side that lost; None without either."""
    movers = _movers(change)
    sides, deeds = (movers, _CHANGES) if movers else (change.lost_by, _LOSSES)
    deed = deeds.get(change.change)
    return f"{_names(sides, called)} {deed.format(place=change.place)}" if sides and deed else None


def _movers(change: TerritorialChange) -> list[ActorRef]:
    """Who the sentence is about: the side that moved, or both where they fight over the place."""
    if change.change == "withdrawn":
        return change.lost_by
    return [*change.gained_by, *change.lost_by] if change.change == "contested" else change.gained_by


def _statement_line(statement: Statement, called: Called) -> Highlight | None:
    """The act with the words said, or the article's own words for them; None where neither tells anything."""
    text = f"{_names(statement.speakers, called)} {_ACTS[statement.act]}"
    if statement.addressees:
        text += f" to {_names(statement.addressees, called)}"
    if statement.relayed_by and statement.relayed_by.name:
        text += f", {_according_to(statement.relayed_by, called)}"
    telling = [quotation for quotation in statement.quotations if _tells(quotation)]
    if not telling and not statement.addressees:
        return None
    if not telling:
        return Highlight(text=_sentence(text), claim_ids=[statement.id])
    here = _of_one_sentence(telling, statement)
    passage = _around_term(here, statement) or min(here, key=lambda quotation: quotation.type == "indirect")
    whose = ", in the article's words" if passage.type == "indirect" else ""
    # Words between marks are somebody's already, never the report's.
    words = f"{_neutral(_opened(text))}{whose}: “{_bare(passage.text)}”"
    return Highlight(text=words, claim_ids=[statement.id])


def _around_term(telling: Sequence[Quotation], statement: Statement) -> Quotation | None:
    """The article's words around a term that the act is in: called the raid a “terrorist act”."""
    terms = [one.span.start for one in statement.quotations if one.type != "indirect" and not _tells(one)]
    first = telling[0]
    if first.type != "indirect" or not any(first.span.start <= term < first.span.end for term in terms):
        return None
    return first


def _of_one_sentence(quotations: Sequence[Quotation], statement: Statement) -> list[Quotation]:
    """Those that stand in the first one's sentence: the words of the act come first in a statement."""
    first = quotations[0].span
    sentence = next((piece for piece in statement.evidence if piece.start <= first.start < piece.end), first)
    return [one for one in quotations if sentence.start <= one.span.start < sentence.end]


def _tells(quotation: Quotation) -> bool:
    return len(quotation.text) <= _LONGEST_PASSAGE and len(quotation.text.split()) >= _FEWEST_WORDS


def _according_to(source: Source, called: Called) -> str:
    name = called.get(source.actor_id or "", source.name or "")
    return f"according to {name}" if name else "as reported by the outlet"


def _names(refs: Sequence[ActorRef], called: Called) -> str:
    return _listed(list(dict.fromkeys(called.get(ref.actor_id or "", ref.name) for ref in refs)))


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _bare(text: str) -> str:
    return text.strip().strip('“”"„«»').rstrip(",")


def _uncapped(text: str) -> str:
    return text if text.isupper() else text[:1].lower() + text[1:]


def _uncapped_day(text: str) -> str:
    """A period's wording inside a sentence: "On Saturday" loses its capital, "Sunday" and "Nov. 27" keep it."""
    first = text.partition(" ")[0]
    return _uncapped(text) if first.casefold() in _OPENERS else text


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return _neutral(_opened(" ".join(text.split()))).rstrip(".") + "."


def _neutral(text: str) -> str:
    """*text* with every loaded word in quotation marks, but for names: "National Liberation Army"."""
    for hit in reversed(hits("loaded", text)):
        if hit.start and text[hit.start].isupper():
            continue
        text = f"{text[: hit.start]}“{text[hit.start : hit.end]}”{text[hit.end :]}"
    return text
