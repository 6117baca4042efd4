# Each target is one plain command; `make help` lists them. Nothing here is needed to use the service.
.DEFAULT_GOAL := help
.PHONY: help install serve test check clients load openapi golden train evaluate reliability bench lock image
PYTHON ?= python3
BIN := .venv/bin
CORPORA ?= corpora
SCORE ?= score
# In this order: tags know clusters, and so on.
TRAINERS := clusters tags names blocks pronouns attribution summary

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

install: .venv/installed  ## a virtual environment with everything that tests need

.venv/installed: requirements-test.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements-test.lock
	@touch $@

serve: install  ## the service, on http://127.0.0.1:8000
	$(BIN)/python -m service serve

test: install  ## the tests
	$(BIN)/python -m pytest

check: install  ## style, types and tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

openapi: install  ## write openapi.yaml, and the Postman collection, from the code
	$(BIN)/python -m service.web.openapi
	$(BIN)/python -m lab.clients.postman

clients: install  ## as other systems call it: linters, 2,000 random requests, Postman, curl (needs npm)
	npx --yes @stoplight/spectral-cli lint openapi.yaml --fail-severity warn
	npx --yes @redocly/cli lint openapi.yaml
	$(BIN)/python -m lab.clients.postman
	COPYDESK_CASES=260 $(BIN)/python -m pytest tests/web/test_specification.py
	npx --yes --package newman -- $(BIN)/python -m pytest tests/test_clients.py

load: install  ## the service under load, and what it does when things break; about ten minutes on a quiet machine
	$(BIN)/pip install --quiet --editable '.[lab]'
	OMP_NUM_THREADS=1 $(BIN)/python -m lab.load.concurrency --draw docs/load.svg
	OMP_NUM_THREADS=1 $(BIN)/python -m lab.load.soak
	OMP_NUM_THREADS=1 $(BIN)/python -m lab.load.faults
	OMP_NUM_THREADS=1 $(BIN)/python -m lab.load.replicas
	OMP_NUM_THREADS=1 $(BIN)/python -m lab.load.cluster

golden: install  ## write the golden answers anew and tell what changed
	$(BIN)/python -m lab.golden

train: install  ## learn all weights anew from CORPORA=DIR
	$(BIN)/pip install --quiet --editable '.[lab]'
	for trainer in $(TRAINERS); do \
		case $$trainer in \
			tags|names) more="$(if $(SILVER),--silver $(SILVER))";; \
			attribution) more="$(if $(MARKS),--marks $(MARKS)/marks.npz)";; \
			*) more=;; \
		esac; \
		$(BIN)/python -m lab.$$trainer --corpora $(CORPORA) $$more || exit 1; \
	done

evaluate: install  ## run the scorers: SCORE=DIR CORPORA=DIR [SEEDS=DIR GOLD=DIR], and write docs/quality.md
	$(BIN)/python -m lab.evaluate --score $(SCORE) --corpora $(CORPORA) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(GOLD),--gold $(GOLD))

reliability: install  ## how far the confidence of quotes can be trusted, from CORPORA=DIR, into docs/quality.md
	$(BIN)/pip install --quiet --editable '.[lab]'
	$(BIN)/python -m lab.reliability --corpora $(CORPORA)

bench: install  ## how long each step takes beside NLTK's tokenizer, and how time grows; on a quiet machine
	$(BIN)/pip install --quiet --editable '.[lab]'
	OMP_NUM_THREADS=1 $(BIN)/python -m lab.bench --draw docs/growth.svg

lock:  ## resolve the dependencies anew (needs uv)
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --custom-compile-command "make lock" \
	    $(UPGRADE) -o requirements.lock pyproject.toml
	uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --custom-compile-command "make lock" \
	    $(UPGRADE) --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

image:  ## the container image
	docker build --tag copydesk .
