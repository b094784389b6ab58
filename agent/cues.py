"""Words that tell what happened: to people, and to places. Lower case, folded; one table for both engines."""

from collections.abc import Mapping

from ..schemas.vocabulary import Harm
from .wordlists import words

_KILLED = words(
    """
    kill kills killed killing killings dead deadly die dies died dying death deaths toll fatal
    fatally fatality fatalities massacre massacred massacres murder murdered murders murdering slain
    massacring slaughter slaughtered slaughtering slaughters executed execution executions executing execute executes
    assassinated assassination assassinations assassinate assassinates assassinating beheaded beheading beheadings
    behead beheads decapitated decapitate decapitates decapitating decapitation decapitations crucified crucifying
    perished perish perishes perishing lynched lynch lynches lynching lynchings martyred martyrs martyrdom lives life
    slay slays slaying slayings butchered butchering strangled strangling bodies
    body corpses drowned gunned hanged lost losses victims shot casualties casualty вбито вбили
    вбитих загинув загинула загинули загиблих убиты убили убит погиб погибла погибли погибших жертв
    öldü öldürüldü öldürdü hayatını ölü ölü̈m قتل قتلى مقتل قتلوا استشهد شهداء وفاة 死 亡 杀
    """
)
_INJURED = words(
    """
    injure injured injuring injures injuries injury wound wounded wounding wounds hurt maimed
    maim maims hurts hurting mutilated mutilating maiming hospitalised hospitalized shot burned burns treated
    casualties casualty victims crippled crippling tortured torture tortures torturing disfigured
    поранено поранені поранених поранив ранены ранен ранило раненых yaralandı yaralı yaraladı جرح
    جرحى إصابة أصيب اصيب اصابة مصاب 伤 傷
    """
)
_MISSING = words(
    """
    missing unaccounted disappeared disappear disappears disappearing disappearance disappearances vanished vanish
    vanishes vanishing lost trapped зникли зник пропали kayıp
    kayip مفقود مفقودين 失 踪
    """
)
_DISPLACED = words(
    """
    displaced displacing displacement displacements displace displaces deported deporting evicted evicting expelling
    expulsion expulsions flee flees fled fleeing evacuate evacuated
    evacuating evacuation evacuees uproot uprooted uprooting refugee refugees forced forcing
    homeless exodus emptied emptying driven leave leaving left escape escaped escaping returnees expelled евакуйовано
    переселенців переміщених бежали نزح نازح نزوح نازحين 流 离 逃
    """
)
_DETAINED = words(
    """
    detain detains detained detaining detention detentions detainees arrest arrests arrested
    arresting captured capture captures capturing custody imprisoned imprisoning imprisonment jailed jailing
    incarcerated internment interning remanded detainee held holding rounded seized
    prisoner prisoners interned затримано арестованы tutuklandı gözaltına gozaltina اعتقل اعتقال 捕 拘
    """
)
_ABDUCTED = words(
    """
    abduct abducts abducted abducting abduction abductions kidnap kidnaps kidnapped kidnaped kidnapping
    kidnaping kidnapings captor captivity seizes seizing snatches snatching kidnappings hostage hostages seized
    snatched taken taking captive captives captors held
    викрадено похищены kaçırıldı kacirildi خطف اختطف 绑 劫
    """
)
HARM_CUES: Mapping[Harm, frozenset[str]] = {
    "killed": _KILLED,
    "injured": _INJURED,
    "killed_or_injured": _KILLED | _INJURED,
    "missing": _MISSING,
    "displaced": _DISPLACED,
    "detained": _DETAINED,
    "abducted": _ABDUCTED,
}
ANY_HARM = frozenset().union(*HARM_CUES.values())

