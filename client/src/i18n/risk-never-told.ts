import { messages } from "./messages";

/** What no risk is ever computed from, each with why: the server's published list, in both languages. */
export const neverTold = messages(
  {
    names: "Names: they tell of family, people and faith, not of schooling.",
    numbers: "Admission numbers and national ids: whether one has them says whose birth was registered.",
    sex: "Sex: a girl and a boy with the same record get the same risk. Only the card compares them.",
    family: "Phones, homes, guardians, custody, brothers and sisters: a family must not count against a child.",
    faith:
      "Religion, people, language and place of birth: the law calls them sensitive, and Asili does not record them.",
    health:
      "Illness, menstruation, bereavement, special needs: an absence counts as an absence, whatever of these it was for.",
    pregnancy: "Pregnancy and marriage: girls are to come back to school, and no list may be where it shows.",
    reasons: "Why somebody left, where to, and every note: they were told in confidence.",
    today: "How the learner stands today: it would tell an earlier day what came after it.",
    money: "What money was for: a lunch unpaid is as much a debt as a desk.",
    writing: "Who wrote something, and on which phone: it tells of the writing, not of the learner.",
  },
  {
    names: "Majina: husimulia familia, kabila na imani, si masomo.",
    numbers: "Nambari za usajili na vitambulisho vya kitaifa: kuwa navyo huonyesha tu kuzaliwa kwa nani kulisajiliwa.",
    sex: "Jinsia: msichana na mvulana wenye rekodi sawa hupata hatari sawa. Kadi pekee ndiyo huwalinganisha.",
    family: "Simu, makazi, walezi, haki ya malezi, ndugu: familia haipaswi kumhesabia mtoto vibaya.",
    faith: "Dini, kabila, lugha na mahali pa kuzaliwa: sheria huviita nyeti, na Asili haivirekodi.",
    health: "Ugonjwa, hedhi, msiba, mahitaji maalum: kukosa ni kukosa tu, iwe kwa sababu gani kati ya hizi.",
    pregnancy: "Ujauzito na ndoa: wasichana wanapaswa kurudi shuleni, na hakuna orodha inayopaswa kuvifichua.",
    reasons: "Kwa nini mtu aliacha, alikokwenda, na kila maandishi: viliambiwa kwa siri.",
    today: "Hali ya mwanafunzi ya leo: ingeiambia siku ya awali kilichotokea baadaye.",
    money: "Pesa zilikuwa za nini: chakula kisicholipiwa ni deni sawa na dawati.",
    writing: "Nani aliandika, na kwa simu gani: husimulia uandishi, si mwanafunzi.",
  },
);
