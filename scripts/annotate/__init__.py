"""Finds what is said about passages: terms, hints, places."""
