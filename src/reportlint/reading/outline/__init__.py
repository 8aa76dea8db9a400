"""Title, headings, parts, paragraphs: where the report stands on the page."""
