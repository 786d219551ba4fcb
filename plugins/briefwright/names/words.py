"""What the English language contributes to reading names: closed classes of words.

Briefings are written in English first; a text in another language is read with the same
classes, which then simply do not occur in it. All words are in lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    president vice-president premier chancellor minister ministers secretary secretary-general
    undersecretary general major lieutenant colonel captain admiral commander commander-in-chief
    marshal sergeant brigadier field chief deputy vice prime foreign defence defense interior
    finance justice health home state treasury energy education trade environment agriculture
    transport labor economy press attorney solicitor prosecutor prosecutor-general judge
    ambassador envoy consul governor governor-general senator senators sen representative
    representatives rep congressman congresswoman speaker leader mayor mp mps mep pm fm ceo cfo
    chairman chairwoman chairperson chair director director-general head king queen prince
    princess crown emperor sultan emir sheikh sheik shah pope cardinal archbishop bishop
    patriarch ayatollah imam mullah supreme grand sir dame lord lady mr mrs ms miss dr prof
    professor doctor acting former interim incoming outgoing ex-president ex-minister
    spokesman spokeswoman spokesperson adviser advisor aide dictator candidate nominee
    president-elect first second high commissioner inspector founder co-founder billionaire
    tsar czar comrade senior junior chancellor-designate lawmaker lawmakers executive
    affairs external leadership democrat republican democratic independent deputy
""")
"""Words of office. Before or after a person's name they do not make a longer name of it."""

HEADS_OF_OFFICE = _words("""
    president vice-president premier chancellor minister ministers secretary secretary-general
    undersecretary under-secretary-general general admiral commander marshal ambassador ambassadors envoy consul governor
    governor-general senator senators sen sen. representative representatives rep rep. congressman
    congresswoman speaker mayor mp mps mep pm fm ceo cfo chairman chairwoman chairperson chair
    director director-general king queen prince princess emperor emir pope judge attorney advisor
    adviser spokesman spokeswoman spokesperson commissioner chief leader lawmaker lawmakers first
    embassy consulate ministry government delegation mission officials former co-founder
    founder vice prime deputy tuesday monday wednesday thursday friday saturday sunday
""")
"""Words that, anywhere in what follows a state's or a body's name, say whose office is meant."""

FUNCTION_WORDS = _words("""
    the a an this that these those his her its their our your my some any all both each every
    either neither no not one two three four five six seven eight nine ten eleven twelve dozens
    hundreds thousands millions many most more less few several other another such same only
    in on at to from by with without within of for as into onto over under above below between
    among against across after before during since until till through throughout toward towards
    near off out about around along behind beyond despite except inside outside per via versus
    vs upon like unlike amid amidst because if when whenever where wherever while whereas although
    though unless whether than then thus hence so and or but nor yet also again already still even
    just ever never always often sometimes soon later earlier now today yesterday tomorrow tonight
    meanwhile however moreover furthermore nevertheless nonetheless instead otherwise therefore
    consequently elsewhere here there once twice perhaps maybe who whom whose which what why how
    is are was were be been being has have had do does did will would shall should can could may
    might must let he she it they we you i according given following including concerning
    regarding former late early next last previous recent new-look additional further
    officials authorities police troops forces soldiers protesters prosecutors investigators
    rebels fighters militants gunmen residents citizens people members supporters critics
    opponents analysts experts observers reporters journalists lawmakers diplomats migrants
    separately finally additionally similarly likewise overall initially eventually recently
    reportedly allegedly suspected armed
""")
"""Words that begin a sentence without belonging to the name after them."""

NEVER_FUNCTION = _words("""
    new north south east west northern southern eastern western northeast northwest southeast
    southwest central great greater upper lower inner outer saint st san santa fort port lake
    mount mt cape gulf bay isle little old royal free young united federal
""")
"""Words that belong to the name after them even where a sentence begins."""

PROPER_REGIONS = frozenset(
    {
        "northern ireland",
        "northern cyprus",
        "northern mariana islands",
        "northern macedonia",
        "western australia",
        "western samoa",
        "eastern samoa",
        "eastern samar",
        "southern ireland",
        "southern sudan",
        "southern australia",
        "northern australia",
        "eastern germany",
        "western germany",
        "northern korea",
        "southern korea",
    }
)
"""Regions whose direction is part of a name of their own; elsewhere `southern Israel` is in Israel."""

PARTICLES = _words("""
    de del della da das dos di du des la las le les el al bin ibn bint ben abu van von der den
    ten ter zu y e i ul ur
""")
"""Words in lower case that join the parts of one name."""

PREFIXES = _words("""
    pro anti ex non post pre mid trans inter intra sub multi counter neo semi quasi all un
    cross co
""")
"""Prefixes that are written before a name with a hyphen and leave it a name."""