# Wording that tells a harm only beside other words ("there is no news of", "had taken refuge"): enough to bear a
# claim out where nothing speaks against it, never enough to contradict one.
WEAK_HARM_CUES: Mapping[Harm, frozenset[str]] = {
    "killed": words(
        """
        homicide homicides remains crushed neutralised neutralized neutralising neutralizing eliminated eliminating
        martyring martyr liquidated buried burying corpse succumbed claimed suffocated starved blown price hell
        survived paid victim deceased killer killers murderer murderers assassin assassins
        exterminated exterminating extermination
        annihilated annihilating eliminates liquidates liquidating asphyxiated electrocuted incinerated charred
        garroted
        garrotted drown drowns drowning hanging hangings hangs gunning mow mows mowing mown mowed riddled butcher
        butchers cadaver cadavers skeleton skeletons lifeless demise sacrifice loses losing loss passed passes
        passing finished wiped wiping shahadat succumb succumbs succumbing crucify
        crucifies combat paradise gunfire burned burnt slew
        """
    ),
    "injured": words(
        """
        critical critically condition burned burnt blinded bleeding bruised hospital limbs amputated survived
        beaten stabbed knifed battered flogged whipped assaulted scalded concussed lacerated gassed
        poisoned harmed unconscious grazed hit leg legs arm breathing suffocation treatment pistol-whipped
        shell-shocked
        """
    ),
    "killed_or_injured": words(
        "neutralised neutralized action eliminated put losses hit struck shoots victim combat"
    ),
    "missing": words(
        "sought rubble desaparecidos seen found news heard trace traced whereabouts unknown untraced"
    ),
    "displaced": words(
        """
        refuge reached arrived arriving registered shelter sheltering sheltered moved moving crossed crossing gained
        taken quit abandoned homes home drove driving gone went hosting hosts uproots evacuations move
        """
    ),
    "detained": words(
        """
        bars taken prisoner apprehended apprehending round up roundup pow pows holds surrendered surrender caught nabbed
        interrogated freed released
        """
    ),
    "abducted": words(
        """
        led away abductee abductees marched carried dragged forcibly ransom freed released carted kidnapper kidnappers
        kidnaper kidnapers abductor abductors bundled carrying hauled press-ganged recruitment
        """
    ),
}
# These tell of harm and of much else ("left", "taken"): another word decides.
AMBIGUOUS_CUES = words(
    """
    captures seizes seizing snatches snatching captivity left leave leaves leaving taken take taking held
    holding lost reached forced driven seized captured
    life lives shot emptied emptying
    """
)

