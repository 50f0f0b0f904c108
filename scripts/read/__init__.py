"""Reads the seeds: one format a file, each with its inverse."""
