"""Settings for every test."""

from hypothesis import settings

# The machine may be busy: a law is not a matter of milliseconds. Same examples every time.
settings.register_profile("laws", deadline=None, derandomize=True)
settings.load_profile("laws")
