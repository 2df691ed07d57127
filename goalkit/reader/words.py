"""Words of the reader for what a goal is about: qualities, roles, results, quantities and units."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ------------------------------------------------------------------ results, and what is none

VAGUE = _words("""
    best better bigger bolder braver broader calm calmer calmly cleaner clear clearer closer confident
    cooler deeper earlier easier effectively fairer faster fewer fitter freer friendlier fulfilling
    genuine good great greater happier happy healthier healthy higher kinder larger leaner less longer
    louder lower meaningful more nicer quicker quieter really richer safer sharper shorter simpler
    smarter smoother steadier softer sooner strong stronger successful thicker tighter tougher warmer
    well wider wiser younger
""")
"""Better and more, and what cannot be seen."""
MOODS = _words("""
    assertive authentic balanced comfortable decisive different effective efficient fulfilled heard honest
    improved inspiring open organised organized patient positive present proactive proud real relaxed
    resilient respected strategic valued visible
""")
"""What somebody is or feels; elsewhere these words mean a thing or a deed."""
QUALITIES = _words("""
    anger anxiety art assertiveness atmosphere attention attitude awareness balance boundaries bridge
    bridges calmness challenge challenges charisma clarity cohesion collaboration comfort commitment
    communication confidence cooperation courage creativity credibility culture dedication delegation
    discipline doubts effectiveness effort empathy energy engagement environment fear fears focus
    freedom fulfilment fun gravitas habits happiness harmony impact influence innovation joy leadership
    listening meaning mindset mood morale motivation nerves openness opportunities patience
    perfectionism performance potential presence priorities productivity progress promises purpose
    recognition relationship relationships reputation resilience respect rhythm satisfaction
    self-assurance self-awareness self-confidence sense shell skill skills spirit standing strength
    strengths stress style talents teamwork time transformation transparency trust values visibility
    voice way ways well-being wellbeing worries worry
""")
"""What one can have much or little of, and nobody can count."""
SOFT_PHRASES = (
    "a difference", "a grip", "a legacy", "a life", "a real", "a say", "act together", "be the change",
    "big picture", "by example", "daily grind", "grow as", "grow into", "kind of", "move on",
    "my footing", "my ground", "my place", "my voice", "open ear", "own ideas", "role model", "room to",
    "go-to", "winning team", "same page", "same wavelength",
    "settle in", "sort of", "space for", "space to", "sparring partner", "strategic partner",
    "team player", "the first to", "the hearts", "thought leader",
)  # fmt: skip
"""Qualities of several words."""
EXISTING = _words("""
    atmosphere boss club colleague company department environment family life organisation organization
    person place somebody someone team workplace
""")
"""What is there already: to name it is not yet a result."""
ROLES = _words("""
    accountant administrator adviser advisor ambassador analyst apprentice architect associate auditor
    buddy buyer captain carer ceo cfo chair chairman chairperson chairwoman chef chief chro cio coach
    conductor consultant controller coo councillor counsel cto dean deputy designer developer director
    doctor editor engineer executive expert facilitator fellow foreman forewoman founder head headmaster
    headteacher inspector instructor job judge lawyer lead leader lecturer manager master matron mayor
    member mentor midwife nurse officer ombudsperson owner partner physician position post president
    principal producer professor promotion representative role secretary senior sergeant specialist
    spokesperson steward successor supervisor surgeon teacher trainer treasurer trustee vp
""")
"""Positions that somebody has or has not."""
STATES = _words("""
    accepted accredited agreed appointed approved carbon-neutral certified chartered completed delivered
    done elected established filled finished hired implemented in-place installed introduced launched
    licenced licensed live named opened paperless profitable promoted published qualified ready running
    self-employed signed tenured trained
""")
"""What a thing is in the end."""
RESULT_NOUNS = _words("""
    accreditation appointment apprenticeship approval bachelor break-even certificate certification
    completion degree diploma doctorate election go-live graduation handover internship introduction
    launch licence license mba merger migration opening permission phd promotion publication relocation
    retirement roll-out rollout sabbatical secondment succession traineeship turnaround
""")
"""Nouns that are a result by themselves."""
PERFORMANCES = _words("""
    class concert course interview keynote lecture presentation seminar speech talk workshop
""")
"""What is given once."""

# ------------------------------------------------------------------ quantities

NOT_PLURAL = _words("""
    access across afterwards always analysis as basis besides bonus boss business business-class campus
    class does focus gas has hers his is its lens less loss news ours overseas perhaps plus press process
    progress sales series sometimes status stress success theirs this towards us versus was yes
""")
"""Words that end in s and count nothing."""
COLLECTIVE = _words("""
    alumni children crew criteria employees fte headcount kg km kwh men miles mwh overtime people
    personnel ppm staff women
""")
"""Words that count several without an s."""
UNITS = {
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "h": "h", "minute": "min", "minutes": "min",
    "mins": "min", "min": "min", "percent": "%", "persons": "people", "person": "people",
    "headcount": "people", "fte": "people", "ftes": "people", "heads": "people", "points": "pts",
    "point": "pts", "pts": "pts", "pt": "pts", "d": "days", "wks": "weeks", "yrs": "years",
    "times": "times", "time": "times", "stars": "pts",
}  # fmt: skip
"""How units are written, and the word that goalkit has for each."""
QUANTITY_UNITS = {
    "nps": "pts", "enps": "pts", "csat": "pts", "score": "pts", "scores": "pts", "rating": "pts",
    "grade": "pts", "ratings": "pts", "satisfaction": "pts", "engagement": "pts", "headcount": "people",
    "membership": "members", "age": "years", "mark": "pts", "marks": "pts",
    "team": "people", "staff": "people", "people": "people", "women": "women", "men": "men",
    "workforce": "people", "crew": "people", "department": "people", "group": "people", "overtime": "h",
}  # fmt: skip
"""What a quantity is counted in that has no counted noun."""
MONEY = _words("""
    budget budgets capital cost costs debt debts earnings ebit ebitda expenses fees funding income
    investment price prices profit profits revenue revenues salary sales savings spend spending turnover
    value wages worth
""")
"""What is counted in money: its number has no unit but a currency."""
UNWANTED = _words("""
    absences absenteeism accidents attrition backlog bugs cancellations churn complaints cost costs debt
    defects delays downtime errors escalations failures faults incidents injuries mistakes no-shows
    overtime rework scrap tickets turnover vacancies waste
""")
"""Quantities of which less is better."""
MEASURABLE = QUANTITY_UNITS.keys() | {"energy", "productivity", "time"}
"""What sounds like a quality and can be told in numbers."""
STOPS = _words("""
    a about above abroad across after again against all altogether among an and are around as at away be
    because been before being below better between both but by can could currently did do does down during
    each either every fewer for from had has have he her higher his how i if in inside instead into is it
    its just least less lower max maximum min minimum more most must my never no not now of off on only
    onto or our out outside over per plus she should so than that the their them these they this those
    through throughout till to today together towards under until up via was we were when where which
    while who whom whose will with within without would you your
""")
"""Words that end a phrase about one thing."""
