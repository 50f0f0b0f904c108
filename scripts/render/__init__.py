"""Makes the pages under docs/: views, templates, words."""
