"""Samenspel: live participatory meetings in Dutch neighbourhoods, from briefje to wijkagenda."""
