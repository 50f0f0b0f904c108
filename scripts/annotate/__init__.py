"""Finds what is said about passages: terms, places."""
