"""The response models instructor fills: reading is their validation, so a bad answer is asked again."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from ..recorded import Step
from .reading import UnreadableAnswerError, read_draft, read_repairs


class Answer(BaseModel):
    """An answer that was read from text. Its schema is not pydantic's: `wire` writes what is sent."""

    step: ClassVar[Step]
    empty_schema: ClassVar[Mapping[str, Any]] = {"type": "object", "properties": {}}

    @classmethod
    def read(cls, text: str) -> Self:
        """The answer in *text*. Raises `UnreadableAnswerError`."""
        raise NotImplementedError

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        return dict(cls.empty_schema)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Self:
        """Read leniently; the reason an answer cannot be read becomes the message of the re-ask."""
        text = json_data if isinstance(json_data, str) else bytes(json_data).decode("utf-8", "replace")
        try:
            return cls.read(text)
        except UnreadableAnswerError as error:
            reason = PydanticCustomError("unreadable", "{reason}", {"reason": str(error)})
            line = {"type": reason, "loc": (), "input": None}
            raise ValidationError.from_exception_data("answer", [line], hide_input=True) from None  # type: ignore[list-item]


class DraftAnswer(Answer):
    step: ClassVar[Step] = "draft"
    # A `Reading`. instructor walks all fields below a response model at every call, so these have no depth.
    reading: Any

    @classmethod
    def read(cls, text: str) -> Self:
        return cls(reading=read_draft(text))


class SecondLookAnswer(DraftAnswer):
    step: ClassVar[Step] = "second_look"


class RepairAnswer(Answer):
    step = "repair"
    repairs: Any  # item by the number it was asked under

    @classmethod
    def read(cls, text: str) -> Self:
        return cls(repairs=read_repairs(text))
