import { messages } from "./messages";

/** What stands in a model's place where none is in force. */
export const riskRulesInForce = messages(
  {
    rulesTitle: "Simple rules are in force",
    rulesHelp: "They count points from the same records, so that there is always a list. They give no percentages.",
    whyThin:
      "The school’s records hold {rows} learner-terms whose end is known; in {events} of them the learner left. A model needs 500 and 50. With fewer, what it learns is mostly chance.",
    whyNone:
      "No model has been trained yet. Asili tries every night, or now, if you ask for it. It needs 500 learner-terms whose end is known, and 50 in which the learner left.",
    whyLeftPool:
      "Version {version} was learnt together with other schools and is no longer used, since this school, or one that it was learnt with, no longer takes part.",
    whyRolledBack: "Version {version} was rolled back.",
    whyStored: "The latest, version {version}, is stored and not used: {why}.",
    toVersion: "Look at version {version}",
    points: "Points",
    rule: "What the records show",
    rulesTable: "The rules",
    rulesBands: "5 points or more are high, 3 or 4 medium, fewer low. Nothing is counted where nothing is recorded.",
  },
  {
    rulesTitle: "Kanuni rahisi zinatumika",
    rulesHelp: "Huhesabu pointi kutoka kwa rekodi zilezile, ili orodha iwepo daima. Hazitoi asilimia.",
    whyThin:
      "Rekodi za shule zina mihula {rows} ya wanafunzi ambayo mwisho wake unajulikana; katika {events} mwanafunzi aliacha shule. Modeli inahitaji 500 na 50. Zikiwa chache, inachojifunza ni bahati tu.",
    whyNone:
      "Hakuna modeli iliyofundishwa bado. Asili hujaribu kila usiku, au sasa, ukiomba. Inahitaji mihula 500 ya wanafunzi ambayo mwisho wake unajulikana, na 50 ambamo mwanafunzi aliacha shule.",
    whyLeftPool:
      "Toleo la {version} lilijifunza pamoja na shule nyingine na halitumiki tena, kwa kuwa shule hii, au mojawapo ya hizo, haishiriki tena.",
    whyRolledBack: "Toleo la {version} lilirudishwa nyuma.",
    whyStored: "La karibuni, toleo la {version}, limehifadhiwa wala halitumiki: {why}.",
    toVersion: "Tazama toleo la {version}",
    points: "Pointi",
    rule: "Rekodi zinachoonyesha",
    rulesTable: "Kanuni",
    rulesBands:
      "Pointi 5 au zaidi ni hatari kubwa, 3 au 4 ya wastani, chini ya hapo ndogo. Pasiporekodiwa kitu, hakuna kinachohesabiwa.",
  },
);
