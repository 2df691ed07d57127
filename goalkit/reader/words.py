"""Words of the reader for what a goal is about: qualities, roles, results, quantities and units."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ------------------------------------------------------------------ results, and what is none

VAGUE = _words("""
    best better bigger bolder braver calm calmer calmly cleaner clear clearer closer confident deeper
    earlier easier effectively fairer faster fewer fitter freer friendlier good great greater happier
    happy healthier healthy higher kinder larger leaner less longer louder lower meaningful more nicer
    quicker quieter really richer safer sharper shorter simpler smarter smoother softer sooner strong
    stronger successful tighter tougher warmer well wider wiser younger
""")
"""Better and more, and what cannot be seen."""
MOODS = _words("""
    assertive authentic balanced comfortable decisive different effective efficient fulfilled heard
    honest improved inspiring open organised organized patient positive present proactive proud real
    relaxed resilient respected strategic valued visible
""")
"""What somebody is or feels; elsewhere these words mean a thing or a deed."""
QUALITIES = _words("""
    assertiveness atmosphere balance boundaries calmness charisma clarity cohesion collaboration
    communication confidence cooperation courage creativity credibility culture delegation discipline
    empathy energy engagement focus freedom fulfilment fun gravitas happiness harmony impact influence
    innovation joy leadership listening meaning mindset mood morale motivation openness patience
    performance potential presence priorities productivity progress purpose recognition relationship
    relationships reputation resilience respect rhythm room satisfaction self-confidence skill skills
    space spirit strengths stress style talents teamwork time transformation transparency trust values
    visibility well-being wellbeing
""")
"""What one can have much or little of, and nobody can count."""
SOFT_PHRASES = (
    "a difference", "a grip", "a legacy", "a say", "by example", "kind of", "my footing", "my voice",
    "open ear", "role model", "sort of", "sparring partner", "strategic partner", "team player",
    "thought leader",
)  # fmt: skip
"""Qualities of several words."""
EXISTING = _words("""
    atmosphere boss colleague company department environment family life person place somebody someone
    team workplace
""")
"""What is there already: to name it is not yet a result."""
ROLES = _words("""
    ambassador analyst apprentice architect associate buddy captain ceo cfo chair chairman chairperson
    chairwoman chef chief chro cio coach conductor consultant controller coo counsel cto dean deputy
    director doctor editor engineer executive expert facilitator fellow foreman forewoman founder head
    headmaster headteacher inspector instructor job judge lead leader lecturer manager master matron
    member mentor nurse officer ombudsperson owner partner physician position post president principal
    producer professor promotion representative role secretary senior sergeant specialist spokesperson
    successor supervisor surgeon teacher trainer treasurer trustee vp
""")
"""Positions that somebody has or has not."""
STATES = _words("""
    accepted accredited agreed appointed approved certified chartered completed delivered done elected
    established filled finished hired implemented in-place installed introduced launched licenced
    licensed live named opened promoted published qualified ready running signed tenured trained
""")
"""What a thing is in the end."""
RESULT_NOUNS = _words("""
    accreditation appointment bachelor certificate certification completion degree diploma doctorate
    election go-live graduation handover introduction launch licence license mba merger migration
    opening phd promotion publication relocation roll-out rollout sabbatical succession turnaround
""")
"""Nouns that are a result by themselves."""
PERFORMANCES = _words("""
    class concert course interview keynote lecture presentation seminar speech talk workshop
""")
"""What is given once."""

# ------------------------------------------------------------------ quantities

NOT_PLURAL = _words("""
    access across afterwards always analysis as basis besides bonus boss business business-class campus
    class does focus gas has hers his is its lens less loss news ours overseas perhaps plus press
    process progress sales series sometimes status stress success theirs this towards us versus was yes
""")
"""Words that end in s and count nothing."""
COLLECTIVE = _words("""
    children employees fte headcount kg km men miles overtime people personnel staff women
""")
"""Words that count several without an s."""
UNITS = {
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "h": "h", "minute": "min", "minutes": "min",
    "mins": "min", "min": "min", "percent": "%", "persons": "people", "person": "people",
    "headcount": "people", "fte": "people", "ftes": "people", "heads": "people", "points": "pts",
    "point": "pts", "pts": "pts", "pt": "pts", "d": "days", "wks": "weeks", "yrs": "years",
    "times": "times", "time": "times",
}  # fmt: skip
"""How units are written, and the word that goalkit has for each."""
QUANTITY_UNITS = {
    "nps": "pts", "enps": "pts", "csat": "pts", "score": "pts", "scores": "pts", "rating": "pts",
    "grade": "pts", "ratings": "pts", "satisfaction": "pts", "engagement": "pts", "headcount": "people",
    "team": "people", "staff": "people", "people": "people", "women": "women", "men": "men",
    "workforce": "people", "crew": "people", "department": "people", "group": "people", "overtime": "h",
}  # fmt: skip
"""What a quantity is counted in that has no counted noun."""
UNWANTED = _words("""
    absences absenteeism accidents attrition backlog bugs cancellations churn complaints cost costs debt
    defects delays downtime errors escalations failures faults incidents injuries mistakes no-shows
    overtime rework scrap tickets turnover vacancies waste
""")
"""Quantities of which less is better."""
STOPS = _words("""
    a about above across after again against all among an and are around as at away be because been
    before being below better between both but by can could currently did do does down during each
    either every fewer for from had has have he her higher his how i if in inside instead into is it its
    just least less lower max maximum min minimum more most must my never no not now of off on only onto
    or our out outside over per plus she should so than that the their them these they this those
    through throughout till to today together towards under until up via was we were when where which
    while who whom whose will with within without would you your
""")
"""Words that end a phrase about one thing."""