# A place changes hands, or somebody tries to make it.
TERRITORY_CUES = words(
    """
    capture captures captured capturing cleanse cleanses cleansed cleansing recapture recaptures recaptured
    recapturing retake retakes
    retook retaken retaking take takes took taken taking takeover seize seizes seized seizing
    seizure overrun overran overruns overrunning fall falls fell fallen control controls controlled
    controlling held hold holds holding lost lose loses losing liberate liberated liberating
    liberation withdraw withdraws withdrew withdrawn withdrawing withdrawal retreat retreats
    retreated retreating pull pulled pulling pullout left leave leaving abandoned abandon advance
    advances advanced advancing enter enters entered entering sweep swept storm stormed storming
    push pushed pushing reach reached reaching besiege besieged besieging siege encircle encircled
    encircling surround surrounded repel repelled repelling block blocked blocking thwart thwarted
    foil foiled prevent prevented stop stopped halted clash clashes clashed clashing fight fighting
    fought battle battles battled contested contest cede ceded ceding hand handed handing handover
    transfer transferred occupy occupied occupying occupation annex annexed conquer conquered invade
    invaded invading invasion regain regained regaining gain gained gains secure secured securing
    raise raised flag stronghold redeploy redeployed expel expelled drive drove driven driving ousted oust
    cleared clear clearing chased chase freed freeing dispute disputed disputing quit quitted vacated departed passed
    changed departure back inside moved moving break broke breached breach cross crossed claim claims
    claimed breakthrough resist attempt
    wrest wrests wrested wresting abandons abandoning relinquish relinquished relinquishes relinquishing vacate
    vacates
    vacating evacuate evacuates evacuated evacuating desert deserts deserted deserting depart departs departing
    disengage disengages disengaged disengaging surrender surrenders surrendered surrendering yield yields yielded
    yielding pulls pullback redeploys redeploying redeployment flee flees fled fleeing return returns returned
    returning occupies reoccupy reoccupies reoccupied reoccupying reoccupation conquers conquering conquest reconquer
    reconquers reconquered reconquering reconquest reclaim reclaims reclaimed reclaiming recover recovers recovered
    recovering regains restore restores restored restoring annexes annexing annexation commandeer commandeers
    commandeered commandeering snatch snatches snatched snatching secures clears mop mops mopped mopping chases
    chasing
    evict evicts evicted evicting expels expelling dislodge dislodges dislodged dislodging flush flushes flushed
    flushing rout routs routed routing ousts ousting compel compels compelled compelling oblige obliges obliged
    obliging
    forced forcing penetrate penetrates penetrated penetrating infiltrate infiltrates infiltrated infiltrating invades
    breaks breaking broken breaches breaching crosses crossing marched move
    moves poured rolled streamed thrust thrusts thrusting
    sweeps sweeping storms pushes reaches foothold inroads battling fights contests contesting tug hands
    surrounds besieges blockade blockades blockaded blockading encirclement seal seals sealed sealing cut cuts cutting
        blocks hem hems hemmed hemming tighten tightens tightened
    tightening repulse repulses repulsed repulsing repels rebuff rebuffs rebuffed rebuffing beat beats beaten beating
    ward wards warded warding fend fends fended fending crush crushes crushed crushing defeat defeats defeated
    defeating
        frustrate frustrates frustrated frustrating thwarts thwarting stops stopping
    halts halting fail fails failed failing unable turned transfers transferring
    cedes cession gave given give giving incursion liberates encircles foils foiling drives disputes leaves halt
    loss falling gaining progress entry quits quitting hoist hoists hoisted hoisting
    """
)
# "He told X": X listens. One of these straight before a name, with its title, makes it an addressee.
ADDRESSING = words(
    """
    told telling tells informed assured warned urged asked thanked phoned called
    """
)
# A pronoun or a noun phrase that can stand for a speaker named elsewhere.
ANAPHORA = words(
    """
    he she it they i we his her its their him them group minister president spokesman spokeswoman
    spokesperson commander leader ministry army military official government agency service
    statement organisation organization movement party chief secretary envoy ambassador general
    governor mayor prefect bishop priest doctor director coordinator premier council committee company
    office body force forces
    він вона вони он она они o onlar هو
    هي هم 他 她 他们 它
    """
)
# Somebody reports: verbs of speech, and what is issued.
REPORTING = words(
    """
    said say says saying estimate confirm announce told tell tells reported report reports reporting
    according added adds adding announced announces announcing claim claimed claims claiming stated states
    confirmed confirms put puts placed gave gives giving recorded records documented counted counts
    counting verified estimated estimates spoke speaks speak denied denies acknowledged acknowledges
    admitted admits conceded concedes accused accuses blamed blames wrote writes posted noted quoted cited
    citing cites listed registered buried received warned warns described describes declared declares
    shows show showed marked marks mapped circulate circulates circulated circulating broadcast aired
    mentioned revealed alleged alleges insisted insists maintained believes believe statement communique
    revised revises updated raised lowered corrected adjusted bulletin figures tally toll data briefing
    assured assures evokes published spokesman spokeswoman
    """
)
# Titles before a name: leaving one out or in does not change who is meant.
TITLES = words(
    """
    the mr mrs ms dr president prime foreign defence defense interior minister secretary general
    commander spokesman spokeswoman spokesperson chief head leader king prince sheikh ambassador
    envoy chancellor premier governor mayor colonel major captain lieutenant brigadier sir deputy
    vice
    """
)
# Frequent words that few other languages written in Latin letters share.
ENGLISH_WORDS = words("the of and were was said by at have has that with people from for which")
