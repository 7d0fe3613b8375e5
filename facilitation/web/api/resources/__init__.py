"""What goes over the wire of the API: every answer and body, in types that check and describe.

What is published about a plan has its own types already (exporters/agenda_document.py).
"""
