"""Gives every node its permanent id."""
