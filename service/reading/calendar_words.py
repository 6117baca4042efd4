"""The words of the calendar, in lower case: months, weekdays, units, numbers, parts of the day, seasons."""

from __future__ import annotations

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    f"{name[:3]}.": number for number, name in enumerate(MONTH_NAMES, 1) if name != "may"
} | {"sept.": 9}  # fmt: skip
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: number for number, name in enumerate(DAY_NAMES)} | {
    f"{name[:size]}.": number for number, name in enumerate(DAY_NAMES) for size in (3, 4, 5) if len(name) > size
} | {f"{name}s": number for number, name in enumerate(DAY_NAMES)}  # fmt: skip
UNITS = {
    "hour": "TH", "day": "D", "week": "W", "fortnight": "", "month": "M", "quarter": "", "year": "Y", "decade": "",
    "century": "",
}  # fmt: skip
UNITS |= {f"{unit}s": code for unit, code in UNITS.items()} | {"centuries": ""}
SHORT_UNITS = {"minute": "TM", "minutes": "TM", "seconds": "TS"}
NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS, 1)} | {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
PERIODS = frozenset({"morning", "afternoon", "evening", "night", "midday", "noon", "midnight"})
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
