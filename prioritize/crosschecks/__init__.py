"""What the sheets of a study say about one another, checked a topic a file."""
