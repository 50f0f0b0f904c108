"""Finds the tree in a text: sections, items, sentences."""
