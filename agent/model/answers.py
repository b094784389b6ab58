"""What instructor is given as response models: reading is their validation, so a bad answer is asked again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from ..recorded import Step
from .reading import Reading, UnreadableAnswerError, read_draft, read_repairs

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class AnswerModel(Generic[Read]):
    """As much of a pydantic model as instructor asks for once a request is made: it validates text.

    A pydantic class would be walked through at every call, in search of validators that it does not have.
    """

    step: Step
    read: Callable[[str], Read]

    def model_validate_json(self, text: str, **_: Any) -> Read:
        """Read leniently; the reason an answer cannot be read becomes the message of the re-ask."""
        try:
            return self.read(text)
        except UnreadableAnswerError as error:
            reason = PydanticCustomError("unreadable", "{reason}", {"reason": str(error)})
            line = {"type": reason, "loc": (), "input": None}
            raise ValidationError.from_exception_data("answer", [line], hide_input=True) from None  # type: ignore[list-item]


DRAFT_ANSWER: AnswerModel[Reading] = AnswerModel("draft", read_draft)
SECOND_LOOK_ANSWER: AnswerModel[Reading] = AnswerModel("second_look", read_draft)
REPAIR_ANSWER: AnswerModel[dict[int, Any]] = AnswerModel("repair", read_repairs)  # item by number asked under
