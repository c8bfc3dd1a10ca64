"""``python -m stdqa``."""

from stdqa.cli import run

if __name__ == "__main__":
    run()
