"""Words, patterns and syllables of the generated briefings; all written for this generator.

In a pattern `{A}` to `{C}` are actors, `{A's}` the possessive, `{A-adj}` the demonym or the name;
a lower-case slot is a word of the list of that name.
"""

from __future__ import annotations

OPENERS = (
    "{A} and {B} agree to {resume} talks on {topic} after {count} weeks of silence",
    "{A} accuses {B} of {breaking} {topic}, a charge that {B} rejects as {empty}",
    "Officials in {place} say that {A-adj} {forces} {moved} across {feature} overnight",
    "{A} {announces} a new round of {measures} against {B}, citing {reason}",
    "At least {count} people are {harmed} when {weapon} {strikes} {target} in {place}",
    "{A} tells {agency} that {topic} will be on the agenda when delegates meet in {place}",
    "A court in {place} {rules} that {A} must {comply} with an order on {topic}",
    "{A} {pledges} {count} million for {place} after {disaster} leaves thousands without {need}",
    "Talks between {A} and {B} over {topic} {stall} for the {ordinal} time this year",
    "{A} closes its crossing at {place}, cutting the only road to {B} that lorries can use",
    "{A's} envoy meets {B} in {place} and leaves without a statement",
    "Voters in {place} go to the polls under the eyes of {count} observers sent by {A}",
    "{A} {deploys} {forces} to {place} at the request of {B}, which had warned of {reason}",
    "Workers at {target} in {place} walk out over {grievance}, and {A} promises an answer",
    "{A} says that {count} of its {vehicles} were lost in a storm off {place}",
    "{A} publishes figures showing that {goods} exports to {B} fell by {count} per cent",
    "Negotiators for {A}, {B} and {C} sign a text on {topic} that leaves {question} open",
    "{A} recalls its ambassador from {B} after remarks on {topic}",
    "Inspectors sent by {A} are turned away from {target} near {place}",
    "{A} lifts its ban on {goods} from {B}, a step that farmers in {place} had asked for",
    "A spokesman for {A} denies that {B} was told of the plan in advance",
    "Police in {place} detain {count} people in a case that prosecutors tie to {A}",
    "{A} warns ships to keep clear of {feature} while {B} carries out an exercise",
    "{A-adj} engineers restore {need} to {place}, {count} days after {disaster}",
    "{A} and {B} exchange {count} prisoners at a bridge outside {place}",
    "Parliament votes {count} to {count} to {support} the treaty that {A} negotiated with {B}",
    "{A} rules out a meeting with {B} until {question} is settled",
    "The head of {A} {visits} {place} and calls the work on {topic} {praised}",
    "{A} names a new commander for the sector around {place}, the {ordinal} since spring",
    "Pictures seen by {agency} show {vehicles} massed at {place}, where {A} denies any build-up",
    "Hackers claim to hold files on {topic} from an office in {place}; {A} calls the data old",
    "{A} cuts its forecast for growth, blaming {reason} and a weak harvest of {goods}",
    "Residents of {place} find {target} in ruins, {count} months after {A} fought {B}",
    "{A} asks {B} to hand over a former official wanted in a case about {topic}",
)

FOLLOWERS = (
    "{B} calls the step {empty} and says that it will answer in kind",
    "{A} had said only last week that {question} could wait",
    "The {ordinal} such incident this month, it comes days before a summit in {place}",
    "No one has claimed responsibility, and {A} has asked for patience while {experts} work",
    "According to {agency}, {count} {vehicles} were already on their way",
    "{C} urges both sides to show restraint and to keep the road to {place} open",
    "Aid groups say that {need} is running short and that {count} families sleep in the open",
    "{A's} own figures put the number at {count}, which {experts} consider too low",
    "Markets react calmly, though the price of {goods} rises by {count} per cent",
    "{experts} expect a decision before the end of the month",
    "A second round is planned in {place}, with {C} as host",
    "{B} did not answer questions sent by {agency}",
    "It is not known whether {A} was told",
    "The text, of which {agency} has seen a copy, mentions {topic} only once",
    "{A-adj} media speak of a success; {B-adj} media do not mention it",
    "Rain has made {feature} hard to pass, and {forces} wait on both banks",
    "In {place}, some {count} people marched against {measures} on the same evening",
    "{B} repeats that {topic} is a matter for {C} alone",
    "Schools in {place} stay closed, and trains run only as far as {place}",
    "The agreement of last autumn between {A} and {B} says nothing of {question}",
)

