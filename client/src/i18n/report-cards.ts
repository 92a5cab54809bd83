import { messages } from "./messages";

/** Report cards on a phone: choosing, reading and printing them. */
export const reportCards = messages(
  {
    title: "Report cards",
    open: "Report cards",
    none: "No report card yet",
    noneHelp: "A card comes to this phone by itself when the school publishes it. Connect to the network now and then.",
    noneOf: "There is no report card of this learner on this phone",
    noneOfHelp: "It comes when the school publishes it. If it was taken back, ask the school.",
    term: "Term {number}, {year}",
    print: "Print",
    printAll: "Print this card|Print all {n} cards",
    kept: "Kept on this phone: it can be read and printed without a network.",
  },
  {
    title: "Ripoti za wanafunzi",
    open: "Ripoti",
    none: "Bado hakuna ripoti",
    noneHelp: "Ripoti hufika kwenye simu hii yenyewe shule inapoitoa. Unganisha mtandao mara kwa mara.",
    noneOf: "Hakuna ripoti ya mwanafunzi huyu kwenye simu hii",
    noneOfHelp: "Itafika shule itakapoitoa. Ikiwa ilirudishwa, uliza shule.",
    term: "Muhula wa {number}, {year}",
    print: "Chapisha",
    printAll: "Chapisha ripoti hii|Chapisha ripoti zote {n}",
    kept: "Imehifadhiwa kwenye simu hii: inaweza kusomwa na kuchapishwa bila mtandao.",
  },
);
