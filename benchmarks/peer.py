"""How fast is another rule pipeline over the same texts? medspaCy with our word lists as target rules, its own sentences and ConText rules.

Run by `benchmarks.speed` with the Python of `.venv-peers`: reads {"texts": […], "terms": [[form, label], …], "rounds": n} from standard input
and writes {"name": …, "about": …, "seconds": [best processor time of each text]}. Imports nothing of ours.
"""

import json
import os
import sys
from importlib.metadata import version
from time import process_time

os.environ["LOGURU_AUTOINIT"] = "False"  # its sentence splitter logs every token, which would cost it half of its time

import medspacy
from medspacy.ner import TargetRule


def main() -> None:
    """Measure what standard input says."""
    asked = json.load(sys.stdin)
    nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"])
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(form, label) for form, label in asked["terms"]])
    best = [float("inf")] * len(asked["texts"])
    for _ in range(asked["rounds"]):
        for number, text in enumerate(asked["texts"]):
            began = process_time()
            nlp(text)
            best[number] = min(best[number], process_time() - began)
    about = f"{len(asked['terms']):,} target rules, {len(nlp.get_pipe('medspacy_context').rules)} ConText rules"
    json.dump({"name": f"medspaCy {version('medspacy')}", "about": about, "seconds": best}, sys.stdout)


if __name__ == "__main__":
    main()
