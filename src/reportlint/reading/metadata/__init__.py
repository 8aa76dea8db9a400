"""What the page says about the report: dates, source, tags, links, kind."""
