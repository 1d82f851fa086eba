"""How are many inputs worked through? Over processes, in order, resumable at any instant, repeats linked, a manifest beside the output."""

from extractor.batch.job import Job, MakeWorker, Result, Work, jobs_of
from extractor.batch.manifest import MadeWith
from extractor.batch.pool import WorkerError
from extractor.batch.run import Options, Summary, run_batch

__all__ = ["Job", "MadeWith", "MakeWorker", "Options", "Result", "Summary", "Work", "WorkerError", "jobs_of", "run_batch"]