TITLES = (
    "{A} and {B} at odds over {topic}",
    "{topic}: {A} waits for an answer",
    "New {measures} as talks between {A} and {B} stall",
    "{A} moves first on {topic}; {B} holds back",
    "Calm in {place}, strain between {A} and {B}",
    "{A}, {B} and the question of {topic}",
)

SUMMARIES = (
    "{A} and {B} remain divided over {topic}; {C} offers to host another round, in {place}.",
    "A day of small steps: {A} {announces} {measures}, and {B} sees no sign of {reason}.",
    "{A} dominates the day with its stand on {topic}. {B} has yet to answer.",
)

EVENTS = (
    "{A} and {B} sign a text on {topic}",
    "First {vehicles} reach {place}",
    "{A} closes the crossing at {place}",
    "{disaster} in {place}",
    "{A} {announces} {measures} against {B}",
)

HEADINGS = (
    "Talks on {topic}",
    "{place} region",
    "Trade and {goods}",
    "Courts and inquiries",
    "Elections in {place}",
    "Weather and disasters",
    "The front near {place}",
    "Shipping",
    "Energy and {need}",
    "Borders and crossings",
    "Protests in {place}",
    "Measures against {A}",
    "{A} and {B}",
    "Health",
    "Networks and espionage",
    "Economy",
)

LISTS: dict[str, tuple[str, ...]] = {
    "resume": ("resume", "restart", "widen", "shorten", "move up", "put off"),
    "topic": (
        "the water treaty",
        "fishing rights",
        "the grain corridor",
        "a prisoner exchange",
        "the gas transit contract",
        "arms control",
        "the disputed islets",
        "visa rules",
        "the border survey",
        "air defence",
        "debt relief",
        "the rail link",
        "rare metals",
        "the mine clearance plan",
        "shared radar data",
        "refugee quotas",
        "the pipeline repair",
        "harbour fees",
        "the status of the lagoon province",
        "satellite launches",
    ),
    "breaking": ("breaking the terms of", "delaying", "using force over", "leaking papers on"),
    "empty": ("baseless", "late", "a pretext", "unhelpful", "a mistake", "theatre"),
    "forces": (
        "patrols",
        "engineers",
        "reserve units",
        "coast guards",
        "gunners",
        "border troops",
        "pilots",
        "medical teams",
        "supply columns",
        "signal units",
    ),
    "moved": ("moved", "withdrew", "dug in", "advanced", "came under fire", "landed"),
    "feature": (
        "the river",
        "the pass",
        "the salt flats",
        "the delta",
        "the old canal",
        "the ridge",
        "the frozen lake",
        "the strait",
        "the marshes",
    ),
    "announces": ("announces", "prepares", "postpones", "drafts", "confirms", "quietly drops"),
    "measures": (
        "sanctions",
        "tariffs",
        "export controls",
        "travel bans",
        "price caps",
        "inspections",
        "port closures",
        "asset freezes",
    ),
    "reason": (
        "fears of a shortage",
        "a threat to shipping",
        "rising tension",
        "unpaid bills",
        "attacks on convoys",
        "a breach of the armistice",
        "pressure from creditors",
    ),
    "harmed": ("killed", "injured", "reported missing", "evacuated"),
    "weapon": ("a missile", "a drone", "artillery fire", "a car bomb", "a sea mine", "a shell"),
    "strikes": ("hits", "damages", "destroys", "misses", "sets fire to"),
    "target": (
        "a power station",
        "a market",
        "the railway yard",
        "a hospital",
        "a fuel depot",
        "the docks",
        "a bridge",
        "the airfield",
        "a grain silo",
        "a water works",
    ),
    "agency": (
        "Harbour Wire",
        "the Ledger",
        "Meridian News",
        "Northlight Radio",
        "the Evening Courier",
        "Signal Press",
        "the Continental Post",
    ),
    "rules": ("rules", "finds", "confirms", "holds by a narrow majority"),
    "comply": ("comply", "wait", "begin again", "share costs"),
    "pledges": ("pledges", "releases", "withholds", "doubles to"),
    "disaster": (
        "a flood",
        "an earthquake",
        "a landslide",
        "a dam failure",
        "a forest fire",
        "a cold wave",
    ),
    "need": ("drinking water", "power", "heating", "medicine", "fuel", "shelter", "bread"),
    "stall": ("stall", "break down", "pause", "end early"),
    "ordinal": ("second", "third", "fourth", "fifth", "sixth"),
    "deploys": ("sends", "rotates", "adds", "withdraws"),
    "grievance": ("unpaid wages", "long shifts", "unsafe cranes", "a ban on strikes"),
    "vehicles": ("lorries", "fishing boats", "tankers", "armoured cars", "helicopters", "barges"),
    "goods": ("wheat", "copper", "timber", "steel", "cotton", "sunflower oil", "fertiliser"),
    "question": (
        "the exchange rate",
        "the line of control",
        "who pays for repairs",
        "the date of the vote",
        "access for observers",
        "the fate of the missing",
    ),
    "support": ("ratify", "reject", "send back", "amend"),
    "visits": ("visits", "tours", "inspects", "returns to"),
    "praised": ("encouraging", "overdue", "hard but honest", "a model for others"),
    "experts": ("Analysts", "Diplomats", "Engineers", "Local officials", "Observers", "Lawyers"),
}

