import { messages } from "./messages";

/** Those who learn at the school no longer. */
export const formerLearners = messages(
  {
    title: "Former learners",
    how: "How they went",
    any: "All",
    COMPLETED: "Completed",
    TRANSFERRED: "Went to another school",
    LEFT: "Left school",
    year: "Year",
    anyYear: "Every year",
    search: "Name or admission number",
    none: "Nobody is here",
    noneHelp: "Learners who complete, move to another school or leave are listed here. Their records stay.",
    found: "{n} learner|{n} learners",
    counts: "{completed} completed, {transferred} transferred, {left} left",
  },
  {
    title: "Wanafunzi wa zamani",
    how: "Walivyoondoka",
    any: "Wote",
    COMPLETED: "Walihitimu",
    TRANSFERRED: "Walihamia shule nyingine",
    LEFT: "Waliacha shule",
    year: "Mwaka",
    anyYear: "Miaka yote",
    search: "Jina au nambari ya usajili",
    none: "Hakuna mtu hapa",
    noneHelp: "Wanafunzi wanaohitimu, kuhamia shule nyingine au kuacha shule huorodheshwa hapa. Rekodi zao hubaki.",
    found: "Mwanafunzi {n}|Wanafunzi {n}",
    counts: "{completed} walihitimu, {transferred} walihama, {left} waliacha",
  },
);
