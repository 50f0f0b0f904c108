"""What everything is: frozen types, no input or output."""
