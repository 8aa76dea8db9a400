"""Word documents (Office Open XML, ISO/IEC 29500) as HTML.

Read with lxml alone: the libraries for Word files know nothing of tracked changes, text boxes, footnotes
and automatic numbers, and in a report 一、 is often such a number.
"""
