"""Finds what is said about passages: terms, phrases, places."""
