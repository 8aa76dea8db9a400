"""Pages of fixed layout as HTML: lines become paragraphs again, ruled lines become tables.

A PDF or OFD holds characters and strokes at places on paper, no structure. All of it is a guess, and pages
made here say so.
"""
