"""Read marked place names in the layouts of the LGL family and of GeoWebNews."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import UnreadableReportError
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace(Span):
    """A marked place name; `lat` and `lon` (degrees) are None where the corpus gives no point."""

    lat: float | None
    lon: float | None
    geonameid: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with its marked place names, in text order."""

    name: str
    text: str
    outlet: str | None
    published: str | None
    places: tuple[GoldPlace, ...]


# What GeoWebNews marks beside names of places: expressions ("the city"), adjectives, languages, names of other things.
_GEOWEBNEWS_NOT_NAMES = frozenset(
    {"Non_Lit_Expression", "Literal_Expression", "Non_Toponym", "Demonym", "Homonym", "Language"}
)


def gold_articles(path: Path) -> list[GoldArticle]:
    """The articles of an XML file; a mark whose offsets do not give its words is left out.

    Raises:
        UnreadableReportError: when the file cannot be read or is not in that layout.
    """
    try:
        root = ET.parse(path).getroot()  # noqa: S314 - the user's own file
        articles = [_gold_article(number, article) for number, article in enumerate(root.iter("article"))]
    except (OSError, ET.ParseError, ValueError) as error:
        raise UnreadableReportError(f"{path}: not in the layout of LGL or GeoWebNews ({error})") from error
    if not articles:
        raise UnreadableReportError(f"{path}: not in the layout of LGL or GeoWebNews (no article in it)")
    return articles


def _gold_article(number: int, article: ET.Element) -> GoldArticle:
    text = article.findtext("text") or ""
    marks = (_gold_place(mark) for mark in article.iter("toponym"))
    places = sorted((place for place in marks if place and place.reproduces(text)), key=lambda place: place.start)
    published = article.findtext("dltime")
    return GoldArticle(
        name=article.get("docid") or article.get("file") or str(number),
        text=text,
        outlet=article.findtext("domain") or article.findtext("link"),
        published=published[:10] if published else None,
        places=tuple(places),
    )


def _gold_place(mark: ET.Element) -> GoldPlace | None:
    if mark.findtext("type") in _GEOWEBNEWS_NOT_NAMES:
        return None
    place = mark.find("gaztag")
    lat = mark.findtext("latitude") or (place.findtext("lat") if place is not None else None)
    lon = mark.findtext("longitude") or (place.findtext("lon") if place is not None else None)
    geonameid = mark.findtext("geonamesID") or (place.get("geonameid") if place is not None else None)
    return GoldPlace(
        start=int(mark.findtext("start") or -1),
        end=int(mark.findtext("end") or -1),
        text=mark.findtext("phrase") or mark.findtext("extractedName") or "",
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        geonameid=int(geonameid) if geonameid and geonameid.isdecimal() else None,
    )
