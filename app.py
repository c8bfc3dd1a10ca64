"""Serve the chat over index/, building it from corpus/ if need be; what a Hugging Face Space runs."""

from stdqa.cli import app

if __name__ == "__main__":
    app(["chat"])
