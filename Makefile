# Each target sets up what it needs: `make demo` needs Python 3.11 or later and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# What is used is compiled as it is used, and kept whatever the environment says: else each process compiles it again.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(PIP) install --no-compile
LINT := $(BIN)/ruff check && $(BIN)/mypy
WORKERS ?= auto
MUTANTS ?= 6000
DRAWN ?= 200

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test fuzz lint bench pictures readme lock clean office browser

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/runtime  ## run a whole campaign on generated data into output/demo
	rm -rf output/demo
	$(BIN)/toolkit demo output/demo

test: $(VENV)/dev office browser  ## every test, in random order, and lint beside them
	@{ $(LINT); } >$(VENV)/lint.log 2>&1 & lint=$$!; \
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder; tests=$$?; \
	wait $$lint; linted=$$?; cat $(VENV)/lint.log; \
	exit $$((tests | linted))

fuzz: $(VENV)/dev  ## 6,000 mutants of a filled form and 200 drawn cases a test; MUTANTS=n, DRAWN=n for other numbers
	MUTANTS=$(MUTANTS) DRAWN=$(DRAWN) $(BIN)/python -m pytest -n $(WORKERS) -p no:randomly -m 'hypothesis or drawn'

lint: $(VENV)/dev  ## ruff and strict mypy
	$(LINT)

bench: $(VENV)/bench browser  ## time and memory of a month (SCALE=3 for 3,000 workbooks); the dashboard; the reports; reading, annotating, near duplicates, 汇总表, documents, the book, the assignment, the calibration and the merging of score sheets against the usual libraries
	$(BIN)/python -m tests.benchmarks.month
	$(BIN)/python -m tests.benchmarks.read_and_check
	$(BIN)/python -m tests.benchmarks.similarity
	$(BIN)/python -m tests.benchmarks.master
	$(BIN)/python -m tests.benchmarks.dashboard
	$(BIN)/python -m tests.benchmarks.documents
	$(BIN)/python -m tests.benchmarks.reports
	$(BIN)/python -m tests.benchmarks.calibration
	$(BIN)/python -m tests.benchmarks.assignment
	$(BIN)/python -m tests.benchmarks.merging
	$(BIN)/python -m tests.benchmarks.book

pictures: $(VENV)/dev  ## draw docs/pictures anew from the demo's real output
	.ci/office pictures
	.ci/browser
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
	$(PIP) install '.[bench]'
	{ echo '-r requirements-dev.lock'; $(PIP) freeze --all --exclude toolkit --exclude pip \
		| grep -vxFf requirements.lock | grep -vxFf requirements-dev.lock; } > requirements-bench.lock
	rm -rf $(VENV) build

clean:  ## remove everything that make has made
	rm -rf $(VENV) build dist *.egg-info output/demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

office:
	@.ci/office

browser:
	@.ci/browser

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install python3-venv
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/runtime: requirements.lock setup.cfg pyproject.toml $(VENV)/python
	$(INSTALL) --no-deps -r requirements.lock
	$(INSTALL) --no-deps --editable .
	$(PIP) check
	@touch $@

$(VENV)/bench: requirements-bench.lock $(VENV)/dev
	$(INSTALL) --no-deps -r requirements-bench.lock
	$(PIP) check
	@touch $@

$(VENV)/dev: requirements-dev.lock requirements.lock setup.cfg pyproject.toml $(VENV)/python
	$(INSTALL) --no-deps -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	$(PIP) check
	@touch $(VENV)/runtime $@
