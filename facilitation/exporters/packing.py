"""Several files as one, with the same bytes for the same content: no clock, no order of chance."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: The earliest moment that the format knows.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)
#: OpenDocument asks for this file first, and not compressed, so that it can be recognised.
KIND = "mimetype"


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip file, in the order given."""
    content = BytesIO()
    with ZipFile(content, "w") as zipped:
        for name, file in files.items():
            how = ZIP_STORED if name == KIND else ZIP_DEFLATED
            entry = ZipInfo(name, NO_MOMENT)
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, file, compress_type=how)
    return content.getvalue()


def packed_again(content: bytes) -> bytes:
    """The same zip file without the moments at which its files were made."""
    with ZipFile(BytesIO(content)) as zipped:
        return packed({name: zipped.read(name) for name in zipped.namelist()})
