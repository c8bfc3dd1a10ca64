"""The script that stdqa is measured beside: sentence-transformers and FAISS, and nothing else.

``bare.py save MODEL PASSAGES.json FOLDER`` embeds and saves; ``bare.py ask MODEL FOLDER QUESTION`` answers
with the ten nearest passages.
"""

import json
import sys
from pathlib import Path

import faiss
from sentence_transformers import SentenceTransformer


def embed(model: SentenceTransformer, passages: list[str]) -> faiss.IndexFlatIP:
    """Embed passages with the model's defaults, which use all cores."""
    vectors = model.encode(passages, normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


def search(
    model: SentenceTransformer, index: faiss.IndexFlatIP, passages: list[str], question: str, k: int = 10
) -> list[tuple[float, str]]:
    """Find the ``k`` nearest passages, each with its similarity."""
    scores, rows = index.search(model.encode([question], normalize_embeddings=True), min(k, index.ntotal))
    return [(float(score), passages[row]) for score, row in zip(scores[0], rows[0], strict=True)]


if __name__ == "__main__":
    command, model_folder, first, second = sys.argv[1:]
    loaded = SentenceTransformer(model_folder)
    if command == "save":
        texts = json.loads(Path(first).read_text("utf-8"))
        faiss.write_index(embed(loaded, texts), str(Path(second) / "vectors.faiss"))
        (Path(second) / "passages.json").write_text(json.dumps(texts), "utf-8")
    else:
        texts = json.loads((Path(first) / "passages.json").read_text("utf-8"))
        stored = faiss.read_index(str(Path(first) / "vectors.faiss"))
        for score, text in search(loaded, stored, texts, second):
            print(f"{score:.3f} {text}")
