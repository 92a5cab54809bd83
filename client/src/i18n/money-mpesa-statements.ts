import { messages } from "./messages";

/** M-Pesa's statements beside the books. */
export const moneyMpesaStatements = messages(
  {
    statementsHelp:
      "M-Pesa's statement, the portal's CSV as it is, is compared with the books: what was not known is receipted, what differs is told. The same file adds nothing again.",
    statementChoose: "Choose the statement (CSV)",
    statementReading: "Comparing…",
    statementsNone: "No statement was compared yet",
    statementsNoneHelp: "Download it from M-Pesa's portal each day, and bring it here.",
    statementDays: "{from} to {to}",
    statementEmpty: "It has no transactions",
    statementRows: "{n} line|{n} lines",
    statementMatched: "{n} known and the same",
    statementAdded: "{n} taken in now",
    statementOthers: "{n} of other schools",
    statementAgrees: "All of it agrees with the books",
    statementDiffers: "{n} thing does not agree|{n} things do not agree",
    statementClosing: "The account held {amount} after the last line; the books said {books}.",
    findingUNREAD: "Line {line} cannot be read",
    findingDIFFERENT: "{receipt} has another amount in the books",
    findingMISSING: "{receipt} is in the books, and not on the statement",
    findingREVERSED_THERE: "{receipt} was taken back at M-Pesa, and stands in the books",
  },
  {
    statementsHelp:
      "Taarifa ya M-Pesa, CSV ya tovuti ilivyo, hulinganishwa na vitabu: yasiyojulikana hupata risiti, yanayotofautiana hutajwa. Faili ileile haiongezi kitu tena.",
    statementChoose: "Chagua taarifa (CSV)",
    statementReading: "Inalinganisha…",
    statementsNone: "Bado hakuna taarifa iliyolinganishwa",
    statementsNoneHelp: "Ipakue kwenye tovuti ya M-Pesa kila siku, uilete hapa.",
    statementDays: "{from} hadi {to}",
    statementEmpty: "Haina muamala wowote",
    statementRows: "Mstari {n}|Mistari {n}",
    statementMatched: "{n} inajulikana na ni sawa",
    statementAdded: "{n} imepokelewa sasa",
    statementOthers: "{n} ya shule nyingine",
    statementAgrees: "Yote inakubaliana na vitabu",
    statementDiffers: "Jambo {n} halikubaliani|Mambo {n} hayakubaliani",
    statementClosing: "Akaunti ilikuwa na {amount} baada ya mstari wa mwisho; vitabu vilisema {books}.",
    findingUNREAD: "Mstari {line} hausomeki",
    findingDIFFERENT: "{receipt} ina kiasi kingine kwenye vitabu",
    findingMISSING: "{receipt} iko kwenye vitabu, na haiko kwenye taarifa",
    findingREVERSED_THERE: "{receipt} ilirudishwa na M-Pesa, na bado iko kwenye vitabu",
  },
);
