"""Looks for what is wrong, and stops nothing itself."""
