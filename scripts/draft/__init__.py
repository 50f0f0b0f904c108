"""Guesses, for an editor to correct; nothing that is published depends on them."""
