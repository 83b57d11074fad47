"""Settings for every test."""

import os

from hypothesis import settings

# Several workers share the cores already; set before numpy is loaded by any of them.
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

# The machine may be busy: a law is not a matter of milliseconds. Same examples every time.
settings.register_profile("laws", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("deep", deadline=None, derandomize=True, max_examples=300)
settings.load_profile(os.environ.get("LAWS", "laws"))
