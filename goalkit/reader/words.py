"""The vocabulary of the reader: which words tell of keeping, changing, finishing, comparing, wishing.

Verbs stand in their base form; `clauses.base_form` takes the endings off. Only tables stand here.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ------------------------------------------------------------------ verbs

KEEPING = _words("keep stay hold maintain remain limit cap sustain ensure protect avoid preserve retain")
LIMITING = _words("limit cap")
RAISING = _words(
    "raise increase grow lift boost improve expand earn win free save gain reach achieve hit attain attract "
    "acquire generate collect add push build double triple quadruple recruit hire train recover secure "
    "bring get move climb advance fill sell close read write finish complete run certify onboard turn"
)
LOWERING = _words(
    "cut reduce lower decrease shrink slash shorten halve drop trim minimise minimize lessen eliminate curb "
    "decline fall squeeze"
)
CHANGING = (
    _words(
        "raise increase grow lift boost improve expand earn win free save gain reach achieve hit attain attract "
        "acquire generate collect push double triple quadruple recover secure bring get move climb advance"
    )
    | LOWERING
)
MEANS = _words(
    "automate streamline simplify standardise standardize digitise digitize reorganise outsource use"
)

FINISHING = _words(
    "apply appoint award book build buy certify choose close complete conclude clarify contact convert create decide define discuss evaluate convince fix invite map pick plan adopt approve agree repair replace update upgrade translate resolve review restore restructure settle select defend communicate call build change define deliver deploy "
    "design draft enrol enroll enter establish file fill finalise finalize find finish found graduate hand hire "
    "implement install introduce join launch merge migrate move negotiate nominate obtain open organise organize pass "
    "pilot present produce publish qualify recruit register release relocate renew replace roll secure sell set ship "
    "sign start submit switch transfer win write host attend document sit transition close appear renovate rebuild"
)
"""Verbs of one result that is there or not."""
WEAK_FINISHING = _words("get take have earn make bring put run hold do visit receive gain complete agree")
"""Verbs that tell of a result only with an article and a thing behind them."""
BECOMING = _words("become be step return come succeed rise move progress transition promote switch")
MOVING = _words("return move switch transition rise come")
RUNNING = _words("manage develop lead run build head grow coordinate oversee direct expand")
"""Verbs of a responsibility; two of them together are a chain of steps."""
OPEN_ENDED = _words(
    "able feel enjoy learn listen ask give say speak delegate trust share think let help support encourage inspire "
    "motivate communicate focus try understand show accept worry care treat respect improve strengthen "
    "deepen work stop laugh live love see talk involve empower practise practice reflect act handle deal "
    "recognise recognize appreciate praise prioritise prioritize balance keep stay remain know notice express "
    "challenge spend enable foster nurture cultivate embrace react respond prepare explain bring find lead coach mentor "
    "want contribute increase raise reduce cut lower grow boost walk"
)

# ------------------------------------------------------------------ what a result is about

SOFT_PHRASES = (
    "role model",
    "by example",
    "thought leader",
    "team player",
    "sparring partner",
    "strategic partner",
    "kind of",
    "sort of",
)
EXISTING = _words(
    "team workplace company department place environment atmosphere boss colleague person family life"
)
"""Things that are there already: to name one is not yet a result."""
VAGUE = _words(
    "clear shorter longer younger earlier sooner larger wider deeper richer cleaner leaner louder quieter "
    "sharper tighter safer smarter freer friendlier fitter better more less fewer greater higher lower "
    "stronger happier healthier calmer clearer closer faster easier braver kinder wiser bolder quicker "
    "bigger smoother tougher softer nicer fairer warmer simpler best good great well really happy healthy "
    "calm calmly confident successful effectively strong meaningful"
)
"""Better and more, and what cannot be seen."""
MOODS = _words(
    "open honest patient present relaxed balanced inspiring authentic decisive strategic assertive "
    "resilient organised organized proactive fulfilled proud comfortable heard valued improved respected "
    "visible positive real efficient effective different"
)
"""What somebody is or feels; elsewhere these words mean a thing or a deed."""
QUALITIES = _words(
    "balance confidence communication culture trust motivation happiness leadership presence resilience clarity "
    "mindset energy purpose courage impact visibility influence atmosphere mood respect collaboration cooperation "
    "teamwork satisfaction wellbeing well-being stress delegation listening empathy charisma focus spirit morale "
    "relationship relationships skill skills potential performance productivity creativity innovation credibility "
    "recognition freedom harmony joy fun progress openness transparency engagement reputation self-confidence patience "
    "assertiveness gravitas space room boundaries priorities rhythm time style cohesion fulfilment meaning calmness discipline transformation strengths talents values"
)
ROLES = _words(
    "manager director head lead leader officer ceo cfo cto coo cio chro chief partner professor president chair "
    "chairman chairwoman chairperson owner supervisor foreman forewoman nurse matron principal headteacher headmaster "
    "buddy mentor coach trustee consultant doctor physician surgeon engineer architect analyst associate senior "
    "ambassador deputy successor dean fellow controller executive vp role position job post promotion member captain "
    "specialist expert spokesperson secretary treasurer founder ombudsperson inspector sergeant apprentice master "
    "teacher lecturer editor producer chef conductor judge counsel representative facilitator instructor trainer"
)
STATES = _words(
    "live ready signed done finished completed approved launched published filled hired appointed certified "
    "implemented running installed established promoted accredited named elected tenured opened accepted agreed "
    "introduced in-place delivered trained licensed licenced chartered qualified"
)

RESULT_NOUNS = _words(
    "promotion certification completion launch opening introduction rollout roll-out go-live publication relocation "
    "migration merger turnaround graduation degree diploma certificate licence license doctorate phd mba bachelor "
    "appointment election accreditation succession handover sabbatical"
)
"""Nouns that are a result by themselves."""
PERFORMANCES = _words(
    "talk speech lecture presentation keynote concert workshop course class seminar interview"
)
"""What is given once."""

# ------------------------------------------------------------------ quantities

NOT_PLURAL = _words(
    "sales business always less series news process success access us this plus across towards afterwards its his "
    "as is was has does yes class bonus status campus focus stress press progress boss loss gas lens hours' "
    "analysis basis business-class versus perhaps sometimes besides overseas ours hers theirs"
)
MASS = _words("people women men children staff employees overtime headcount fte kg km miles personnel")
UNITS: dict[str, str] = {
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "h": "h", "minute": "min", "minutes": "min", "mins": "min",
    "min": "min", "percent": "%", "persons": "people", "person": "people", "headcount": "people", "fte": "people",
    "ftes": "people", "heads": "people", "points": "pts", "point": "pts", "pts": "pts", "pt": "pts", "d": "days",
    "wks": "weeks", "yrs": "years", "times": "times", "time": "times",
}  # fmt: skip
QUANTITY_UNITS: dict[str, str] = {
    "nps": "pts", "enps": "pts", "csat": "pts", "score": "pts", "scores": "pts", "rating": "pts", "grade": "pts",
    "ratings": "pts", "satisfaction": "pts", "engagement": "pts", "headcount": "people", "team": "people",
    "staff": "people", "people": "people", "women": "women", "men": "men", "workforce": "people",
    "crew": "people", "department": "people", "group": "people",
    "overtime": "h",
}  # fmt: skip
"""What a quantity is counted in that has no counted noun."""
UNWANTED = _words(
    "turnover accidents complaints errors defects incidents overtime churn waste scrap delays absenteeism backlog "
    "costs cost injuries faults failures absences cancellations no-shows vacancies escalations rework bugs tickets "
    "debt downtime attrition mistakes"
)

STOPS = _words(
    "a an the of in on at by to for from with without within and or but per each every is are was were be been being "
    "has have had do does did will would should can could must that which who whom whose this these those than as so "
    "if when while until till before after during over under above below across among between into onto out off up "
    "down about around through throughout against towards not no never it its they them i we you he she my our your "
    "their his her all both either more less fewer least most max min maximum minimum plus instead because where how "
    "should together outside inside better higher lower again now currently today off either via only just away"
)
LEAD_INS = _words(
    "i we to want wants would like love will shall should must need needs my our goal aim target plan hope wish am 'm "
    "going i'd i'll i'm we'll we'd please honestly just really finally also then first second third next lastly let's "
    "let try is be: personally ideally eventually maybe somehow again ultimately the: and or plus ok okay so "
    "myself actively regularly consistently successfully intend intends it'd it would team's 1 2 3 step"
)