OFFICES_OF = _words("""
    court courts parliament assembly congress senate council committee commission ministry office
    offices forces force police service services authority agency duma seimas deputies commons
    tribunal administration department region province district
    government governments cabinet parliament embassy ambassadors constitution citizens people
    residents part parts most much regions east west north south borders border capital leader
    leaders army navy troops kingdom coast rest invasion annexation occupation partition
    independence economy history culture map flag president presidents king queen prince princess
    emperor emir sultan leadership permanent foreign
""")
"""Words before `of` that leave the name after it a name: an organ of a state, a part, a condition."""

BODIES = _words("""
    times bank sea gulf order university universities party state
    voice organization organisation house code 
    federation union institute academy
    museum church cathedral diocese archdiocese port city isle island islands republic 
    brothers sons daughters bay strait straits cape mount lake league conference
    brigade battle treaty siege friends press herald post daily mail
    tribune journal gazette radio television network association society foundation institution
    college school hospital stadium arena airport company corporation group industries limited
    fund bureau legion front movement 
    confederation community centre center festival cup games open championship championships
    prix masters tour stade banque bureau club fc team games knights legion heart heroes hero
    bishops board register library archive archives companion monument tower bridge tunnel
    channel plain valley desert forest peninsula
    justice interior defence defense affairs health education finance culture energy trade
    workers farmers students women youth law act accord accords agreement protocol pact charter
    declaration statute convention
""")
"""Nouns that make a proper name of their own with the name after or before them: `Bank of …`, `… Times`."""

INSTITUTION_WORDS = _words("""
    house houses senate congress parliament council security party labour labor conservative
    conservatives democratic democrats democrat republican republicans national liberation front
    army supreme court justice department treasury general assembly ministry force forces liberal
    liberals people people's social union government islamic group movement of the for and
    representatives commons lords state foreign defence defense interior finance health armed
    federal central bank police service intelligence agency bureau office commission committee
    board authority administration directorate command guard revolutionary air navy brotherhood
    communist socialist workers worker's green greens independence freedom unity progressive
    nationalist popular revolutionary resistance alliance coalition league federation
    confederation organization organisation association international secret special branch
    investigation investigations external homeland public criminal cabinet constitutional
    electoral human rights
""")
"""Words that name institutions anywhere. A name made of nothing else says which one only by its context."""

ORDINARY_WORDS = _words("""
    may march june april august will mark bill grant begin ban ford rice case chase church
    bush kings king queen prince bishop pope dean page price rose stone wood woods hill hills
    field fields lake rivers brook banks bank wall street lane park parks green brown black white
    gray grey blue gold silver young long short little small big strong sharp swift wise noble
    good best moon sun star stars sky storm snow frost winter summer spring may day days hope
    faith grace joy love peace victory justice liberty freedom union unity power force front
    play plays tick lead leads leader leaders base bases group movement order legion shield sword
    spear arrow hammer anvil fox wolf bear lion tiger eagle hawk falcon snake cobra viper dragon
    spider scorpion raven crow dove bull horse cat dog rat mouse panda kitten island islands
    mann man men master masters baker cook cooks carter cooper fisher hunter miller mason potter
    smith taylor turner walker weaver driver page post hall house houses home west east north
    south sea seas reading rush rich poor major minor general marshal sergeant archer knight
    bond bonds cash coin coins mint change chance charm click close cross cut deal drive drop edge
    fall fast fire fires flame flash flight flow force forge gate gates gem ghost glass globe
    harm heart heat hero ice iron key keys kick kit law laws life light lights line link links
    lock lord lords luck magic mail map marks match mean means meet mind mine mix model money
    mouth net next night note notes now off open out over own pace pack paint pair pass path pay
    pen pin pipe plan plans plant plate point poll pool port pot press pride prime print prize
    proof pull pulse pump push quest quick race rain range ray rest ring rise road rock role roll
    root rope round route row rule run rush safe sail salt sand save scale scene school scout seal
    search second seed self sense serve shade shadow shadows share shell ship shock shop shore
    shot show side sight sign silk sit skill skin slate slide slip smoke soil song soul sound
    source space spark speed spell spin spirit spot staff stage stand start state station steal
    steel step stick stock stop store stream strike string style sugar suit surf sweet table tail
    take talk tank tape target task team tear test text thing thread throne thunder tide tie time
    tip title tone tool tools top total touch tower town track trade trail train trap tree trick
    trip true trust truth turn twist type value van vision voice wagon walk war watch water wave
    way web wheel wild win wind window wing wings wire wish wolf word words work world yard year
    zero zone amnesty pact action alliance assembly senate congress council democrats republicans
    conservatives greens liberals labour labor brotherhood meta twitter target gap shell visa
    apple orange oracle amazon alphabet signal telegram slack zoom stripe square block chad
    jordan georgia turkey jersey china polish mali niger
""") - _words("chad jordan georgia turkey jersey china mali niger meta twitter amazon apple oracle telegram")
"""English words that are also names: as a name of one word they need a second sign to be one."""

MONTHS = _words("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
""")

ABBREVIATED_TITLES = _words("mr mrs ms dr prof sen rep gen lt col maj capt sgt adm cmdr gov st jr sr hon rev pres")
"""Titles whose dot ends no sentence."""
