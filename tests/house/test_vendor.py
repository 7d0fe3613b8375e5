"""The files of others: fetched with checked hashes, and nothing beside them."""

import io
import tarfile
from pathlib import Path

import pytest

from facilitation import assets
from hatch_build import CannotFetch, Package, Vendor, integrity

LISTING = """
[[package]]
name = "brick"
version = "1.0.0"
integrity = "{integrity}"
licence = "MIT"
[package.files]
"dist/brick.js" = "brick.js"
"""


def tarball(folder: Path, content: bytes) -> Path:
    path = folder / "brick-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as packed:
        for name in ("package/dist/brick.js", "package/install.sh"):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    return path


def brick(integrity: str, source: str = "dist/brick.js") -> Package:
    return Package("brick", "1.0.0", integrity, "MIT", {source: "lib/brick.js"})


def test_only_the_listed_files_of_a_package_are_unpacked(tmp_path):
    packed = tarball(tmp_path, b"export {}")
    hashed = integrity(packed)

    brick(hashed).unpack({hashed: packed}, tmp_path / "vendor")

    files = [path for path in (tmp_path / "vendor").rglob("*") if path.is_file()]
    assert files == [tmp_path / "vendor" / "lib" / "brick.js"]
    assert files[0].read_bytes() == b"export {}"


def test_a_package_with_another_hash_is_refused(tmp_path):
    expected = integrity(tarball(tmp_path, b"export {}"))
    swapped = tarball(tmp_path, b"export const spy = 1")

    with pytest.raises(CannotFetch, match="brick differs"):
        brick(expected).unpack({integrity(swapped): swapped}, tmp_path / "vendor")

    assert not (tmp_path / "vendor").exists()


def test_what_is_not_on_the_list_does_not_stay_in_the_folder(tmp_path):
    vendor = Vendor(tmp_path / "vendor.toml", tmp_path / "vendor")
    vendor.listing.write_text(LISTING.format(integrity="sha512-x"))
    vendor.folder.mkdir()
    (vendor.folder / "old.js").write_text("")
    (vendor.folder / "brick.js").write_text("")
    (vendor.folder / "fetched.txt").write_text(fingerprint(vendor))

    fetched = vendor.fetch()

    assert fetched is False
    assert sorted(path.name for path in vendor.folder.iterdir()) == ["brick.js", "fetched.txt"]


def fingerprint(vendor: Vendor) -> str:
    import hashlib

    return hashlib.sha256(vendor.listing.read_bytes()).hexdigest()


def test_every_listed_package_has_an_exact_version_a_hash_and_its_licence_text():
    for package in Vendor(assets.VENDOR_LIST, Path()).packages():
        assert package.version.count(".") == 2
        assert package.integrity.startswith("sha512-")
        assert any(name.startswith("licences/") for name in package.files.values())


def test_the_server_says_what_to_do_when_a_fetched_file_is_missing(tmp_path):
    with pytest.raises(assets.AssetsMissing, match="run `make assets` once"):
        assets.require_vendor_files(tmp_path)


def test_after_an_install_every_fetched_file_is_there():
    assets.require_vendor_files()
