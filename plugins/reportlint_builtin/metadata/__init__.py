"""What the page's tags and lines say about the report."""
