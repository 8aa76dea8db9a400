"""The parts of the report, their headings, title and preface."""
