# Targets for people; CI uses the same. `make` alone lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= corpus
INDEX ?= index
export HF_HUB_DISABLE_TELEMETRY := 1

.DEFAULT_GOAL := help
.PHONY: help install chat index test lint types fix eval bench screenshots clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# Made again only when what is to be installed changes.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; say which with make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@# Where the environment forbids to write compiled modules, each start would compile all of them again.
	$(BIN)/python -m compileall -q src
	@touch $@

install: $(VENV)/.installed ## make .venv and install into it

index: install ## build or update the index of corpus/
	$(BIN)/stdqa index --corpus $(CORPUS) --index $(INDEX)

chat: index ## serve the chat on http://127.0.0.1:7860
	$(BIN)/stdqa chat --index $(INDEX)

test: install ## run the tests (set STDQA_REFERENCE for those that need the reference documents)
	HF_HUB_OFFLINE=1 $(BIN)/python -m pytest

lint: install ## check style and types as CI does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: install ## mend style where that can be done by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: index ## measure answers on the project's question set (PART=dev for one half)
	$(BIN)/stdqa eval evaluation/questions.jsonl --index $(INDEX) $(if $(PART),--part $(PART)) \
		--fail-under figure=0.78 --fail-under citations_exact=1 --fail-under figures_cited=1

bench: index ## measure speed beside a bare script
	$(BIN)/python benchmarks/speed.py

screenshots: index ## take the pictures in docs/ (needs chromium)
	$(BIN)/python scripts/screenshots.py

clean: ## remove what was installed and built
	rm -rf $(VENV) index/CURRENT index/generations index/.lock
