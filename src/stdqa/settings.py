"""Settings: defaults with their reasons, overridden by stdqa.toml and then by STDQA_… variables.

Settings that shape the index (``model``, ``passage_chars``) are written to its manifest and compared
when it is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from stdqa.errors import BadSettings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"


class Settings(BaseSettings):
    """Everything that can be set, by name in ``stdqa.toml`` or as ``STDQA_NAME`` in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="STDQA_",
        toml_file="stdqa.toml",
        frozen=True,
        extra="forbid",
        env_ignore_empty=True,
        protected_namespaces=(),
    )

    corpus: Path = Field(Path("corpus"), description="folder of the documents")
    index: Path = Field(Path("index"), description="folder of the index")
    store: Path = Field(
        Path("kept/desk.sqlite3"), description="file of the conversations and of what people say of answers"
    )
    sets: Path = Field(Path("evaluation"), description="folder of the question sets that Evaluate offers")
    made: Path = Field(Path("kept/sets"), description="folder of the question sets made or uploaded there")
    runs: Path = Field(Path("runs"), description="folder of the runs of question sets")
    model: str = Field(DEFAULT_MODEL, description="sentence-transformers model: a folder or a hub name")
    passage_chars: int = Field(
        600, ge=100, le=5000, description="longest passage; what a reader takes in at a glance"
    )
    candidates: int = Field(
        24, ge=1, le=500, description="passages that dense and lexical search each hand to the fusion"
    )
    # Cormack, Clarke and Büttcher's constant of 60 is for lists of a thousand; with some twenty candidates
    # each, 10 keeps the first places apart.
    fusion_constant: float = Field(
        10, ge=0, le=1000, description="constant of the fusion by rank; a larger one tells ranks less apart"
    )
    fusion_dense: float = Field(
        0.5, ge=0, le=1, description="share of the search by meaning in the fusion; words have the rest"
    )
    passages_read: int = Field(
        4, ge=0, le=24, description="passages that the trained reader reads with a question; 0 for none"
    )
    passages_shown: int = Field(10, ge=1, le=10, description="passages returned with an answer")
    question_chars: int = Field(
        2000, ge=1, description="longest question; longer ones are refused with an error, never cut"
    )
    draft_chars: int = Field(
        100_000, ge=1, description="longest draft to check; longer ones are refused with an error, never cut"
    )
    glossary: Path | None = Field(None, description="a file of further equivalent terms (TOML)")
    host: str = Field("127.0.0.1", description="address the chat listens on; loopback unless you say so")
    port: int = Field(7860, ge=0, le=65535, description="port of the chat")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over stdqa.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @classmethod
    def read(cls, **given: object) -> Settings:
        """Read the settings; values of None count as not given.

        :raises BadSettings: naming each setting whose value makes no sense.
        """
        try:
            return cls(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
        except ValidationError as error:
            wrong = "; ".join(map(_wrong, error.errors()))
            raise BadSettings(
                f"Settings make no sense: {wrong}. Look at stdqa.toml and at the STDQA_ variables."
            ) from error
        except (ValueError, OSError) as error:
            raise BadSettings(f"stdqa.toml cannot be read: {error}. Correct or remove it.") from error


def _wrong(error: ErrorDetails) -> str:
    name = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return f"{name}: there is no such setting"
    return f"{name} is {error['input']!r}: {error['msg']}"
