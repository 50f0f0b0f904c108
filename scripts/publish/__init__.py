"""Makes the files of the site that are not pages."""
