"""Templates as code: made in the worker, because making it holds up whoever is answering phones."""

from collections.abc import Iterable, Mapping

from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket, BytecodeCache

from facilitation.assets import templates_folder


def compiled(names: Iterable[str]) -> Mapping[str, bytes]:
    """Name -> the code that Jinja makes of a template, as Jinja keeps it: with the checksum of its
    source. Every page of ours is HTML, so that what is put in is escaped."""
    loader = FileSystemLoader(templates_folder())
    environment = Environment(loader=loader, autoescape=True)
    return {name: _code(environment, loader, name) for name in names}


def _code(environment: Environment, loader: FileSystemLoader, name: str) -> bytes:
    source, filename, _ = loader.get_source(environment, name)
    bucket = Bucket(environment, name, BytecodeCache().get_source_checksum(source))
    bucket.code = environment.compile(source, name, filename)
    return bucket.bytecode_to_string()
