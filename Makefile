# `make` alone lists the targets. Everything runs in .venv, made from uv.lock.

BIN := .venv/bin
ALL_OF := $(MAKE) --no-print-directory --jobs=2 --keep-going --output-sync=target
export DJANGO_SETTINGS_MODULE := handlingsrom.site.settings

.DEFAULT_GOAL := help
.PHONY: help setup setup-all run test test-heavy check prove fix docs bench demo messages \
	system-packages check-style check-types check-imports check-law check-holes check-architecture

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make the environment in .venv, so that .venv/bin/handlingsrom works
	@scripts/setup

setup-all: ## the same with every extra: z3 for the proofs, PySpark
	@scripts/setup --all-extras

run: setup ## serve a demo on http://127.0.0.1:8000 until Ctrl-C
	@$(BIN)/handlingsrom run

test: setup-all system-packages ## check, and every test, browser included
	@status=0; \
	$(ALL_OF) check-types check-style check-imports check-law || { status=1; echo "The checks failed, see above."; }; \
	$(BIN)/python -m pytest -n 2 --dist worksteal || status=1; \
	exit $$status

test-heavy: setup-all ## on demand: what make test does at a hundredth of the size
	@HANDLINGSROM_HEAVY=yes $(BIN)/python -m pytest tests/unit/test_population.py tests/unit/test_importing_commands.py -k "spark or authority_over_everybody"

check: setup-all ## style, types, imports, known holes; migrations, catalogues and whatever else holds for all code
	@$(ALL_OF) check-types check-style check-imports check-law check-holes check-architecture

prove: setup-all ## prove the law: no contradiction, no gap, no idle part, no needless doubt
	@$(BIN)/handlingsrom law prove

check-style:
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .

check-types:
	@$(BIN)/mypy --no-error-summary

check-imports:
	@$(BIN)/lint-imports --no-logo > .venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }

check-law:
	@$(BIN)/handlingsrom law prove

check-holes:
	@$(BIN)/python -m scripts.audit

check-architecture:
	@$(BIN)/python -m pytest tests/architecture

fix: setup ## format, and mend what can be mended by itself
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

docs: setup-all ## make docs/generated/ anew
	@$(BIN)/python -m scripts.docs

bench: setup-all ## measure; prints ratios
	@$(BIN)/python -m scripts.bench
	@$(BIN)/python -m scripts.bench_case
	@$(BIN)/python -m scripts.bench_import
	@$(BIN)/python -m scripts.bench_pages
	@$(BIN)/python -m scripts.bench_population
	@$(BIN)/python -m scripts.bench_peers

demo: setup ## take one case from a wish to a sealed agreement, in a database of its own
	@$(BIN)/handlingsrom demo

messages: setup system-packages ## collect new texts of pages into the catalogues, and compile them
	@$(BIN)/python -m scripts.messages

system-packages:
	@scripts/system-packages
