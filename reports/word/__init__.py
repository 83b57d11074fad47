"""What a Word document is made of: its layouts, styles, text, tables and pictures."""
