"""Scoring is offline and light."""

import subprocess
import sys


def test_scoring_loads_no_heavy_library() -> None:
    code = (
        "import sys; import sitrep.evals.scoring.scorer, sitrep.evals.analysis.comparison; "
        "import sitrep.evals.scoring.slices; "
        "print([m for m in ('openai', 'instructor', 'numpy', 'scipy', 'rich', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
