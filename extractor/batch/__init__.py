"""How are many inputs worked through? Over processes, in order, resumable at any instant, repeats linked, a manifest beside the output."""

from extractor.batch.job import Job, MakeWorker, Result, Work, jobs_of
from extractor.batch.keep import Keeper, Summary, open_keeper
from extractor.batch.manifest import MadeWith, differences
from extractor.batch.options import Options
from extractor.batch.pool import WorkerError
from extractor.batch.run import Supply, Watch, run_batch
from extractor.batch.signature import sign

__all__ = [
    "Job",
    "Keeper",
    "MadeWith",
    "MakeWorker",
    "Options",
    "Result",
    "Summary",
    "Supply",
    "Watch",
    "Work",
    "WorkerError",
    "differences",
    "jobs_of",
    "open_keeper",
    "run_batch",
    "sign",
]
