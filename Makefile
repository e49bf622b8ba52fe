# make demo [DOCS=path] [ORG=name]   reads documents, builds the graph in out/ and shows what one department has to do
# make test                          set-up, lint, types and all tests
# make bench                         speed, and broken files of every format
PYTHON ?= python3
DOCS ?= examples
ORG ?=
export DOCS ORG

ENV := .venv/bin/python
STAMP := .venv/.locked
LOCK := uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-header --no-annotate --no-emit-index-url

.PHONY: demo test lint format docs scores bench lock clean

demo: $(STAMP)
	@sh demo.sh

test: lint
	$(ENV) -m pytest

lint: $(STAMP)
	$(ENV) -m ruff check
	$(ENV) -m ruff format --check
	$(ENV) -m mypy

format: $(STAMP)
	$(ENV) -m ruff check --fix
	$(ENV) -m ruff format

bench: $(STAMP)
	$(ENV) -m tests.bench.speed
	$(ENV) -m tests.bench.mutations

scores: $(STAMP)
	$(ENV) -m tests.quality.scores

docs: $(STAMP)
	$(ENV) -m tests.house.generated_pages

examples: $(STAMP)
	$(ENV) -m tests.examples.make_formats

# The environment is made anew whenever the locked versions change.
$(STAMP): requirements-dev.lock requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "policykg needs Python 3.11 or later; try: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(ENV) -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	$(ENV) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

# Needs uv; run after a change of the dependencies in pyproject.toml. UPGRADE=--upgrade takes the newest versions.
lock:
	$(LOCK) $(UPGRADE) --quiet -o requirements.lock
	$(LOCK) $(UPGRADE) --quiet --group dev -o requirements-dev.lock

clean:
	rm -rf .venv out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
