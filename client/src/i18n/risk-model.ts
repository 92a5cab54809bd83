import { messages } from "./messages";

/** The page of a school's early warning: what it is worth in a few words, and what it must never be used for. */
export const riskModel = messages(
  {
    title: "What the early warning is worth",
    version: "Version {version}",
    older: "This version is not in force. What is said here is how it was when it was trained.",
    RULES: "Simple rules, the same for every school",
    since: "in force since {day}",
    sinceBy: "in force since {day}, put back by {name}",
    trainedOn: "trained {day}",
    learntMODEL: "Learnt from this school’s own records.",
    learntPOOL: "Learnt together with other schools.",
    tested: "Tested on {term}: {n} learner it had not seen.|Tested on {term}: {n} learners it had not seen.",
    untested: "It has not been tested on a term that is over.",
    inWords: "In a few words",
    ofTen: "{n} of 10",
    fewerOfTen: "under 1 of 10",
    highestLeft: "of the learners it put highest left school",
    leaversFound: "of those who left were among the tenth it put highest",
    counted: "{part} of {all}",
    expected: "{said} → {came}",
    expectedLabel: "it said {said} would leave; {came} did",
    rightNumber: "about right",
    tooMany: "{n} too many",
    tooFew: "{n} too few",
    byRules: "by the simple rules: {figure}",
    byLot: "by lot: {figure}",
    wrongOften:
      "So {stay} of 10 whom it puts highest stay. It says whom to talk with first, never who will leave. Talk with the learner before anything is decided.",
    noLeavers:
      "Nobody left in the term it was tested on, so nothing can be said yet of how well it finds those who leave.",
    warnings: "To bear in mind",
    THIN: "There is little to learn from, so trust the order of the list more than the percentages.",
    AUC_GAP:
      "It orders some groups better than others (see “By sex and grade”). Where it is weaker, go by what the class teacher knows.",
    RECALL_GAP:
      "In some groups it finds fewer of those who leave (see “By sex and grade”). Ask the class teachers about these groups as well.",
    DRIFT:
      "The learners differ from those it learnt from (see “Have the learners changed?”). Its percentages may be off until it has learnt from them.",
    FEW_HELD_OUT:
      "Few learners left in the term it was tested on, so the figures on this page may be off by a good deal.",
    neverUsed: "What it is never told",
    neverUsedHelp: "None of these reaches the model or the rules, not even in part.",
    neverFor: "What it must never be used for",
    forPlace: "To admit, refuse, suspend, send away or hold back a learner.",
    forFees: "To press anybody for fees.",
    forShow: "To be shown to guardians, to other learners or on a notice board.",
    forStaff: "To judge a teacher or a class.",
    forDeciding:
      "To decide anything by itself. Somebody who knows the learner decides, and may set it aside with a reason (Data Protection Act, 2019, section 35).",
    showFigures: "Show the figures behind it",
    noVersion: "There is no such version",
    noVersionHelp: "Versions are counted from 1. Look at the list of those there are.",
  },
  {
    title: "Thamani ya tahadhari ya mapema",
    version: "Toleo la {version}",
    older: "Toleo hili halitumiki. Yaliyo hapa ni ya wakati lilipofundishwa.",
    RULES: "Kanuni rahisi, zilezile kwa kila shule",
    since: "linatumika tangu {day}",
    sinceBy: "linatumika tangu {day}, lilirudishwa na {name}",
    trainedOn: "lilifundishwa {day}",
    learntMODEL: "Ilijifunza kutoka kwa rekodi za shule hii.",
    learntPOOL: "Ilijifunza pamoja na shule nyingine.",
    tested:
      "Ilijaribiwa kwa {term}: mwanafunzi {n} ambaye haikumwona.|Ilijaribiwa kwa {term}: wanafunzi {n} ambao haikuwaona.",
    untested: "Haijajaribiwa kwa muhula uliokwisha.",
    inWords: "Kwa maneno machache",
    ofTen: "{n} kati ya 10",
    fewerOfTen: "chini ya 1 kati ya 10",
    highestLeft: "ya wanafunzi iliowaweka juu zaidi waliacha shule",
    leaversFound: "ya walioacha shule walikuwa katika sehemu ya kumi ya juu zaidi",
    counted: "{part} kati ya {all}",
    expected: "{said} → {came}",
    expectedLabel: "ilisema {said} wataacha shule; {came} waliacha",
    rightNumber: "karibu sawa",
    tooMany: "imezidisha kwa {n}",
    tooFew: "imepunguza kwa {n}",
    byRules: "kwa kanuni rahisi: {figure}",
    byLot: "kwa bahati nasibu: {figure}",
    wrongOften:
      "Kwa hivyo {stay} kati ya 10 inaowaweka juu zaidi hubaki shuleni. Inaonyesha wa kuzungumza naye kwanza, kamwe si nani ataacha. Zungumza na mwanafunzi kabla ya kuamua lolote.",
    noLeavers: "Hakuna aliyeacha shule katika muhula ilipojaribiwa, kwa hivyo bado haijulikani inavyowapata wanaoacha.",
    warnings: "Ya kuzingatia",
    THIN: "Rekodi za kujifunza ni chache, kwa hivyo amini mpangilio wa orodha kuliko asilimia.",
    AUC_GAP:
      "Hupanga makundi mengine vizuri kuliko mengine (tazama “Kwa jinsia na gredi”). Panapokuwa dhaifu, fuata anachojua mwalimu wa darasa.",
    RECALL_GAP:
      "Katika makundi mengine huwapata wachache wa wanaoacha (tazama “Kwa jinsia na gredi”). Waulize walimu wa darasa kuhusu makundi hayo pia.",
    DRIFT:
      "Wanafunzi ni tofauti na wale iliojifunza kwao (tazama “Je, wanafunzi wamebadilika?”). Asilimia zake huenda si sahihi hadi ijifunze kwao.",
    FEW_HELD_OUT:
      "Wachache waliacha shule katika muhula ilipojaribiwa, kwa hivyo takwimu za ukurasa huu huenda zimepotoka sana.",
    neverUsed: "Isichoambiwa kamwe",
    neverUsedHelp: "Hakuna kati ya haya kinachofikia modeli wala kanuni, hata kwa sehemu.",
    neverFor: "Isichoweza kutumiwa kamwe",
    forPlace: "Kumpokea, kumkataa, kumsimamisha, kumfukuza au kumrudisha darasa mwanafunzi.",
    forFees: "Kumshinikiza yeyote alipe karo.",
    forShow: "Kuonyeshwa wazazi, wanafunzi wengine au kwenye ubao wa matangazo.",
    forStaff: "Kumhukumu mwalimu au darasa.",
    forDeciding:
      "Kuamua chochote peke yake. Anayemjua mwanafunzi ndiye huamua, na anaweza kuiweka kando kwa sababu (Sheria ya Ulinzi wa Data, 2019, kifungu cha 35).",
    showFigures: "Onyesha takwimu zake",
    noVersion: "Hakuna toleo kama hilo",
    noVersionHelp: "Matoleo huhesabiwa kuanzia 1. Tazama orodha ya yaliyopo.",
  },
);
