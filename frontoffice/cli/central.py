"""`central`: the centre's administration - offices, stations, standards, status."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli import central_bundle, central_notice
from frontoffice.cli.centre_home import opened_centre
from frontoffice.cli.session import utc
from frontoffice.server import admin, revocation, spare
from frontoffice.services import catalogue as standards

app = typer.Typer(rich_markup_mode=None)
office = typer.Typer(rich_markup_mode=None)
station = typer.Typer(rich_markup_mode=None)
catalogue = typer.Typer(rich_markup_mode=None)
for name, group in (("office", office), ("station", station), ("catalogue", catalogue)):
    app.add_typer(group, name=name)
app.add_typer(central_bundle.app, name="bundle")
app.add_typer(central_notice.app, name="notice")

OfficeCode = Annotated[str, typer.Option("--office", metavar="CODE")]
StationNumber = Annotated[int, typer.Option("--station", metavar="NO")]


@app.callback()
def central(
    ctx: typer.Context,
    database: Annotated[str | None, typer.Option("--database", metavar="URL")] = None,
) -> None:
    """Keeps the address of the database for the commands below."""
    ctx.meta["database"] = database


@office.command("add")
def office_add(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE")],
    name: Annotated[str, typer.Option("--name", metavar="NAME")],
    zone: Annotated[str, typer.Option("--zone", metavar="WIB|WITA|WIT")] = "WIB",
) -> None:
    """Adds an office, or renames it."""
    with opened_centre(ctx) as centre:
        answer = admin.office_add(centre, code, name, zone)
    ctx.obj.answer(answer, f"{answer['office']}  {answer['name']}  {answer['zone']}")


@station.command("code")
def station_code(
    ctx: typer.Context,
    office: OfficeCode,
    station: StationNumber,
    agency: Annotated[list[str] | None, typer.Option("--agency", metavar="CODE")] = None,
) -> None:
    """A one-time enrolment code for a station, and whose applicants it may know by name."""
    circles = ("office", *(f"agency:{one}" for one in sorted(set(agency)))) if agency else None
    with opened_centre(ctx) as centre:
        answer = admin.station_code(centre, office, station, circles)
    answer["expires_at"] = utc(answer["expires_at"])
    ctx.obj.answer(answer, f"{answer['code']}  {answer['expires_at']}")


@station.command("revoke")
def station_revoke(
    ctx: typer.Context,
    office: OfficeCode,
    station: StationNumber,
    lost: Annotated[bool, typer.Option("--lost")] = False,
) -> None:
    """Takes back a station's certificate; a lost one is told to destroy its keys."""
    with opened_centre(ctx) as centre:
        answer = admin.station_revoke(centre, office, station, lost=lost)
    ctx.obj.answer(answer, ctx.obj.say("revoked", count=answer["revoked"]))


@station.command("spare")
def station_spare(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    office: OfficeCode,
    station: StationNumber,
    server: Annotated[str, typer.Option("--server", metavar="URL")],
) -> None:
    """Writes the package of a spare for the sealed envelope; its code has no end date."""
    with opened_centre(ctx) as centre:
        code = spare.make_package(centre, office, station, file, server)
    ctx.obj.answer({"file": str(file), "code": code, "expires_at": None}, f"{code}  {file}")


@station.command("accept")
def station_accept(ctx: typer.Context, office: OfficeCode, station: StationNumber) -> None:
    """Lets count what a retired station wrote after its revocation."""
    with opened_centre(ctx) as centre:
        answer = revocation.accept_late(centre, office, station)
    ctx.obj.answer(answer, ctx.obj.say("late-accepted", count=answer["entries"]))


@catalogue.command("publish")
def catalogue_publish(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    office: Annotated[str | None, typer.Option("--office", metavar="CODE")] = None,
) -> None:
    """Publishes standards to every office, or to one."""
    read = standards.read_catalogue(file)
    with opened_centre(ctx) as centre:
        answer = admin.catalogue_publish(centre, read, office)
    changed, unchanged = answer["changed"], answer["unchanged"]
    said = ctx.obj.say("catalogue-imported", changed=len(changed), unchanged=unchanged)
    ctx.obj.answer({"published": changed, "unchanged": unchanged}, said, *changed)


@app.command()
def status(ctx: typer.Context) -> None:
    """Every office with its stations, last contact and cases."""
    with opened_centre(ctx) as centre:
        answer = admin.status(centre)
    lines: list[str] = []
    for one in answer["offices"]:
        one["last_contact_at"] = utc(one["last_contact_at"])
        for station in one["stations"]:
            station["last_contact_at"] = utc(station["last_contact_at"])
        lines.append(
            f"{one['office']}  {one['name']}  "
            + ctx.obj.say(
                "office-status",
                stations=len(one["stations"]),
                cases=sum(one["cases"].values()),
                entries=one["entries"],
                contact=one["last_contact_at"] or "-",
            )
        )
    ctx.obj.answer(answer, *lines)
