"""Sets two reports side by side."""
