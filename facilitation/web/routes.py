"""How a table of addresses is written: end point → (rule, methods)."""

from collections.abc import Mapping

Routes = Mapping[str, tuple[str, tuple[str, ...]]]
GET, POST = ("GET",), ("POST",)
