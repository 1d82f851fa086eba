"""Where do `--out` and `--store` lead?"""

import typer


def check_targets(out: str | None, store: str | None) -> None:
    """BadParameter where a file stands in the place of a database or the other way round."""
    from extractor.store import member_for

    if store is not None and not member_for(store).always_resumes:
        raise typer.BadParameter(f"{store} is a file; --store takes a database (events.db or postgresql://…), --out takes files", param_hint="--store")
    if out is not None and out != "-" and member_for(out).always_resumes:
        raise typer.BadParameter(f"{out} is a database; use --store {plain(out)}", param_hint="--out")


def plain(target: str) -> str:
    """Without the password that an address may hold."""
    scheme, split, rest = target.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if split else target
