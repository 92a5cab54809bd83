import type { CardLanguage } from "../cards/card-language.js";
import type { RemarkKind } from "../remarks/remark-kind.js";
import type { Phrase } from "./phrase.js";

type Bank = Record<RemarkKind, readonly (readonly [band: Phrase["band"], text: string])[]>;

/** What remarks are chosen from until a school has phrases of its own. `{name}` stands for the learner's first name. */
const PHRASES: Record<CardLanguage, Bank> = {
  en: {
    class: [
      [1, "{name} has worked hard all term and it shows. Excellent; keep it up."],
      [1, "Outstanding work, {name}. Help others and aim higher still."],
      [1, "A very good term. {name} is focused, polite and ready to learn."],
      [2, "Good progress, {name}. A little more revision will take you to the top."],
      [2, "{name} takes part well in class. Work on the weaker subjects next term."],
      [2, "A good term's work. Keep asking questions and finishing your assignments."],
      [3, "{name} can do better. Set aside time for reading every evening."],
      [3, "Fair work. {name} should ask for help early and practise more."],
      [3, "Some progress this term. More effort in class and at home is needed."],
      [4, "{name} needs close support. Please come and see me so that we plan together."],
      [4, "{name} finds the work hard. Regular attendance and daily practice will help."],
      [4, "More effort is needed. We shall support {name} with extra lessons."],
    ],
    head: [
      [1, "Excellent results. The school is proud of you, {name}."],
      [1, "Very good. Keep up this standard."],
      [2, "Good work, {name}. You can reach even further."],
      [2, "A good report. Keep working."],
      [3, "A fair report. Work harder next term, {name}."],
      [3, "There is room to improve. Work closely with your teachers."],
      [4, "More effort is needed. Parents, please work with us."],
      [4, "{name} needs support at school and at home. Do not give up."],
    ],
    subject: [
      [1, "Excellent work"],
      [1, "Very strong; keep it up"],
      [2, "Good; aim higher"],
      [2, "Good progress"],
      [3, "Fair; practise more"],
      [3, "Can do better"],
      [4, "Needs help and practice"],
      [4, "Work harder"],
    ],
  },
  sw: {
    class: [
      [1, "{name} amefanya bidii muhula wote na matokeo yanaonekana. Hongera; endelea hivyo."],
      [1, "Kazi bora sana, {name}. Wasaidie wenzako na ulenge juu zaidi."],
      [1, "Muhula mzuri sana. {name} ni makini, mwenye adabu na hupenda kujifunza."],
      [2, "Maendeleo mazuri, {name}. Marudio zaidi yatakufikisha juu kabisa."],
      [2, "{name} hushiriki vizuri darasani. Tia bidii katika masomo uliyo dhaifu muhula ujao."],
      [2, "Kazi nzuri muhula huu. Endelea kuuliza maswali na kumaliza kazi zako."],
      [3, "{name} anaweza kufanya vizuri zaidi. Tenga muda wa kusoma kila jioni."],
      [3, "Kazi ya wastani. {name} aombe msaada mapema na afanye mazoezi zaidi."],
      [3, "Kuna maendeleo kiasi. Bidii zaidi inahitajika darasani na nyumbani."],
      [4, "{name} anahitaji msaada wa karibu. Tafadhali njoo shuleni tupange pamoja."],
      [4, "{name} anaona masomo kuwa magumu. Kuhudhuria kila siku na mazoezi vitamsaidia."],
      [4, "Bidii zaidi inahitajika. Tutamsaidia {name} kwa masomo ya ziada."],
    ],
    head: [
      [1, "Matokeo bora sana. Shule inajivunia wewe, {name}."],
      [1, "Vizuri sana. Dumisha kiwango hiki."],
      [2, "Kazi nzuri, {name}. Unaweza kufika mbali zaidi."],
      [2, "Ripoti nzuri. Endelea na bidii."],
      [3, "Ripoti ya wastani. Tia bidii zaidi muhula ujao, {name}."],
      [3, "Kuna nafasi ya kuboresha. Fanya kazi kwa karibu na walimu wako."],
      [4, "Bidii zaidi inahitajika. Wazazi, tafadhali tushirikiane."],
      [4, "{name} anahitaji msaada shuleni na nyumbani. Usikate tamaa."],
    ],
    subject: [
      [1, "Kazi bora sana"],
      [1, "Hongera; endelea hivyo"],
      [2, "Vizuri; lenga juu zaidi"],
      [2, "Maendeleo mazuri"],
      [3, "Wastani; fanya mazoezi zaidi"],
      [3, "Anaweza kufanya vizuri zaidi"],
      [4, "Anahitaji msaada na mazoezi"],
      [4, "Aongeze bidii"],
    ],
  },
};

export const defaultPhrases = (kind: RemarkKind, language: CardLanguage): Phrase[] =>
  PHRASES[language][kind].map(([band, text]) => ({ band, text }));