TAGS = ("diplomacy", "energy", "trade", "border", "disaster", "elections", "cyber", "courts")
SITUATIONS = ("water-treaty", "grain-corridor", "border-survey", "islets-dispute", "debt-round")
REASONS = (
    "Its forces moved closer to the line this week.",
    "It kept its word on the exchange.",
    "Its last three statements were sharper than those before.",
)
PUBLISHERS = ("Harbour Wire", "Meridian News", "Signal Press", "Northlight Radio")
LEVELS = ("low", "guarded", "elevated", "high", "critical", "unknown")
LEVEL_WEIGHTS = (20, 11, 30, 24, 13, 2)

ONSETS = (*"bdfgklmnprstvz", "br", "dr", "gr", "kr", "st", "tr", "sh")
VOWELS = ("a", "e", "i", "o", "u")
CODAS = ("", "", "", "n", "r", "l", "s", "k", "m")
GIVEN = (
    "Adrin", "Belka", "Corvin", "Dareth", "Elina", "Fadil", "Goran", "Halima", "Ilvar", "Jarek",
    "Kasimir", "Leoni", "Marten", "Nadira", "Oskel", "Petrin", "Radu", "Selma", "Tomasz", "Ulla",
    "Vesna", "Wanda", "Yusra", "Zoran", "Amadi", "Britta", "Cosmin", "Danika", "Emre", "Farida",
)  # fmt: skip
COLOURS = ("Red", "Silver", "Black", "White", "Green", "Iron", "Amber", "Grey")
EMBLEMS = ("Lantern", "Heron", "Anchor", "Falcon", "Willow", "Hammer", "Lynx", "Compass")
BODIES = ("Front", "Brigade", "Movement", "Cell", "Network", "Column")
OFFICES = ("Interior Ministry", "Central Bank", "Border Agency", "Water Board", "Audit Court")
FIELDS = ("Peace", "Trade", "Arms", "Energy", "Maritime", "Relief", "Climate", "Press")
SERVICES = ("Navy", "Air Force", "Coast Guard", "Army", "Marine Corps")
PARTIES = ("Civic Union", "Farmers' League", "Progress Party", "Liberal Bloc")
SEAS = ("Northern Sea", "Inner Gulf", "Long Coast", "High Steppe", "Twin Rivers", "Amber Shore")
COMPACTS = ("Compact", "Alliance", "Customs Union", "Defence Pact")
REALMS = ("Republic", "Kingdom", "Federation", "Union")
RANKS = ("President", "Prime Minister", "General", "Foreign Minister", "Governor")

# Letter for letter, so that a made-up name has a made-up spelling in each script.
_LATIN = "abdefgiklmnoprstuvzh"
SCRIPTS: dict[str, dict[str, str]] = {
    language: dict(zip(_LATIN, letters, strict=True))
    for language, letters in (
        ("uk", "абдефгіклмнопрстувзх"),
        ("el", "αβδεφγικλμνοπρστωυζχ"),
        ("ka", "აბდეფგიკლმნოპრსტუვზჰ"),
        ("ar", "ابدعفغيكلمنوپرستوڤزه"),
        ("he", "אבדעפגיקלמנוףרסטוושה"),
        ("zh", "安巴达厄弗格伊克尔姆恩奥普拉斯特乌维兹哈"),
    )
}
