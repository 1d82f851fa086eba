# Everything a newcomer or CI calls. `make demo` runs the main job, `make test` passes the tests.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# one thread per process: the pipeline's parallelism is processes, not BLAS
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: install demo test check gate bench format lock clean

install: $(VENV)/.installed

# pip is upgraded first: an old one fails on extras that the page reader's dependencies name
$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: install  ## the main job: fetch articles over HTTP and print their events (URL=… takes that article instead)
	$(BIN)/python fixtures/demo.py $(URL)

test: install
	$(BIN)/python -m pytest -n 2

check: install  ## format, lint, strict types, import contracts, rule proofs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/extractor check

gate: install  ## scores per field against the pinned floors
	$(BIN)/python -m benchmarks.gate

bench: install  ## speed of the whole pipeline beside peers, in one run
	@test -e .venv-peers/.installed || { $(PYTHON) -m venv .venv-peers && .venv-peers/bin/python -m pip install --quiet --upgrade pip \
		&& .venv-peers/bin/python -m pip install --quiet -r benchmarks/requirements-peers.txt && touch .venv-peers/.installed; } \
		|| { rm -rf .venv-peers; echo "the peer cannot be installed (see above): measured without it"; }
	$(BIN)/python -m benchmarks.speed

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## after a change of dependencies; holds hashes and no address of an index
	env -u PIP_FIND_LINKS $(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --allow-unsafe --extra dev --extra postgres --strip-extras --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
