"""What the English language contributes to reading names: closed classes of words.

Briefings are written in English first; a text in another language is read with the same
classes, which then simply do not occur in it. All words are in lower case, each class is in
alphabetical order (months in that of the year), and a word stands in a class once.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    acting admiral adviser advisor affairs agriculture aide ambassador archbishop attorney
    ayatollah billionaire bishop brigadier candidate captain cardinal ceo cfo chair chairman
    chairperson chairwoman chancellor chancellor-designate chief co-founder colonel commander
    commander-in-chief commissioner comrade congressman congresswoman consul crown czar dame
    defence defense democrat democratic deputy dictator director director-general doctor dr
    economy education emir emperor energy environment envoy ex-minister ex-president executive
    external field finance first fm foreign former founder general governor governor-general
    grand head health high home imam incoming independent inspector interim interior judge
    junior justice king labor lady lawmaker lawmakers leader leadership lieutenant lord major
    marshal mayor mep minister ministers miss mp mps mr mrs ms mullah nominee outgoing patriarch
    pm pope premier president president-elect press prime prince princess prof professor
    prosecutor prosecutor-general queen rep representative representatives republican second
    secretary secretary-general sen senator senators senior sergeant shah sheik sheikh sir
    solicitor speaker spokesman spokesperson spokeswoman state sultan supreme trade transport
    treasury tsar undersecretary vice vice-president
""")
"""Words of office. Next to a person's name they do not make a longer name of it."""

ABBREVIATED_TITLES = _words("""
    adm capt cmdr col dr gen gov hon jr lt maj mr mrs ms pres prof rep rev sen sgt sr st
""")
"""Titles whose dot ends no sentence."""

HEADS_OF_OFFICE = _words("""
    admiral adviser advisor ambassador ambassadors attorney ceo cfo chair chairman chairperson
    chairwoman chancellor chief co-founder commander commissioner congressman congresswoman
    consul consulate delegation deputy director director-general embassy emir emperor envoy fm
    former founder friday general government governor governor-general judge king lady lawmaker
    lawmakers leader marshal mayor mep minister ministers ministry mission monday mp mps
    officials pm pope premier president prime prince princess queen rep representative
    representatives saturday secretary secretary-general sen senator senators speaker spokesman
    spokesperson spokeswoman sunday thursday tuesday under-secretary-general undersecretary
    vice vice-president wednesday
""")
"""Words that, anywhere in what follows a state's or a body's name, say whose office is meant."""

OFFICES_OF = _words("""
    administration agency ambassadors annexation army assembly authority border borders cabinet
    capital citizens coast commission committee commons congress constitution council court
    courts culture department deputies district duma east economy embassy emir emperor flag
    force forces foreign government governments history independence invasion king kingdom
    leader leaders leadership map ministry most much navy north occupation office offices
    parliament part partition parts people permanent police president presidents prince princess
    province queen region regions residents rest seimas senate service services south sultan
    tribunal troops west
""")
"""Words before `of` that leave the name after it a name: an organ, a part, a condition."""

BODIES = _words("""
    academy accord accords act affairs agreement airport archdiocese archive archives arena
    association bank banque battle bay bishops board bridge brigade brothers bureau cape
    cathedral center centre championship championships channel charter church city club code
    college community companion company confederation conference convention corporation culture
    cup daily daughters declaration defence defense desert diocese education energy farmers fc
    federation festival finance forest foundation friends front fund games gazette group gulf
    health heart herald hero heroes hospital house industries institute institution interior
    island islands isle journal justice knights lake law league legion library limited mail
    masters monument mount movement museum network open order organisation organization pact
    party peninsula plain port post press prix protocol radio register republic school sea siege
    society sons stade stadium state statute strait straits students team television times tour
    tower trade treaty tribune tunnel union universities university valley voice women workers
    youth
""")
"""Nouns that make a proper name of the name beside them: `Bank of …`, `… Times`."""

GROUPS = _words("""
    crew fighters gang group militants movement network organisation organization team
""")
"""Words that say of a group what it is, after its name: `InvisiMole Group`."""

INSTITUTION_WORDS = _words("""
    administration agency air alliance and armed army assembly association authority bank board
    branch brotherhood bureau cabinet central coalition command commission committee commons
    communist confederation congress conservative conservatives constitutional council court
    criminal defence defense democrat democratic democrats department directorate electoral
    external federal federation finance for force forces foreign freedom front general
    government green greens group guard health homeland house houses human independence
    intelligence interior international investigation investigations islamic justice labor
    labour league liberal liberals liberation lords ministry movement national nationalist navy
    of office organisation organization parliament party people people's police popular
    progressive public representatives republican republicans resistance revolutionary rights
    secret security senate service social socialist special state supreme the treasury union
    unity worker's workers
""")
"""Words that name institutions anywhere; a name of nothing else says by context whose it is."""

