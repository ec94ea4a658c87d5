"""The paper that goes with a bundle: its manifest with the names this home knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from frontoffice.documents.manifest import HeadLine, ManifestContent, PartLine, render_manifest
from frontoffice.services import branch
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically
from frontoffice.store.parcel import Part


class BundleManifest(Protocol):
    """What a bundle says of itself (`sync.bundle.Manifest`)."""

    @property
    def made_at(self) -> int:
        """UTC ms."""

    @property
    def receiver_name(self) -> str:
        """`central` or a station."""

    @property
    def heads(self) -> Sequence[Any]:
        """Where the sender stands."""

    @property
    def parts(self) -> Sequence[Part]:
        """The sealed segments."""


class Bundle(Protocol):
    """A bundle that was inspected (`sync.bundle.Inspected`)."""

    @property
    def path(self) -> str:
        """Where the file lies."""

    @property
    def hash(self) -> bytes:
        """The manifest's own hash."""

    @property
    def bytes(self) -> int:
        """The file's size."""


def manifest_pdf(home: Home, bundle: Bundle, manifest: BundleManifest) -> bytes:
    """The manifest of a bundle this station made, as a PDF in Indonesian; it names no applicant."""
    acting = home.require("bundle.exchange")
    places = {one.chain: branch.place_words(one) for one in branch.writers(home)}
    content = manifest_content(bundle, manifest, places)
    made = ManifestContent(
        office_name=home.office.name,
        counter=f"Loket {home.card.station}",
        zone=home.office.zone,
        printed_at=home.now(),
        officer=home.officer_name or acting.staff,
        sender=f"Loket {home.card.station}",
        sample=home.office.sample,
        **content,
    )
    return render_manifest(made)


def keep_manifest(path: Path, pdf: bytes) -> None:
    """Writes a manifest beside its bundle; StoreTrouble where the medium does not take it."""
    write_atomically(path, pdf)


def manifest_content(
    bundle: Bundle, manifest: BundleManifest, places: Mapping[str, str]
) -> dict[str, Any]:
    """The part of a manifest that any side fills in alike; `places` names chains (hex)."""

    def where(chain: bytes) -> str:
        return places.get(chain.hex(), f"Stasiun {chain.hex()[:6]}")

    to = manifest.receiver_name
    return {
        "file": bundle.path.replace("\\", "/").rpartition("/")[2],
        "bytes": bundle.bytes,
        "hash": bundle.hash.hex(),
        "made_at": manifest.made_at,
        "receiver": "Pusat" if to == "central" else f"Stasiun {to}",
        "parts": tuple(
            PartLine(
                where=where(one.chain),
                chain=one.chain.hex(),
                first=one.first,
                last=one.last,
                hash=one.hash.hex(),
            )
            for one in manifest.parts
            if not one.is_file
        ),
        "files": sum(one.is_file for one in manifest.parts),
        "heads": tuple(
            HeadLine(
                where=where(one.chain), chain=one.chain.hex(), seq=one.seq, hash=one.hash.hex()
            )
            for one in manifest.heads
        ),
    }
