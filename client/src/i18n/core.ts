import { messages } from "./messages";

/** What every screen says. */
export const core = messages(
  {
    morning: "Morning",
    afternoon: "Afternoon",
    back: "Back",
    reading: "Reading…",
    menu: "Main menu",
    language: "Language",
    navMoney: "Money",
    navToday: "Today",
    navMarks: "Marks",
    navSchool: "School",
    navChildren: "My children",
    navFees: "Fees",
    navRoster: "Lists",
    navSettings: "Settings",
    broken: "This page stopped working",
    brokenHelp:
      "What you saved is kept on this phone. Open the page again; if it stops again, tell your school's administrator.",
    brokenOffline: "It has not been opened on this phone before, so it needs a network once. What you saved is kept.",
    tryAgain: "Try again",
    moved: "Asili was updated on this phone",
    movedHelp: "Another tab opened a newer version. Open this page again to go on; unsent work is kept.",
    openAgain: "Open again",
  },
  {
    morning: "Asubuhi",
    afternoon: "Alasiri",
    back: "Rudi",
    reading: "Inasoma…",
    menu: "Menyu kuu",
    language: "Lugha",
    navMoney: "Fedha",
    navToday: "Leo",
    navMarks: "Alama",
    navSchool: "Shule",
    navChildren: "Watoto wangu",
    navFees: "Karo",
    navRoster: "Orodha",
    navSettings: "Mipangilio",
    broken: "Ukurasa huu umeacha kufanya kazi",
    brokenHelp: "Ulichohifadhi kipo kwenye simu hii. Fungua ukurasa tena; ukikwama tena, mwambie msimamizi wa shule.",
    brokenOffline:
      "Haujawahi kufunguliwa kwenye simu hii, kwa hivyo unahitaji mtandao mara moja. Ulichohifadhi kipo salama.",
    tryAgain: "Jaribu tena",
    moved: "Asili imesasishwa kwenye simu hii",
    movedHelp:
      "Kichupo kingine kimefungua toleo jipya. Fungua ukurasa huu tena ili kuendelea; kazi ambayo haijatumwa ipo salama.",
    openAgain: "Fungua tena",
  },
);
