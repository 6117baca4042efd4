"""Texts in the shapes that feeds and pages deliver, written for these tests."""

from __future__ import annotations

from dataclasses import dataclass

STORY = (
    "The council of a small town on the coast voted on Tuesday to close the old harbour for a year, after divers "
    "found cracks in the wall that holds back the sea.",
    "“We cannot wait for the next storm,” Mayor Ann Lee told members before the vote. “If the wall goes, the market "
    "and the school go with it.”",
    "The vote was nine to four. Members who were against it said that the fishing boats had nowhere else to go, and "
    "that nobody had asked the families who live from them.",
    "Engineers from the university had warned two years ago that the wall was moving by about a centimetre a month, "
    "according to a report that the town published in May.",
    "The work is expected to cost 14 million euros, of which the state will pay half. The rest is to come from a loan "
    "that the town will have to pay back over thirty years.",
    "Fishermen who lose their berths will be paid 200 euros a week until the harbour opens again, the mayor said.",
)
P = tuple(("paragraph", paragraph) for paragraph in STORY)


@dataclass(frozen=True)
class Dump:
    """A text and the role of each of its lines."""

    name: str
    parted_by: str
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return self.parted_by.join(line for _, line in self.lines)


HEAD = ("headline", "Town closes harbour for a year after cracks in sea wall")

DUMPS = (
    Dump("headline, points, story", "\n", (
        HEAD,
        ("key_point", "• The council voted nine to four."),
        ("key_point", "• Divers had found cracks in the wall."),
        ("key_point", "• Fishermen will be paid while the harbour is closed."),
        *P,
    )),
    Dump("points under a heading of their own", "\n\n", (
        HEAD,
        ("byline", "By Jo van Dyk, Harbour Post"),
        ("other", "Key takeaways"),
        ("key_point", "- The council voted nine to four."),
        ("key_point", "- Divers had found cracks in the wall."),
        *P,
    )),
    Dump("local television", "\n\n", (
        ("navigation", "Skip to main content"),
        ("navigation", "Home > News > Local"),
        HEAD,
        ("byline", "By JO VAN DYK and MAX STONE"),
        ("published", "Published: May 7, 2024 at 6:15 PM CDT"),
        ("published", "Updated: May 8, 2024 at 9:02 AM CDT"),
        ("photo_credit", "Ann Ray/Getty Images"),
        *P,
        ("contributor_note", "Lea Park in Lisbon contributed to this report."),
        ("copyright", "Copyright 2024 Harbour Valley TV. All rights reserved."),
        ("comment_policy", "Join the conversation"),
        ("comment_policy", "Please keep your comments respectful. Read our community guidelines before you post."),
    )),
    Dump("wire copy", "\n\n", (
        HEAD,
        ("byline", "By Jo van Dyk"),
        *P,
        ("contributor_note", "(Reporting by Jo van Dyk; Editing by Max Stone)"),
        ("copyright", "© 2024 Harbour News Agency"),
    )),
    Dump("author after the story", "\n\n", (
        ("tags", "Tags: harbour | sea wall | council"),
        HEAD,
        ("published", "Wednesday, 8 May 2024 09:02 AM EDT"),
        *P,
        ("byline", "Jo van Dyk"),
        ("author_bio", "Jo van Dyk is a reporter who has covered the coast for the Harbour Post since 2011."),
    )),
    Dump("links around and inside", "\n", (
        ("navigation", "Menu"),
        ("navigation", "Sign in"),
        ("navigation", "Subscribe"),
        HEAD,
        ("byline", "By Jo van Dyk"),
        ("published", "8 May 2024"),
        P[0], P[1],
        ("advertisement", "Advertisement"),
        P[2],
        ("related", "READ MORE: Who pays for the new sea wall?"),
        P[3], P[4], P[5],
        ("related", "More News"),
        ("related", "Minister visits flooded villages"),
        ("related", "Five ways to cook a mackerel"),
        ("navigation", "Privacy Policy"),
        ("copyright", "© 2024 Harbour Post"),
    )),
    Dump("broadcaster's page", "\n\n", (
        ("navigation", "News"),
        ("navigation", "Weather"),
        HEAD,
        ("published", "2 hours ago"),
        ("photo_credit", "Image source, Getty Images"),
        ("caption", "Image caption, The wall has moved since 2022"),
        ("byline", "By Jo van Dyk"),
        ("byline", "Harbour News, Lisbon"),
        P[0], P[1], P[2],
        ("photo_credit", "Image source, Reuters"),
        P[3], P[4], P[5],
        ("related", "More on this story"),
        ("related", "Who pays for the wall?"),
    )),
)  # fmt: skip