FUNCTION_WORDS = _words("""
    a about above according across additional additionally after again against all allegedly
    along already also although always amid amidst among an and another any are around as at be
    because been before behind being below between beyond both but by can concerning
    consequently could despite did do does dozens during each earlier early eight either eleven
    elsewhere even eventually ever every except few finally five following for former four from
    further furthermore given had has have he hence her here his how however hundreds i if in
    including initially inside instead into is it its just last late later less let like
    likewise many may maybe meanwhile might millions more moreover most must my near neither
    never nevertheless new-look next nine no nonetheless nor not now of off often on once one
    only onto or other otherwise our out outside over overall per perhaps previous recent
    recently regarding reportedly same separately seven several shall she should similarly
    since six so some sometimes soon still such ten than that the their then there therefore
    these they this those though thousands three through throughout thus till to today tomorrow
    tonight toward towards twelve twice two under unless unlike until upon versus via vs was we
    were what when whenever where whereas wherever whether which while who whom whose why will
    with within without would yesterday yet you your
""")
"""Words of grammar: they belong to no name beside them, wherever they stand."""

OPENING_NOUNS = _words("""
    analysts armed authorities citizens critics diplomats experts fighters forces gunmen
    investigators journalists lawmakers members migrants militants observers officials
    opponents people police prosecutors protesters rebels reporters residents soldiers
    supporters suspected troops
""")
"""People and bodies that begin a sentence without belonging to the name after them."""

PARTICIPLES_IN_NAMES = _words("united")
"""Participles that belong to the name after them even where a sentence begins."""

PROPER_REGIONS = frozenset(
    {
        "eastern germany",
        "eastern samar",
        "eastern samoa",
        "northern australia",
        "northern cyprus",
        "northern ireland",
        "northern korea",
        "northern macedonia",
        "northern mariana islands",
        "southern australia",
        "southern ireland",
        "southern korea",
        "southern sudan",
        "western australia",
        "western germany",
        "western samoa",
    }
)
"""Regions whose direction is part of their name; elsewhere `southern Israel` is in Israel."""

PARTICLES = _words("""
    abu al ben bin bint da das de del della den der des di dos du e el i ibn la las le les ten
    ter ul ur van von y zu
""")
"""Words in lower case that join the parts of one name."""

PREFIXES = _words("""
    all anti co counter cross ex inter intra mid multi neo non post pre pro quasi semi sub trans
    un
""")
"""Prefixes that are written before a name with a hyphen and leave it a name."""

ORDINARY_WORDS = _words("""
    action alliance alphabet amnesty anvil april archer arrow assembly august baker ban bank
    banks base bases bear begin best big bill bishop black block blue bond bonds brook
    brotherhood brown bull bush carter case cash cat chance change charm chase church click
    close cobra coin coins congress conservatives cook cooks cooper council cross crow cut day
    days deal dean democrats dog dove dragon drive driver drop eagle east edge faith falcon fall
    fast field fields fire fires fisher flame flash flight flow force ford forge fox freedom
    front frost gap gate gates gem general ghost glass globe gold good grace grant gray green
    greens grey group hall hammer harm hawk heart heat hero hill hills home hope horse house
    houses hunter ice iron island islands joy june justice key keys kick king kings kit kitten
    knight labor labour lake lane law laws lead leader leaders leads legion liberals liberty
    life light lights line link links lion little lock long lord lords love luck magic mail
    major man mann map march mark marks marshal mason master masters match may mean means meet
    men miller mind mine minor mint mix model money moon mouse mouth movement net next night
    noble north note notes now off open orange order out over own pace pack pact page paint pair
    panda park parks pass path pay peace pen pin pipe plan plans plant plate play plays point
    polish poll pool poor pope port post pot potter power press price pride prime prince print
    prize proof pull pulse pump push queen quest quick race rain range rat raven ray reading
    republicans rest rice rich ring rise rivers road rock role roll root rope rose round route
    row rule run rush safe sail salt sand save scale scene school scorpion scout sea seal search
    seas second seed self senate sense sergeant serve shade shadow shadows share sharp shell
    shield ship shock shop shore short shot show side sight sign signal silk silver sit skill
    skin sky slack slate slide slip small smith smoke snake snow soil song soul sound source
    south space spark spear speed spell spider spin spirit spot spring square staff stage stand
    star stars start state station steal steel step stick stock stone stop store storm stream
    street strike string stripe strong style sugar suit summer sun surf sweet swift sword table
    tail take talk tank tape target task taylor team tear test text thing thread throne thunder
    tick tide tie tiger time tip title tone tool tools top total touch tower town track trade
    trail train trap tree trick trip true trust truth turn turner twist type union unity value
    van victory viper visa vision voice wagon walk walker wall war watch water wave way weaver
    web west wheel white wild will win wind window wing wings winter wire wise wish wolf wood
    woods word words work world yard year young zero zone zoom
""")
"""English words that are also names: a name of one such word needs a second sign to be one."""

MONTHS = _words("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
""")
"""Months and how they are shortened; `May` and `March` are names as well."""
