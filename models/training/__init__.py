"""Training of what is in `models/weights/`: one folder or module a model, each run with `python -m models.training.NAME`."""
