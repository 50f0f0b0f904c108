"""Knows the Chinese language, and no report."""
