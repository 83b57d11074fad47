"""A first study from exports alone: what can be guessed, marked as guessed."""
