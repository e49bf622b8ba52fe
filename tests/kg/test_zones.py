"""Development zones: where they lie. Names of real places come from the data, none is written here."""

import csv
from importlib.resources import files

import pytest

from kg.organisation_lexicon import gazetteer
from kg.zones import Zone, zone_at


def test_listed_zones() -> None:
    """A listed zone is known by its name, alone or behind the name of its province."""
    text = (files("kg") / "data" / "zones.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        zone = Zone(row["name"], row["place"] or None, row["province"])
        assert zone_at(f"{row['name']}管理委员会关于优化环境的通知") == zone
        assert zone_at(f"{row['province']}{row['name']}管理委员会") == zone
        assert row["province"] in gazetteer().provinces
        assert row["source"]


def test_zones_named_after_a_city() -> None:
    """The city in the name of a zone tells where it lies: with its ending or without."""
    places = gazetteer()
    for city, province in places.province_of.items():
        assert zone_at(f"{city}高新技术产业开发区") == Zone(f"{city}高新技术产业开发区", city, province)
        if city.endswith("市") and len(city) > 2:
            found = zone_at(f"{city[:-1]}经济技术开发区管理委员会")
            assert found is not None
            assert found.province == province


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        # a place that is in no list: the zone is known, not where it lies
        ("澄州经济技术开发区管理委员会", Zone("澄州经济技术开发区", None, None)),
        ("澄州临空经济示范区管委会", Zone("澄州临空经济示范区", None, None)),
        # an area of a free trade zone
        ("中国（江岭）自由贸易试验区澄州片区管理委员会", Zone("中国（江岭）自由贸易试验区澄州片区", None, None)),
        # no zone
        ("澄州市人民政府", None),
        ("澄州市教育局", None),
    ],
)
def test_zones_of_unknown_places(text: str, zone: Zone | None) -> None:
    """The name ends where its kind of zone ends."""
    assert zone_at(text) == zone
