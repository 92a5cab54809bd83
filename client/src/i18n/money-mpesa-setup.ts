import { messages } from "./messages";

/** How the school is paid through M-Pesa. */
export const moneyMpesaSetup = messages(
  {
    setupNone: "The school does not take M-Pesa through Asili",
    setupNoneHelp: "Whoever looks after the server enters the school's paybill; the guide says how.",
    paybill: "Paybill",
    till: "Till",
    accountIs: "Account",
    accountPlain: "The learner's admission number",
    accountPrefixed: "{prefix} and the learner's admission number",
    prompting: "Prompts to phones",
    promptsYes: "Yes: guardians can pay from the app",
    promptsNo: "No: guardians pay at the number",
    practice: "Practice M-Pesa: no real money moves.",
    practiceOpen: "Open the practice phone",
    register: "Tell M-Pesa where to report",
    registerHelp:
      "Do this once, and again when the server's address changes. Until then payments at the number are found by looking, which takes up to an hour.",
    takesAny: "Let payments through whose account names no learner",
    takesAnyHelp: "They wait under “Money without a learner”. Otherwise M-Pesa refuses them on the payer's phone.",
    registered: "M-Pesa reports to this school from now on.",
    registerBusy: "M-Pesa is busy. Try again in {n} second.|M-Pesa is busy. Try again in {n} seconds.",
    registerFault: "M-Pesa would not: {fault}",
    registerAdmin: "An administrator tells M-Pesa where to report payments.",
  },
  {
    setupNone: "Shule haipokei M-Pesa kupitia Asili",
    setupNoneHelp: "Anayetunza seva huingiza paybill ya shule; mwongozo unaeleza jinsi.",
    paybill: "Paybill ya shule",
    till: "Till ya shule",
    accountIs: "Akaunti",
    accountPlain: "Nambari ya usajili ya mwanafunzi",
    accountPrefixed: "{prefix} na nambari ya usajili ya mwanafunzi",
    prompting: "Maombi kwa simu",
    promptsYes: "Ndiyo: wazazi wanaweza kulipa kwenye programu",
    promptsNo: "Hapana: wazazi hulipa kwenye nambari",
    practice: "M-Pesa ya mazoezi: hakuna pesa halisi inayohama.",
    practiceOpen: "Fungua simu ya mazoezi",
    register: "Iambie M-Pesa pa kuripoti",
    registerHelp:
      "Fanya hivi mara moja, na tena anwani ya seva ikibadilika. Kabla ya hapo malipo ya nambari hupatikana kwa kutafutwa, hadi saa moja.",
    takesAny: "Ruhusu malipo ambayo akaunti yake haimtaji mwanafunzi",
    takesAnyHelp: "Husubiri kwenye “Fedha zisizo na mwanafunzi”. La sivyo M-Pesa huyakataa kwenye simu ya mlipaji.",
    registered: "M-Pesa itaripoti kwa shule hii kuanzia sasa.",
    registerBusy:
      "M-Pesa ina shughuli nyingi. Jaribu tena baada ya sekunde {n}.|M-Pesa ina shughuli nyingi. Jaribu tena baada ya sekunde {n}.",
    registerFault: "M-Pesa imekataa: {fault}",
    registerAdmin: "Msimamizi huiambia M-Pesa pa kuripoti malipo.",
  },
);
