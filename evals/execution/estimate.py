"""What a run would cost, before anything is asked."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...agent.model.drafter import ModelDrafter
from ...agent.model.messages import draft_messages
from ...agent.model.schema import PARTS, draft_schema
from ...agent.model.usage import Tokens, cost_usd
from ...agent.recorded import Answers, Repeat
from ...agent.settings import ModelSettings
from ...prompts.loader import CURRENT, load_prompt
from .runner import Task

# English prose and compact JSON run to four characters a token in the tokenizers of today.
_CHARACTERS_PER_TOKEN = 4
# The compact JSON of a draft has many keys and nulls: on our gold, three times the article's characters.
_DRAFT_PER_ARTICLE = 3.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Requests and tokens still to be paid for; `cost_usd` is null where there is no list price.

    Repairs, re-asks and second looks are not foreseen: a model that needs one for every article takes about
    twice as much.
    """

    requests: int
    stored: int
    input_tokens: int
    output_tokens: int
    cost_usd: float | None


def estimate(
    tasks: Iterable[Task], settings_of: Callable[[int], ModelSettings], answers: Answers | None
) -> Estimate:
    """What *tasks* would take, given the answers there are. *settings_of* leads from repeat to settings."""
    settings = settings_of(0)
    prompt = load_prompt(settings.prompt or CURRENT)
    # Each section's request carries the whole article.
    parts = len(PARTS) if settings.strategy == "sections" else 1
    schema = len(json.dumps(draft_schema(prompt.form), separators=(",", ":")))
    asked = stored = read = written = 0
    for task in tasks:
        question = ModelDrafter(settings_of(task.repeat)).draft_question(task.article)
        if answers and not task.fresh and Repeat(answers, task.repeat).get(question):
            stored += 1
            continue
        asked += parts
        messages = draft_messages(prompt, task.article)
        read += schema + parts * sum(len(message["content"]) for message in messages)
        written += round(len(task.article.text) * _DRAFT_PER_ARTICLE)
    tokens = Tokens(read // _CHARACTERS_PER_TOKEN, 0, written // _CHARACTERS_PER_TOKEN)
    cost = cost_usd(settings, tokens)
    return Estimate(asked, stored, tokens.input or 0, tokens.output or 0, cost)
