import { messages } from "./messages";

export const verify = messages(
  {
    title: "Is this receipt real?",
    asking: "Asking the school…",
    stands: "Yes: this receipt is real",
    fell: "This receipt was taken back",
    fellHelp: "The school made it, and reversed it later. It proves no payment any more.",
    unknown: "No: no school here made a receipt with this code",
    unknownHelp:
      "See that the code is copied right: {code}. If it is, the paper is not from Asili. Show it to the school.",
    tooMany: "Too many codes were tried. Wait some minutes, then try again.",
    noAnswer: "The school could not be asked. Check the network, then try again.",
    again: "Try again",
    school: "School",
    number: "Receipt",
    day: "Day",
    amount: "Amount",
    compare: "See that the paper says the same.",
    language: "Language",
  },
  {
    title: "Je, risiti hii ni ya kweli?",
    asking: "Inauliza shule…",
    stands: "Ndiyo: risiti hii ni ya kweli",
    fell: "Risiti hii ilibatilishwa",
    fellHelp: "Shule iliitoa, kisha ikaibatilisha. Haithibitishi malipo tena.",
    unknown: "Hapana: hakuna shule hapa iliyotoa risiti yenye nambari hii",
    unknownHelp:
      "Hakikisha nambari imenakiliwa sawa: {code}. Kama ni sawa, karatasi hiyo haitoki Asili. Ionyeshe shule.",
    tooMany: "Nambari nyingi mno zimejaribiwa. Subiri dakika chache, kisha ujaribu tena.",
    noAnswer: "Shule haikuweza kuulizwa. Angalia mtandao, kisha ujaribu tena.",
    again: "Jaribu tena",
    school: "Shule",
    number: "Risiti",
    day: "Siku",
    amount: "Kiasi",
    compare: "Hakikisha karatasi inasema hivyo hivyo.",
    language: "Lugha",
  },
);
