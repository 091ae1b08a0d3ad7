# Each target sets up what it needs: `make demo` needs Python 3.11 or later and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
WORKERS ?= auto
MUTANTS ?= 6000

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test fuzz lint bench pictures readme lock clean office

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/runtime  ## run a whole campaign on generated data into output/demo
	rm -rf output/demo
	$(BIN)/toolkit demo output/demo

test: lint office  ## lint, then every test, in random order
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

fuzz: $(VENV)/dev  ## read 6,000 mutants of a filled form; MUTANTS=n for another number
	MUTANTS=$(MUTANTS) $(BIN)/python -m pytest -n $(WORKERS) -p no:randomly tests/fuzz

lint: $(VENV)/dev  ## ruff and strict mypy
	$(BIN)/ruff check
	$(BIN)/mypy

bench: $(VENV)/dev  ## reading and annotating against calamine, pandas and openpyxl
	$(BIN)/python tests/benchmarks/read_and_check.py

pictures: $(VENV)/dev office  ## draw docs/pictures anew from the demo's real output
	$(BIN)/python docs/pictures.py

readme: $(VENV)/dev  ## write the generated parts of both READMEs anew
	$(BIN)/python docs/readme.py

lock:  ## find the newest versions that fit setup.cfg and write the lock files
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(PIP) install .
	$(PIP) freeze --exclude toolkit > requirements.lock
	$(PIP) install '.[dev]'
	{ echo '-r requirements.lock'; $(PIP) freeze --all --exclude toolkit --exclude pip \
		| grep -vxFf requirements.lock; } > requirements-dev.lock
	rm -rf $(VENV) build

clean:  ## remove everything that make has made
	rm -rf $(VENV) build dist *.egg-info output/demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

office:
	@.ci/office

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install python3-venv
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/runtime: requirements.lock setup.cfg pyproject.toml $(VENV)/python
	$(PIP) install -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/runtime
	$(PIP) install -r requirements-dev.lock
	@touch $@
