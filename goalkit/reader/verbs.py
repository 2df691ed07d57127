"""Verbs of the reader: what tells of keeping, changing, finishing, going on.

They stand in their base form; `clauses.base_form` takes the endings off.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KEEPING = _words("""
    avoid cap ensure hold keep limit maintain preserve protect remain retain stay sustain
""")
"""To hold what is: what such a verb governs is to be maintained."""
LIMITING = _words("cap limit")
LOWERING = _words("""
    curb cut decline decrease drop eliminate fall halve lessen lower minimise minimize reduce shorten
    shrink slash squeeze trim
""")
"""To make less: what such a verb governs is wanted at most."""
RAISING = _words("""
    achieve acquire add advance attain attract boost bring build certify climb close collect complete
    double earn expand fill finish free gain generate get grow hire hit improve increase lift move onboard
    push quadruple raise reach read recover recruit run save secure sell shift train triple turn win write
""")
"""To make or get more: what such a verb governs is wanted at least."""
EITHER_WAY = _words("bring get move shift")
"""Verbs of change that say no direction."""
CHANGING = LOWERING | _words("""
    shift
    achieve acquire advance attain attract boost bring climb collect double earn expand free gain generate
    get grow hit improve increase lift move push quadruple raise reach recover save secure triple win
""")
"""To get from one number to another."""
MERGING = _words("amalgamate combine fuse merge unite")
"""To make one of several: how many they are is no target."""
MEANS = _words("""
    automate digitise digitize outsource reorganise reorganize simplify standardise standardize streamline
    use
""")
"""What one does to reach something else: beside a number it is no goal of its own."""
REORDERING = MEANS - {"use"}
FINISHING = _words("""
    abolish adopt agree amalgamate appear apply appoint approve attend award book build buy call certify
    change choose clarify climb close combine communicate complete conclude contact convert convince
    create decide defend define deliver deploy design discuss document draft draw enrol enroll enter
    establish evaluate file fill finalise finalize find finish fix found graduate hand hire host implement
    install introduce invite join launch leave map merge migrate move negotiate nominate obtain open
    organise organize pass pick pilot plan present produce publish qualify rebuild recruit register
    release relocate renew renovate repair replace resolve restore restructure review roll secure select
    sell serve set settle ship sign sit start submit switch teach train transfer transition translate
    unite update upgrade win write
""")
"""To do one thing that is there or not in the end."""
FOUNDING = _words("""
    abolish deploy establish implement install introduce launch migrate obtain publish register relocate
""")
"""Verbs of finishing that tell of a result with any thing behind them."""
WEAK_FINISHING = _words("""
    achieve agree bring complete do earn gain get have hold put reach receive run take visit
""")
"""Verbs that tell of a result only with one thing behind them."""
BECOMING = _words("be become come move progress promote return rise step succeed switch transition")
"""To come into a role or a state."""
MOVING = _words("come move return rise step switch transition")
"""To come from one place or role to another."""
RUNNING = _words("build coordinate develop direct expand grow head lead manage oversee run")
"""To have a responsibility; two of them together are a chain of steps."""
OPEN_ENDED = _words("""
    able accept act adapt allow appreciate ask balance believe belong blossom breathe care challenge coach
    contribute cope cultivate deal deepen delegate embrace empower enable encourage enjoy excel explain
    express feel flourish focus foster give go handle help inspire involve know laugh learn let listen
    live love mentor motivate notice nurture practice practise praise prepare prioritise prioritize
    radiate react recognise recognize reflect relax respect respond say see share shine show smile speak
    spend stop strengthen struggle support survive talk tell think thrive treat trust try understand walk
    want work worry
""")
"""To do or be something again and again, without an end."""
HANDLING = _words("""
    accept ask balance challenge embrace empower enable encourage enjoy help inspire involve listen motivate
    praise respect support treat trust understand
""")
"""How to treat people: a number behind them only tells how many there are."""
ALL = frozenset().union(
    KEEPING, LOWERING, RAISING, CHANGING, MEANS, FINISHING, WEAK_FINISHING, BECOMING, MOVING,
    RUNNING, OPEN_ENDED,
)  # fmt: skip
LEAD_INS = _words("""
    'm actively again aim also am and be: consistently eventually finally first goal going honestly hope i
    i'd i'll i'm ideally intend intends is it it'd just lastly let let's like love maybe must my myself
    need needs next ok okay or our personally plan please plus really regularly second shall should so
    somehow step successfully target team's the: then third to try ultimately want wants we we'd we'll
    will wish would
""")
"""What stands before the verb of a wish: `I would really like to`."""
