"""Brings the English to its sentence, also after a change of the Chinese."""
